#include "quality/loss.h"

#include "descent/kernels.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <cstddef>

namespace logreg {

namespace {

// Of some rows, one each.
struct RowLosses {
  std::array<double, rows_a_piece> logs;
  std::array<double, rows_a_piece> residuals;  // probability - label, perhaps with the other sign
};

void fill_from_logits(const Scores& scores, std::size_t begin, std::size_t rows, const Kernels& kernels,
                      RowLosses& losses) {
  std::array<double, rows_a_piece> labels;
  for (std::size_t i = 0; i < rows; ++i) labels[i] = scores.labels[begin + i] != 0 ? 1.0 : 0.0;
  kernels.losses(scores.logits.data() + begin, rows, labels.data(), nullptr, losses.residuals.data(),
                 losses.logs.data());
}

void fill_from_probabilities(const Scores& scores, std::size_t begin, std::size_t rows, RowLosses& losses) {
  for (std::size_t i = 0; i < rows; ++i) {
    const double p = scores.probabilities[begin + i];
    const bool positive = scores.labels[begin + i] != 0;
    losses.residuals[i] = positive ? 1 - p : p;
    losses.logs[i] = positive ? -std::log(p) : -std::log1p(-p);
  }
}

std::optional<double> variance(double sum_of_squares, double mean, double weight) {
  if (!(weight > 1)) return std::nullopt;
  return std::max(sum_of_squares - weight * mean * mean, 0.0) / (weight - 1);
}

}  // namespace

MeanLosses mean_losses(const Scores& scores, const Run& run) {
  assert(scores.weights.empty() || scores.weights.size() == scores.rows());
  const Kernels& kernels = logreg::kernels(run.instruction_set());
  const auto sums = sums_over_rows<5>(scores, run, [&](std::size_t begin, std::size_t end) {
    const std::size_t rows = end - begin;
    RowLosses losses;
    if (scores.are_probabilities()) {
      fill_from_probabilities(scores, begin, rows, losses);
    } else {
      fill_from_logits(scores, begin, rows, kernels, losses);
    }
    std::array<double, rows_a_piece> squares;
    std::array<double, rows_a_piece> log_squares;
    std::array<double, rows_a_piece> fourth_powers;
    kernels.multiply(losses.residuals.data(), losses.residuals.data(), rows, squares.data());
    kernels.multiply(losses.logs.data(), losses.logs.data(), rows, log_squares.data());
    kernels.multiply(squares.data(), squares.data(), rows, fourth_powers.data());
    const std::array<const double*, 4> columns = {losses.logs.data(), squares.data(), log_squares.data(),
                                                  fourth_powers.data()};
    std::array<double, 5> result{};
    if (scores.weights.empty()) {
      for (std::size_t k = 0; k < columns.size(); ++k) result[k] = kernels.sum(columns[k], rows);
      result[4] = static_cast<double>(rows);
    } else {
      const double* const weights = scores.weights.data() + begin;
      kernels.add_products(weights, rows, columns.data(), columns.size(), result.data());
      result[4] = kernels.sum(weights, rows);
    }
    return result;
  });
  const auto& [log, square, log_square, fourth_power, weight] = sums;
  if (weight == 0) return {};
  MeanLosses losses{log / weight, square / weight};
  losses.log_loss_variance = variance(log_square, log / weight, weight);
  losses.brier_variance = variance(fourth_power, square / weight, weight);
  return losses;
}

}  // namespace logreg
