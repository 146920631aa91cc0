#include "quality/curves.h"

#include "base/moments.h"
#include "base/parallel.h"
#include "base/radix_sort.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace logreg {

namespace {

// Rows of one class as they are sorted: alone, or with their weight.
struct Row {
  std::uint64_t key;
  double weight() const { return 1; }
};
struct WeightedRow {
  std::uint64_t key;
  double row_weight;
  double weight() const { return row_weight; }
};

void sort(AlignedVector<Row>& rows) {
  radix_sort(rows, [](const Row& row) { return row.key; });
}

// Equal logits are ordered by weight, so that their sum does not depend on where the rows stood.
void sort(AlignedVector<WeightedRow>& rows) {
  radix_sort(rows, [](const WeightedRow& row) { return descending_key(row.row_weight); });
  radix_sort(rows, [](const WeightedRow& row) { return row.key; });
}

// The rows of the negatives and of the positives, sorted; rows without weight are no threshold of any curve.
template <class SomeRow>
std::array<AlignedVector<SomeRow>, 2> sorted_rows(const Scores& scores, const Run& run) {
  std::array<AlignedVector<SomeRow>, 2> rows;
  const auto negatives =
      static_cast<std::size_t>(std::count(scores.labels.begin(), scores.labels.end(), std::uint8_t{0}));
  rows[0].reserve(negatives);
  rows[1].reserve(scores.rows() - negatives);
  for (std::size_t row = 0; row < scores.rows(); ++row) {
    assert(!std::isnan(scores.logits[row]));
    const std::uint64_t key = descending_key(scores.logits[row]);
    auto& of_class = rows[scores.labels[row] != 0 ? 1 : 0];
    if constexpr (std::is_same_v<SomeRow, Row>) {
      of_class.push_back({key});
    } else if (scores.weights[row] != 0) {
      of_class.push_back({key, scores.weights[row]});
    }
  }
  parallel_for(run, 2, [&](std::size_t label) { sort(rows[label]); });
  return rows;
}

// The weight of the rows from `at` on that share a key; moves `at` behind them.
template <class SomeRow>
double weight_of_tie(std::span<const SomeRow> rows, std::uint64_t key, std::size_t& at) {
  Sum sum;
  for (; at < rows.size() && rows[at].key == key; ++at) sum.add(rows[at].weight());
  return sum.value();
}

template <class SomeRow>
AlignedVector<Rank> ranks_of(const Scores& scores, const Run& run) {
  const auto rows = sorted_rows<SomeRow>(scores, run);
  const std::span<const SomeRow> negatives = rows[0];
  const std::span<const SomeRow> positives = rows[1];
  AlignedVector<Rank> ranks;
  ranks.reserve(negatives.size() + positives.size());
  constexpr std::uint64_t behind_all = ~std::uint64_t{0};
  for (std::size_t n = 0, p = 0; n < negatives.size() || p < positives.size();) {
    const std::uint64_t key = std::min(n < negatives.size() ? negatives[n].key : behind_all,
                                       p < positives.size() ? positives[p].key : behind_all);
    const double positive = weight_of_tie(positives, key, p);
    const double negative = weight_of_tie(negatives, key, n);
    ranks.push_back({from_descending_key(key), positive, negative});
  }
  return ranks;
}

}  // namespace

Ranking::Ranking(const Scores& scores, const Run& run) {
  assert(scores.labels.size() == scores.rows());
  assert(scores.weights.empty() || scores.weights.size() == scores.rows());
  ranks_ = scores.weights.empty() ? ranks_of<Row>(scores, run) : ranks_of<WeightedRow>(scores, run);
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
