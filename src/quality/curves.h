// Rows ranked by their logit, and the metrics that ask only for the order: one sort serves all.
//
// Rows whose logits are exactly equal share a rank. Walking down the ranks and adding up the positives and negatives
// passed gives the points of the ROC and of the precision-recall curve (Fawcett 2006, algorithm 1). Cost: the sort.
#pragma once

#include "base/aligned_vector.h"
#include "base/run.h"
#include "quality/confusion.h"
#include "quality/ranks.h"
#include "quality/scores.h"

#include <algorithm>
#include <optional>
#include <span>

namespace logreg {

// Ranks in strictly descending order of logit, none without weight. The order of the rows leaves no trace.
class Ranking {
 public:
  explicit Ranking(const Scores& scores, const Run& run = Run());
  // Ranks that there are already, in strictly descending order.
  Ranking(AlignedVector<Rank> ranks, bool by_probability);
  std::span<const Rank> ranks() const { return ranks_; }
  bool is_by_probability() const { return by_probability_; }
  double positives() const { return positives_; }
  double negatives() const { return negatives_; }
  bool has_both_classes() const { return positives_ > 0 && negatives_ > 0; }
  // With so many of both classes predicted positive.
  Confusion confusion(double true_positives, double false_positives) const {
    return {.true_positive = true_positives,
            .false_positive = false_positives,
            .true_negative = std::max(negatives_ - false_positives, 0.0),
            .false_negative = std::max(positives_ - true_positives, 0.0)};
  }

 private:
  AlignedVector<Rank> ranks_;
  bool by_probability_ = false;
  double positives_ = 0;
  double negatives_ = 0;
};

// All are undefined when a class is absent.

// Share of (positive, negative) pairs in which the positive has the greater logit, ties counting one half.
std::optional<double> roc_auc(const Ranking& ranking);
// sum over thresholds of (recall - recall before) * precision: steps, no interpolation.
std::optional<double> average_precision(const Ranking& ranking);
// Greatest distance between true and false positive rate over all thresholds (Kolmogorov and Smirnov).
std::optional<double> ks(const Ranking& ranking);
// 2 roc_auc - 1: Somers' D of the logit and the class.
std::optional<double> gini(const Ranking& ranking);
// The share of the positives among this share of the rows of greatest logit: gain. Lift is gain / share. A tie that
// lies across the border counts in proportion, as if its rows stood in random order.
std::optional<double> gain(const Ranking& ranking, double share);

}  // namespace logreg
