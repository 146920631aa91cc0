#include "descent/null_model.h"

#include "base/elementary.h"
#include "base/moments.h"
#include "base/parallel.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

namespace logreg {

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr double close_enough = 1e-15;  // of the bias: Newton's steps shrink to rounding
constexpr int most_steps = 100;

// Half way by differences where both are small, by magnitudes where one is large: a far offset is no long way.
double middle(double low, double high) {
  const auto compressed = [](double x) { return std::copysign(elementary::log(1 + std::abs(x)), x); };
  const double half_way = compressed(low) / 2 + compressed(high) / 2;
  return std::clamp(std::copysign(elementary::exp(std::abs(half_way)) - 1, half_way), low, high);
}

// Sums over all rows at one bias.
struct NullSums {
  double loss = 0;
  double residual = 0;
  double irls_weight = 0;
};

class NullSearch {
 public:
  NullSearch(const Design& design, const Kernels& kernels, const Run& run)
      : design_(design), kernels_(kernels), run_(run) {}

  NullModel without_bias() const { return {0, sums_at(0).loss / design_.weight_sum}; }

  NullModel at_log_odds(double log_odds) const {
    double smallest = infinite;
    double largest = -infinite;
    for (const DesignBlock& block : design_.blocks) {
      smallest = std::min(smallest, *std::ranges::min_element(block.offsets));
      largest = std::max(largest, *std::ranges::max_element(block.offsets));
    }
    return between(log_odds - largest, log_odds - smallest);
  }

 private:
  // Newton's method, within bounds that halve where it would leave them.
  NullModel between(double low, double high) const {
    double bias = middle(low, high);
    for (int step = 0; step < most_steps && low < high; ++step) {
      const NullSums sums = sums_at(bias);
      if (sums.residual == 0) break;
      (sums.residual > 0 ? high : low) = bias;
      const double before = bias;
      bias -= sums.residual / sums.irls_weight;
      if (!(bias > low && bias < high)) bias = middle(low, high);
      if (std::abs(bias - before) <= close_enough * std::abs(before)) break;
    }
    return {bias, sums_at(bias).loss / design_.weight_sum};
  }

  NullSums sums_at(double bias) const {
    std::vector<NullSums> of_blocks(design_.blocks.size());
    parallel_for(run_, of_blocks.size(), [&](std::size_t b) { of_blocks[b] = sums_of(design_.blocks[b], bias); });
    Sum loss;
    Sum residual;
    Sum irls_weight;
    for (const NullSums& sums : of_blocks) {
      loss.add(sums.loss);
      residual.add(sums.residual);
      irls_weight.add(sums.irls_weight);
    }
    return {loss.value(), residual.value(), irls_weight.value()};
  }

  NullSums sums_of(const DesignBlock& block, double bias) const {
    run_.check();
    const double* const weights = block.weights_or_null();
    std::vector<double> logits(block.rows, bias);
    for (std::size_t i = 0; i < block.rows; ++i) logits[i] += block.offset(i);
    std::vector<double> residuals(block.rows);
    std::vector<double> irls_weights(block.rows);
    NullSums sums;
    sums.loss =
        kernels_.losses(logits.data(), block.rows, block.labels.data(), weights, residuals.data(), irls_weights.data());
    sums.residual = kernels_.sum(residuals.data(), block.rows);
    kernels_.irls_weights(logits.data(), block.rows, weights, irls_weights.data());
    sums.irls_weight = kernels_.sum(irls_weights.data(), block.rows);
    return sums;
  }

  const Design& design_;
  const Kernels& kernels_;
  const Run& run_;
};

double entropy(double positives, double negatives, double weight_sum) {
  const double total = elementary::log(weight_sum);
  return -(positives * (elementary::log(positives) - total) + negatives * (elementary::log(negatives) - total)) /
         weight_sum;
}

}  // namespace

NullModel null_model(const Design& design, const Kernels& kernels, const Run& run) {
  const NullSearch search(design, kernels, run);
  if (!design.has_intercept) return search.without_bias();
  const double positives = design.positives;
  const double negatives = design.weight_sum - design.positives;
  const double log_odds = elementary::log(positives) - elementary::log(negatives);
  if (design.has_offsets()) return search.at_log_odds(log_odds);
  return {log_odds, entropy(positives, negatives, design.weight_sum)};
}

}  // namespace logreg
