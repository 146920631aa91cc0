#include "quality/column_auc.h"

#include "base/moments.h"

#include <utility>

namespace logreg {

namespace {

// The area with what a correction of the pairs counted adds; counts ascend by value.
std::optional<double> area(const std::vector<ValueCounts>& counts, double more_pairs) {
  const ClassCounts all = total(counts);
  if (all.positive == 0 || all.negative == 0) return std::nullopt;
  Sum pairs;
  double negatives_below = 0;
  for (const ValueCounts& count : counts) {
    pairs.add(count.positive * (negatives_below + count.negative / 2));
    negatives_below += count.negative;
  }
  pairs.add(more_pairs);
  return pairs.value() / (all.positive * all.negative);
}

ValueCounts scored(double score, double positive, double negative) {
  ValueCounts counts;
  counts.value = score;
  counts.positive = positive;
  counts.negative = negative;
  return counts;
}

}  // namespace

std::optional<double> roc_auc(const std::vector<ValueCounts>& counts) {
  return area(counts, 0);
}

std::optional<double> roc_auc_left_out(const std::vector<LevelCounts>& counts) {
  const ClassCounts all = total(counts);
  ClassCounts alone;  // rows that have a level for themselves
  std::vector<ValueCounts> scores;
  Sum ties;
  const auto add = [&](const ClassCounts& level, double positives, double others) {
    scores.push_back(scored((positives - 1) / others, level.positive, 0));
    scores.push_back(scored(positives / others, 0, level.negative));
    ties.add(level.positive * level.negative / 2);
  };
  for (const LevelCounts& level : counts) {
    if (level.rows() > 1) {
      add(level, level.positive, level.rows() - 1);
    } else {
      alone += level;
    }
  }
  if (alone.rows() > 0) add(alone, all.positive, all.rows() - 1);
  return area(in_order(std::move(scores)), ties.value());
}

}  // namespace logreg
