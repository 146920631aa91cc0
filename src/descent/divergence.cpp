#include "descent/divergence.h"

#include <algorithm>
#include <limits>

namespace logreg {

namespace {

constexpr std::size_t growing_steps = 4;
constexpr double growing_change = 0.4;
constexpr double growing_ratio = 0.15;  // of squared decrements; e^-1 along a direction of separation
constexpr double growing_gap = 1e-11;   // the stand-in weights bring the mean loss this near to its infimum

// The descent makes the smallest margin larger in comparison with the others, which makes better stand-ins, but after a
// while any margin will do.
constexpr double clear_margin = 0.01;  // of the largest
constexpr double least_margin = 1e-6;

}  // namespace

bool DivergenceWatch::goes_on(const Step& step) {
  const bool grows = step.ratio > growing_ratio && step.largest_change > growing_change && step.is_under_a_later_metric;
  steps_ = grows ? steps_ + 1 : 0;
  return steps_ >= growing_steps && step.squared_decrement < growing_gap;
}

// Ends at the first row that is on the wrong side, which costs nothing where the data are not nearly separated.
std::optional<double> right_margin(const Objective& objective, bool is_patient) {
  double smallest = std::numeric_limits<double>::infinity();
  double largest = 0;
  const double* logit = objective.logits().data();
  for (const DesignBlock& block : objective.design().blocks) {
    for (std::size_t i = 0; i < block.rows; ++i, ++logit) {
      if (block.weight(i) == 0) continue;
      const double of_weights = *logit - block.offset(i);
      const double margin = block.labels[i] > 0.5 ? of_weights : -of_weights;
      if (!(margin > 0)) return std::nullopt;
      smallest = std::min(smallest, margin);
      largest = std::max(largest, margin);
    }
  }
  if (smallest < (is_patient ? clear_margin : least_margin) * largest) return std::nullopt;
  return smallest;
}

}  // namespace logreg
