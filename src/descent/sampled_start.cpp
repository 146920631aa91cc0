#include "descent/sampled_start.h"

#include "descent/whitened_descent.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace logreg {

namespace {

constexpr std::size_t fewest_rows = std::size_t{1} << 15;
constexpr std::size_t rows_a_term = 256;
constexpr std::size_t smallest_stride = 8;
constexpr double cases_a_term = 10;    // of either class (Peduzzi et al. 1996)
constexpr double close_enough = 0.01;  // of the standard errors that so few rows give
constexpr std::size_t most_iterations = 15;

}  // namespace

std::optional<std::vector<double>> sampled_start(const Objective& objective, const SymmetricMatrix& gram,
                                                 const NullModel& null, const DescentOptions& options) {
  const Design& design = objective.design();
  const std::size_t stride = design.rows / std::max(fewest_rows, rows_a_term * objective.size());
  if (stride < smallest_stride) return std::nullopt;
  const Design part = design.every(stride);
  const double rarer = std::min(part.positives, part.weight_sum - part.positives);
  if (rarer < cases_a_term * static_cast<double>(objective.size())) return std::nullopt;
  Objective of_part(part, objective.terms(), objective.penalty(), objective.kernels(), objective.run());
  DescentOptions rough = options;
  rough.tolerance = close_enough;
  rough.max_iterations = most_iterations;
  Descent descent = whitened_descent(of_part, gram, null, {}, rough, Growth::ends_the_descent, objective.run());
  if (descent.stop != StopReason::converged) return std::nullopt;
  return std::move(descent.point.weights);
}

}  // namespace logreg
