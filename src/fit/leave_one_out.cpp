#include "fit/leave_one_out.h"

#include "fit/neuron.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace logreg {

namespace {

constexpr double little = 1e8;        // multiplications: a twentieth of a second or so
constexpr double of_a_figure = 100;   // multiplications that a row's rank and loss cost as much as
constexpr double least_rest = 1e-10;  // of a leverage of 1: without the row nothing determines some weight

}  // namespace

bool leaving_out_costs_little(const Objective& objective) {
  const Design& design = objective.design();
  const auto columns = static_cast<double>(design.numeric.size() + design.categorical.size());
  const double of_a_row = static_cast<double>(objective.size()) * columns + of_a_figure;
  return static_cast<double>(design.rows) * of_a_row <= little;
}

std::vector<double> left_out_logits(Objective& objective, const FitResult& fit) {
  const Design& design = objective.design();
  std::vector<double> result = objective.quadratic_forms(fit.information->inverse());
  std::size_t row = 0;
  for (const DesignBlock& block : design.blocks) {
    for (std::size_t i = 0; i < block.rows; ++i, ++row) {
      const double z = fit.logits[row] - fit.intercept_shift;  // as it was fitted
      const double left_out = block.weights.empty() ? 1.0 : std::min(block.weights[i], 1.0);
      const double length = left_out * result[row] / design.weight_sum;
      const double rest = std::max(1 - curvature(z) * length, least_rest);
      result[row] = fit.logits[row] + length * loss_and_residual(z, block.labels[i]).residual / rest;
    }
  }
  return result;
}

}  // namespace logreg
