#include "quality/loss.h"

#include "base/moments.h"
#include "fit/neuron.h"

#include <array>
#include <cassert>
#include <cstddef>

namespace logreg {

namespace {

template <class Loss>
std::optional<double> mean_over_rows(const Scores& scores, const Run& run, const Loss& loss) {
  assert(scores.labels.size() == scores.rows());
  assert(scores.weights.empty() || scores.weights.size() == scores.rows());
  const auto [total, weight_sum] = sums_over_rows<2>(scores, run, [&](std::size_t begin, std::size_t end) {
    // Without branches, so that the loop vectorises; then added up one by one.
    std::array<double, rows_a_piece> losses;
    for (std::size_t i = begin; i < end; ++i) losses[i - begin] = loss(scores.logits[i], scores.labels[i] != 0);
    Sum sum, weights;
    for (std::size_t i = begin; i < end; ++i) {
      sum.add(scores.weight(i) * losses[i - begin]);
      weights.add(scores.weight(i));
    }
    return std::array{sum.value(), weights.value()};
  });
  if (weight_sum == 0) return std::nullopt;
  return total / weight_sum;
}

}  // namespace

std::optional<double> mean_log_loss(const Scores& scores, const Run& run) {
  return mean_over_rows(scores, run, [](double logit, bool positive) { return log_loss(logit, positive ? 1.0 : 0.0); });
}

std::optional<double> brier_score(const Scores& scores, const Run& run) {
  return mean_over_rows(scores, run, [](double logit, bool positive) {
    // 1 - sigmoid(z) = sigmoid(-z), without the cancellation.
    const double miss = sigmoid(positive ? -logit : logit);
    return miss * miss;
  });
}

}  // namespace logreg
