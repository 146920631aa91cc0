#include "quality/curves.h"

#include "base/moments.h"
#include "base/parallel.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <tuple>

namespace logreg {

namespace {

// One rank a row; rows without weight are no threshold of any curve.
std::vector<Rank> weighted_rows(const Scores& scores) {
  assert(scores.labels.size() == scores.rows());
  assert(scores.weights.empty() || scores.weights.size() == scores.rows());
  std::vector<Rank> rows;
  rows.reserve(scores.rows());
  for (std::size_t row = 0; row < scores.rows(); ++row) {
    assert(!std::isnan(scores.logits[row]));
    const double weight = scores.weight(row);
    if (weight == 0) continue;
    const bool positive = scores.labels[row] != 0;
    rows.push_back({scores.logits[row], positive ? weight : 0.0, positive ? 0.0 : weight});
  }
  return rows;
}

// Equal logits are ordered by weight, so that their sum does not depend on where the rows stood.
bool comes_first(const Rank& a, const Rank& b) {
  return std::tie(a.logit, a.positive, a.negative) > std::tie(b.logit, b.positive, b.negative);
}

// In place: the merged rank never stands behind the first row that it is made of.
void merge_equal_logits(std::vector<Rank>& sorted) {
  std::size_t merged = 0;
  for (std::size_t row = 0; row < sorted.size();) {
    const double logit = sorted[row].logit;
    Sum positive, negative;
    for (; row < sorted.size() && sorted[row].logit == logit; ++row) {
      positive.add(sorted[row].positive);
      negative.add(sorted[row].negative);
    }
    sorted[merged++] = {logit, positive.value(), negative.value()};
  }
  sorted.resize(merged);
}

}  // namespace

Ranking::Ranking(const Scores& scores, const Run& run) : ranks_(weighted_rows(scores)) {
  parallel_sort(run, ranks_, comes_first);
  merge_equal_logits(ranks_);
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

}  // namespace logreg
