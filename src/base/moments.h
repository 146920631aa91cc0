// Sums of many terms, without the error that grows with their number: Sum carries the lost low digits along
// (Neumaier 1974). Same terms in the same order: same bits.
#pragma once

#include <cmath>

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

}  // namespace logreg
