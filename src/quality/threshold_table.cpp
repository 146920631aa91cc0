#include "quality/threshold_table.h"

#include "base/moments.h"
#include "quality/ranked_probabilities.h"

#include <algorithm>
#include <cstddef>

namespace logreg {

std::vector<double> usual_thresholds(std::span<const double> more) {
  constexpr int steps = 20;
  std::vector<double> thresholds(more.begin(), more.end());
  for (int i = 1; i < steps; ++i) thresholds.push_back(static_cast<double>(i) / steps);
  std::sort(thresholds.begin(), thresholds.end());
  thresholds.erase(std::unique(thresholds.begin(), thresholds.end()), thresholds.end());
  return thresholds;
}

std::vector<ThresholdRow> threshold_table(const Ranking& ranking, std::span<const double> thresholds, const Run& run) {
  // Positives and negatives whose probability is above so many of the thresholds.
  std::vector<Sum> positives(thresholds.size() + 1), negatives(thresholds.size() + 1);
  std::size_t exceeded = thresholds.size();
  for_each_probability(ranking, run, [&](const Rank& rank, double probability) {
    while (exceeded > 0 && !(probability > thresholds[exceeded - 1])) --exceeded;
    while (exceeded < thresholds.size() && probability > thresholds[exceeded]) ++exceeded;
    positives[exceeded].add(rank.positive);
    negatives[exceeded].add(rank.negative);
  });
  std::vector<ThresholdRow> rows(thresholds.size());
  Sum true_positives, false_positives;
  for (std::size_t i = thresholds.size(); i > 0; --i) {
    true_positives.add(positives[i].value());
    false_positives.add(negatives[i].value());
    rows[i - 1] = {thresholds[i - 1], ranking.confusion(true_positives.value(), false_positives.value())};
  }
  return rows;
}

}  // namespace logreg
