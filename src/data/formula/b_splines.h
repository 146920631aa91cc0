// B-splines of a degree d between two boundary knots, by the recursion of Cox and de Boor (de Boor 1978, A Practical
// Guide to Splines, chapters IX and X):
//
//   B(i,0) = 1 between t(i) and t(i+1)
//   B(i,k) = (x - t(i)) / (t(i+k) - t(i)) B(i,k-1) + (t(i+k+1) - x) / (t(i+k+1) - t(i+1)) B(i+1,k-1)
//
// over the inner knots and each boundary knot d + 1 times. A piece takes its left end, the last one both; beyond the
// boundary the outermost pieces go on as the polynomials that they are.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace logreg {

// A knot that stands more than `degree` times, where the splines would break. Knots ascend.
std::optional<double> breaking_knot(std::span<const double> knots, std::size_t degree);

class BSplines {
 public:
  static constexpr std::size_t most_degree = 15;
  using Values = std::array<double, most_degree + 1>;  // d + 1 of them are used

  // `inner` ascend strictly between `left` and `right`; at most `degree` of them are equal. 1 <= degree <= most_degree.
  BSplines(std::size_t degree, std::span<const double> inner, double left, double right);

  std::size_t degree() const { return degree_; }
  std::size_t size() const { return knots_.size() - degree_ - 1; }  // d + 1 + inner knots
  double left() const { return knots_.front(); }
  double right() const { return knots_.back(); }

  // The derivatives of that order (0: the values) of the d + 1 that are not 0 around x. Returns which is the first.
  std::size_t evaluate(double x, std::size_t order, Values& values) const;

  // The coefficients of the function x: the means of d successive knots.
  std::vector<double> greville() const;

 private:
  std::size_t degree_;
  std::vector<double> knots_;  // t
};

}  // namespace logreg
