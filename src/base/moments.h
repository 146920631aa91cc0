// Sums, means and variances of many terms, without the error that grows with their number.
//
// Sum carries the lost low digits along (Neumaier 1974). Variances are taken about the mean, with the correction of
// Chan, Golub and LeVeque 1983, never as E[x^2] - E[x]^2. Same terms in the same order: same bits.
#pragma once

#include <cmath>
#include <optional>
#include <span>

namespace logreg {

class Sum {
 public:
  void add(double term) {
    const double sum = sum_ + term;
    // The larger of the two keeps all its digits, the smaller loses its lowest ones.
    lost_ += std::abs(sum_) >= std::abs(term) ? (sum_ - sum) + term : (term - sum) + sum_;
    sum_ = sum;
  }
  // After an overflow `lost_` is NaN, but `sum_` is still infinite.
  double value() const { return std::isfinite(sum_) ? sum_ + lost_ : sum_; }

 private:
  double sum_ = 0;
  double lost_ = 0;
};

struct Moments {
  double weight = 0;    // sum of the weights
  double mean = 0;      // exactly the value when all values are equal
  double variance = 0;  // of the population (divided by `weight`); exactly 0 when all values are equal
};

// `weights` is as long as `values`, or empty: every value counts once. Nothing when the weights sum to 0.
// Infinite or NaN where a sum of the squares overflows a double.
std::optional<Moments> moments(std::span<const double> values, std::span<const double> weights = {});

}  // namespace logreg
