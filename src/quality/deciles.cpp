#include "quality/deciles.h"

#include "base/moments.h"
#include "descent/neuron.h"

#include <algorithm>

namespace logreg {

namespace {

std::optional<double> ratio(double part, double whole) {
  return whole > 0 ? std::optional(part / whole) : std::nullopt;
}

// Of one group, while it is filled.
struct Filling {
  Sum positives;
  Sum negatives;
  Sum probabilities;  // weighted

  void add(const Rank& rank, double part, bool by_probability) {
    const double probability = by_probability ? rank.logit : sigmoid(rank.logit);
    positives.add(rank.positive * part);
    negatives.add(rank.negative * part);
    probabilities.add((rank.positive + rank.negative) * part * probability);
  }
};

// The weight that ends each group but the last is walked to, rank by rank.
std::vector<Filling> filled(const Ranking& ranking, std::size_t groups) {
  const double all = ranking.positives() + ranking.negatives();
  std::vector<Filling> result(groups);
  std::size_t group = 0;
  Sum passed;
  for (const Rank& rank : ranking.ranks()) {
    const double weight = rank.positive + rank.negative;
    double left = weight;
    while (group + 1 < groups) {
      const double border = all * static_cast<double>(group + 1) / static_cast<double>(groups);
      const double room = std::max(border - (passed.value() + (weight - left)), 0.0);
      if (left < room) break;
      result[group++].add(rank, room / weight, ranking.is_by_probability());
      left -= room;
    }
    if (left > 0) result[group].add(rank, left / weight, ranking.is_by_probability());
    passed.add(weight);
  }
  return result;
}

}  // namespace

std::vector<Decile> deciles(const Ranking& ranking, std::size_t groups) {
  const double all = ranking.positives() + ranking.negatives();
  std::vector<Decile> result;
  Sum positives;
  Sum negatives;
  for (const Filling& filling : filled(ranking, groups)) {
    Decile& decile = result.emplace_back();
    decile.positives = filling.positives.value();
    decile.rows = decile.positives + filling.negatives.value();
    decile.mean_probability = ratio(filling.probabilities.value(), decile.rows).value_or(0);
    decile.rate = ratio(decile.positives, decile.rows);
    positives.add(decile.positives);
    negatives.add(filling.negatives.value());
    decile.cumulative_share = ratio(positives.value(), ranking.positives());
    const auto prevalence = ratio(ranking.positives(), all);
    if (decile.rate && prevalence) decile.lift = ratio(*decile.rate, *prevalence);
    const auto of_negatives = ratio(negatives.value(), ranking.negatives());
    if (decile.cumulative_share && of_negatives) decile.ks = *decile.cumulative_share - *of_negatives;
  }
  return result;
}

}  // namespace logreg
