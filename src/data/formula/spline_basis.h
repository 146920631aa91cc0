// The splines of R: bs, all B-splines but the first, and ns, the natural cubic ones, whose second derivatives vanish at
// the boundary knots and which go on as straight lines beyond.
//
// ns: with the second derivatives of the B-splines at the two ends as the columns of the matrix D = Q (R over 0), a
// combination c of B-splines is natural where D'c = 0, so all columns of Q but the first two are a basis. Q is the one
// of Householder reflections that take their sign as LINPACK's dqrdc does, which makes the columns R's.
#pragma once

#include "data/formula/b_splines.h"
#include "data/formula/linear_forms.h"

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace logreg {

class BSplineBasis {
 public:
  explicit BSplineBasis(BSplines splines) : splines_(std::move(splines)) {}

  std::size_t columns() const { return splines_.size() - 1; }
  void evaluate(double x, std::span<double> out) const { fill(x, 0, out); }
  void derivative(double x, std::span<double> out) const { fill(x, 1, out); }
  // All are 0 where the curve is a straight line: where its coefficients are those of x - left, the means of knots
  // less the left boundary (BSplines::greville). columns() - 1 orthonormal forms.
  LinearForms nonlinear() const;

 private:
  void fill(double x, std::size_t order, std::span<double> out) const;

  BSplines splines_;
};

class NaturalSplineBasis {
 public:
  static constexpr std::size_t degree = 3;

  // Of that degree.
  explicit NaturalSplineBasis(BSplines splines);

  std::size_t columns() const { return columns_; }
  void evaluate(double x, std::span<double> out) const;
  void derivative(double x, std::span<double> out) const;
  // As of BSplineBasis: the coefficients of x - left are Q' times those of B-splines.
  LinearForms nonlinear() const;

 private:
  void fill(double x, std::size_t order, std::span<double> out) const;

  BSplines splines_;
  std::size_t columns_;
  std::vector<double> matrix_;  // a row for each B-spline, 0 for the first one
  std::vector<double> left_slopes_, right_slopes_;
};

}  // namespace logreg
