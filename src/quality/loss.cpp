#include "quality/loss.h"

#include "base/moments.h"
#include "fit/neuron.h"

#include <cassert>
#include <cstddef>

namespace logreg {

namespace {

template <typename Loss>
std::optional<double> mean_over_rows(const Scores& scores, Loss loss) {
  assert(scores.labels.size() == scores.rows());
  assert(scores.weights.empty() || scores.weights.size() == scores.rows());
  Sum total, weight_sum;
  for (std::size_t row = 0; row < scores.rows(); ++row) {
    const double weight = scores.weight(row);
    total.add(weight * loss(scores.logits[row], scores.labels[row] != 0));
    weight_sum.add(weight);
  }
  if (weight_sum.value() == 0) return std::nullopt;
  return total.value() / weight_sum.value();
}

}  // namespace

std::optional<double> mean_log_loss(const Scores& scores) {
  return mean_over_rows(scores, [](double logit, bool positive) { return log_loss(logit, positive ? 1.0 : 0.0); });
}

std::optional<double> brier_score(const Scores& scores) {
  return mean_over_rows(scores, [](double logit, bool positive) {
    // 1 - sigmoid(z) = sigmoid(-z), without the cancellation.
    const double miss = sigmoid(positive ? -logit : logit);
    return miss * miss;
  });
}

}  // namespace logreg
