#include "quality/loss.h"

#include "fit/kernels.h"

#include <array>
#include <cassert>
#include <cstddef>

namespace logreg {

MeanLosses mean_losses(const Scores& scores, const Run& run) {
  assert(scores.labels.size() == scores.rows());
  assert(scores.weights.empty() || scores.weights.size() == scores.rows());
  const Kernels& kernels = logreg::kernels(run.instruction_set());
  const auto [loss, square, weight] = sums_over_rows<3>(scores, run, [&](std::size_t begin, std::size_t end) {
    const std::size_t rows = end - begin;
    std::array<double, rows_a_piece> labels;
    std::array<double, rows_a_piece> losses;
    std::array<double, rows_a_piece> residuals;
    std::array<double, rows_a_piece> squares;
    for (std::size_t i = 0; i < rows; ++i) labels[i] = scores.labels[begin + i] != 0 ? 1.0 : 0.0;
    const double sum =
        kernels.losses(scores.logits.data() + begin, rows, labels.data(), nullptr, residuals.data(), losses.data());
    kernels.multiply(residuals.data(), residuals.data(), rows, squares.data());
    if (scores.weights.empty()) return std::array{sum, kernels.sum(squares.data(), rows), static_cast<double>(rows)};
    const double* const weights = scores.weights.data() + begin;
    const std::array<const double*, 2> columns = {losses.data(), squares.data()};
    std::array<double, 3> sums = {0, 0, kernels.sum(weights, rows)};
    kernels.add_products(weights, rows, columns.data(), columns.size(), sums.data());
    return sums;
  });
  if (weight == 0) return {};
  return {loss / weight, square / weight};
}

}  // namespace logreg
