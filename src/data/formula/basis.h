// A basis of one number: the columns, or the levels, that stand for it in the design matrix, as R's poly, ns, bs and
// cut, rms's rcs, and hinge(x, k) = max(0, x - k) make them. What is learned from the rows is plain data, from which
// the same bits are computed for rows of the training and for others, inside and outside their range.
#pragma once

#include "data/formula/basis_request.h"
#include "data/formula/hinges.h"
#include "data/formula/linear_forms.h"
#include "data/formula/polynomial.h"
#include "data/formula/restricted_cubic_spline.h"
#include "data/formula/spline_basis.h"

#include <cstddef>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace logreg {

// What is asked, and what is learned from the rows.
struct BasisConstants {
  BasisRequest request;
  std::vector<double> knots = {};  // ns, bs: inner ones; rcs, hinge: all; cut: the breaks. Ascending
  double left = 0;                 // ns, bs: the boundary knots
  double right = 0;
  PolynomialConstants polynomial = {};  // poly but raw

  bool operator==(const BasisConstants&) const = default;
};

// Whether a basis can be made of constants that come from elsewhere.
bool are_sound(const BasisConstants& constants);

class Basis {
 public:
  // Sound ones.
  explicit Basis(BasisConstants constants);

  const BasisConstants& constants() const { return constants_; }

  // How many numbers a row has; none where it has a level.
  std::size_t columns() const;
  // Of a row with the value x: columns() numbers. Outside the range polynomials, bs and hinge go on as what they are at
  // its ends, ns and rcs as straight lines.
  void evaluate(double x, std::span<double> out) const;
  // The derivatives by x; at a knot of hinge the one to the right.
  void derivative(double x, std::span<double> out) const;
  // Linear forms of the columns' coefficients, all of which are 0 where the curve is a straight line over the whole
  // range, and only there.
  LinearForms nonlinear() const;

  // Of cut only.
  bool has_levels() const { return constants_.request.kind == BasisKind::cut; }
  std::vector<std::string> levels() const;
  std::size_t level(double x) const;

 private:
  struct NoColumns {
    std::size_t columns() const { return 0; }
    void evaluate(double, std::span<double>) const {}
    void derivative(double, std::span<double>) const {}
  };
  using Columns = std::variant<NoColumns, RawPolynomial, OrthogonalPolynomial, NaturalSplineBasis, BSplineBasis,
                               RestrictedCubicSpline, Hinges>;
  static Columns columns_of(const BasisConstants& constants);

  BasisConstants constants_;
  Columns columns_;
};

}  // namespace logreg
