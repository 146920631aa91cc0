#include "quality/curves.h"

#include "base/moments.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace logreg {

Ranking::Ranking(const Scores& scores, const Run& run) : Ranking(ranks_of(scores, run), scores.are_probabilities()) {}

Ranking::Ranking(AlignedVector<Rank> ranks, bool by_probability)
    : ranks_(std::move(ranks)), by_probability_(by_probability) {
  Sum positives, negatives;
  for (const Rank& rank : ranks_) {
    positives.add(rank.positive);
    negatives.add(rank.negative);
  }
  positives_ = positives.value();
  negatives_ = negatives.value();
}

std::optional<double> roc_auc(const Ranking& ranking) {
  if (!ranking.has_both_classes()) return std::nullopt;
  // Pairs won and lost by the positive; dividing by their sum and not by positives * negatives makes a perfect
  // ranking exactly 1 whatever was rounded.
  Sum won, lost, positives_above, negatives_above;
  for (const Rank& rank : ranking.ranks()) {
    const double half_tied = rank.positive * rank.negative / 2;
    won.add(rank.negative * positives_above.value());
    won.add(half_tied);
    lost.add(rank.positive * negatives_above.value());
    lost.add(half_tied);
    positives_above.add(rank.positive);
    negatives_above.add(rank.negative);
  }
  return won.value() / (won.value() + lost.value());
}

std::optional<double> average_precision(const Ranking& ranking) {
  if (!ranking.has_both_classes()) return std::nullopt;
  Sum area, true_positives, false_positives;
  for (const Rank& rank : ranking.ranks()) {
    true_positives.add(rank.positive);
    false_positives.add(rank.negative);
    const double predicted_positive = true_positives.value() + false_positives.value();
    area.add(rank.positive * (true_positives.value() / predicted_positive));
  }
  return area.value() / ranking.positives();
}

std::optional<double> ks(const Ranking& ranking) {
  if (!ranking.has_both_classes()) return std::nullopt;
  double greatest = 0;
  Sum true_positives, false_positives;
  for (const Rank& rank : ranking.ranks()) {
    true_positives.add(rank.positive);
    false_positives.add(rank.negative);
    const double distance =
        std::abs(true_positives.value() / ranking.positives() - false_positives.value() / ranking.negatives());
    greatest = std::max(greatest, distance);
  }
  return greatest;
}

std::optional<double> gini(const Ranking& ranking) {
  const auto area = roc_auc(ranking);
  if (!area) return std::nullopt;
  return 2 * *area - 1;
}

std::optional<double> gain(const Ranking& ranking, double share) {
  if (!ranking.has_both_classes()) return std::nullopt;
  const double wanted = share * (ranking.positives() + ranking.negatives());
  Sum rows, positives;
  for (const Rank& rank : ranking.ranks()) {
    const double tied = rank.positive + rank.negative;
    const double room = wanted - rows.value();
    if (tied >= room) {
      positives.add(rank.positive * (room / tied));
      break;
    }
    rows.add(tied);
    positives.add(rank.positive);
  }
  return positives.value() / ranking.positives();
}

}  // namespace logreg
