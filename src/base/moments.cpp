#include "base/moments.h"

#include <algorithm>
#include <cassert>
#include <cstddef>

namespace logreg {

namespace {

double weight_at(std::span<const double> weights, std::size_t i) {
  return weights.empty() ? 1.0 : weights[i];
}

double weighted_sum_about(double centre, std::span<const double> values, std::span<const double> weights) {
  Sum sum;
  for (std::size_t i = 0; i < values.size(); ++i) sum.add(weight_at(weights, i) * (values[i] - centre));
  return sum.value();
}

double weighted_squares_about(double centre, std::span<const double> values, std::span<const double> weights) {
  Sum sum;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double deviation = values[i] - centre;
    sum.add(weight_at(weights, i) * deviation * deviation);
  }
  return sum.value();
}

double sum_of_weights(std::size_t count, std::span<const double> weights) {
  Sum sum;
  for (std::size_t i = 0; i < count; ++i) sum.add(weight_at(weights, i));
  return sum.value();
}

}  // namespace

std::optional<Moments> moments(std::span<const double> values, std::span<const double> weights) {
  assert(weights.empty() || weights.size() == values.size());
  const double weight = sum_of_weights(values.size(), weights);
  if (weight == 0) return std::nullopt;
  // n * x / n need not be x; the second look at the deviations removes what the division lost.
  const double rough = weighted_sum_about(0.0, values, weights) / weight;
  const double mean = rough + weighted_sum_about(rough, values, weights) / weight;
  // The mean is rounded, and this is what the squares about it are too large by.
  const double excess = weighted_sum_about(mean, values, weights) / weight;
  const double variance = weighted_squares_about(mean, values, weights) / weight - excess * excess;
  return Moments{weight, mean, std::max(variance, 0.0)};
}

}  // namespace logreg
