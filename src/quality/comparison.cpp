#include "quality/comparison.h"

#include "base/moments.h"
#include "descent/kernels.h"
#include "inference/distributions.h"
#include "quality/confusion.h"
#include "quality/delong.h"
#include "quality/loss.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <limits>

namespace logreg {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

// With a test of the normal distribution.
void set_test(PairedDifference& result, const std::optional<double>& variance, double level) {
  if (!result.difference || !variance || !(*variance > 0) || !std::isfinite(*variance)) return;
  result.interval = normal_interval(*result.difference, *variance, normal_critical_value(level), -infinity, infinity);
  result.statistic = *result.difference / std::sqrt(*variance);
  result.p_value = two_sided_normal_tail(*result.statistic);
}

std::optional<double> difference(const std::optional<double>& one, const std::optional<double>& other) {
  if (!one || !other || !std::isfinite(*one - *other)) return std::nullopt;
  return *one - *other;
}

PairedDifference of_areas(const Contender& one, const Contender& other, double level, const Run& run) {
  PairedDifference result{"roc_auc", "ROC AUC", roc_auc(one.ranking), roc_auc(other.ranking), {}, {}, {}, {}, "delong"};
  result.difference = difference(result.value, result.other);
  if (!result.difference) return result;
  std::vector<double> components = roc_components(one.scores, one.ranking, run);
  const std::vector<double> others = roc_components(other.scores, other.ranking, run);
  for (std::size_t row = 0; row < components.size(); ++row) components[row] -= others[row];
  set_test(result, roc_variance(one.scores, components, run), level);
  return result;
}

PairedDifference of_losses(const Contender& one, const Contender& other, double level, const Run& run) {
  PairedDifference result{"log_loss",
                          "Log loss",
                          mean_losses(one.scores, run).log_loss,
                          mean_losses(other.scores, run).log_loss,
                          {},
                          {},
                          {},
                          {},
                          "normal"};
  result.difference = difference(result.value, result.other);
  if (!result.difference) return result;
  const Kernels& kernels = logreg::kernels(run.instruction_set());
  const auto sums = sums_over_rows<2>(one.scores, run, [&](std::size_t begin, std::size_t end) {
    const std::size_t rows = end - begin;
    std::array<std::array<double, rows_a_piece>, 2> losses;
    std::array<double, rows_a_piece> labels{};
    std::array<double, rows_a_piece> residuals;
    for (std::size_t i = 0; i < rows; ++i) labels[i] = one.scores.labels[begin + i] != 0 ? 1.0 : 0.0;
    kernels.losses(one.scores.logits.data() + begin, rows, labels.data(), nullptr, residuals.data(), losses[0].data());
    kernels.losses(other.scores.logits.data() + begin, rows, labels.data(), nullptr, residuals.data(),
                   losses[1].data());
    std::array<double, 2> of_piece{};
    for (std::size_t i = 0; i < rows; ++i) {
      const double weight = one.scores.weight(begin + i);
      const double distance = losses[0][i] - losses[1][i];
      of_piece[0] += weight;
      of_piece[1] += weight * distance * distance;
    }
    return of_piece;
  });
  const auto& [weight, squares] = sums;
  if (weight > 1) {
    const double mean = *result.difference;
    set_test(result, (squares - weight * mean * mean) / (weight - 1) / weight, level);
  }
  return result;
}

// The weights of the rows that one model alone gets right.
struct Discordant {
  double one = 0;
  double other = 0;
};

Discordant discordant(const Contender& one, const Contender& other, const Run& run) {
  const Kernels& kernels = logreg::kernels(run.instruction_set());
  const auto sums = sums_over_rows<2>(one.scores, run, [&](std::size_t begin, std::size_t end) {
    const std::size_t rows = end - begin;
    std::array<double, rows_a_piece> first;
    std::array<double, rows_a_piece> second;
    kernels.probabilities(one.scores.logits.data() + begin, rows, first.data());
    kernels.probabilities(other.scores.logits.data() + begin, rows, second.data());
    std::array<double, 2> result{};
    for (std::size_t i = 0; i < rows; ++i) {
      const bool positive = one.scores.labels[begin + i] != 0;
      const bool first_is_right = (first[i] > one.threshold) == positive;
      const bool second_is_right = (second[i] > other.threshold) == positive;
      if (first_is_right != second_is_right) result[first_is_right ? 0 : 1] += one.scores.weight(begin + i);
    }
    return result;
  });
  return {sums[0], sums[1]};
}

PairedDifference of_accuracies(const Contender& one, const Contender& other, double level, const Run& run) {
  PairedDifference result{"accuracy",
                          "Accuracy",
                          accuracy(count(one.scores, one.threshold, run)),
                          accuracy(count(other.scores, other.threshold, run)),
                          {},
                          {},
                          {},
                          {},
                          "mcnemar"};
  result.difference = difference(result.value, result.other);
  if (!result.difference) return result;
  const auto [b, c] = discordant(one, other, run);
  const double all = weight_sum(count(one.scores, one.threshold, run));
  const double mean = *result.difference;
  if (all > 1) set_test(result, ((b + c) / all - mean * mean) / (all - 1), level);
  result.statistic.reset();
  result.p_value.reset();
  if (!(b + c > 0)) return result;
  if (b == std::floor(b) && c == std::floor(c)) {
    result.p_value = two_sided_binomial_tail(b, b + c);
  } else {
    result.statistic = (b - c) / std::sqrt(b + c);
    result.p_value = two_sided_normal_tail(*result.statistic);
  }
  return result;
}

}  // namespace

std::vector<PairedDifference> compare(const Contender& one, const Contender& other, double level, const Run& run) {
  return {of_areas(one, other, level, run), of_losses(one, other, level, run), of_accuracies(one, other, level, run)};
}

}  // namespace logreg
