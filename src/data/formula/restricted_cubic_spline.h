// Harrell's restricted cubic spline, rms's rcs: x, and for each knot t(j) but the last two of k
//
//   ((x - t(j))+^3 + ((t(k-1) - t(j)) (x - t(k))+^3 - (t(k) - t(j)) (x - t(k-1))+^3) / (t(k) - t(k-1)))
//     / (t(k) - t(1))^2
//
// which is a straight line beyond the outermost knots (Devlin and Weeks 1986; Harrell 2015, Regression Modeling
// Strategies, 2.4.5).
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace logreg {

class RestrictedCubicSpline {
 public:
  // At least 3 knots, which ascend.
  explicit RestrictedCubicSpline(std::vector<double> knots);

  std::size_t columns() const { return knots_.size() - 1; }
  void evaluate(double x, std::span<double> out) const;
  void derivative(double x, std::span<double> out) const;

 private:
  std::vector<double> knots_;
  double scale_;  // (t(k) - t(1))^2
};

// Where Hmisc's rcspline.eval puts `count` knots: at quantiles; of fewer than 100 values the outermost ones at the
// fifth from either end; where 5% of the values or more are the least (or greatest) one, and no inner one is so
// frequent, at the next one and at quantiles of those beyond; at all inner values where there are hardly more than
// knots. Ascending; maybe fewer, or as many as twice, where values are tied. Nothing: it finds less than 3.
std::vector<double> harrell_knots(std::span<const double> values, std::size_t count);

}  // namespace logreg
