#include "data/formula/spline_basis.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace logreg {

namespace {

using Vector = std::vector<double>;

// I - u u' / u(pivot), which takes the vector that it is made from to a multiple of the pivot's unit vector and leaves
// what stands before the pivot as it is.
class Reflection {
 public:
  Reflection(Vector vector, std::size_t pivot) : u_(std::move(vector)), pivot_(pivot) {
    std::fill_n(u_.begin(), pivot, 0);
    double norm = std::sqrt(std::inner_product(u_.begin(), u_.end(), u_.begin(), 0.0));
    if (norm == 0) return;
    if (u_[pivot] < 0) norm = -norm;  // no cancellation in the next sum
    for (double& element : u_) element /= norm;
    u_[pivot] += 1;
  }
  void apply(Vector& vector) const {
    if (u_[pivot_] == 0) return;
    const double factor = std::inner_product(u_.begin(), u_.end(), vector.begin(), 0.0) / u_[pivot_];
    for (std::size_t i = 0; i < u_.size(); ++i) vector[i] -= factor * u_[i];
  }

 private:
  Vector u_;
  std::size_t pivot_;
};

// An orthonormal basis of what is orthogonal to `direction`.
LinearForms orthogonal_to(const Vector& direction) {
  const Reflection reflection(direction, 0);
  LinearForms result = unit_vectors(direction.size(), 1);
  for (Vector& form : result) reflection.apply(form);
  return result;
}

// Of the B-splines but the first.
Vector curvatures(const BSplines& splines, double x) {
  BSplines::Values values;
  const std::size_t first = splines.evaluate(x, 2, values);
  Vector result(splines.size(), 0);
  std::copy_n(values.begin(), splines.degree() + 1, result.begin() + static_cast<std::ptrdiff_t>(first));
  result.erase(result.begin());
  return result;
}

// The coefficients of the function x - left in the B-splines; the first one is 0 and left out.
Vector coefficients_of_x(const BSplines& splines) {
  Vector result = splines.greville();
  for (double& coefficient : result) coefficient -= splines.left();
  result.erase(result.begin());
  return result;
}

}  // namespace

void BSplineBasis::fill(double x, std::size_t order, std::span<double> out) const {
  BSplines::Values values;
  const std::size_t first = splines_.evaluate(x, order, values);
  std::ranges::fill(out, 0);
  for (std::size_t r = first == 0 ? 1 : 0; r <= splines_.degree(); ++r) out[first + r - 1] = values[r];
}

LinearForms BSplineBasis::nonlinear() const {
  return orthogonal_to(coefficients_of_x(splines_));
}

NaturalSplineBasis::NaturalSplineBasis(BSplines splines) : splines_(std::move(splines)), columns_(splines_.size() - 3) {
  const std::size_t rows = splines_.size() - 1;
  const Reflection first(curvatures(splines_, splines_.left()), 0);
  Vector at_right = curvatures(splines_, splines_.right());
  first.apply(at_right);
  const Reflection second(std::move(at_right), 1);
  matrix_.resize(splines_.size() * columns_, 0);
  LinearForms columns = unit_vectors(rows, 2);
  for (std::size_t c = 0; c < columns_; ++c) {
    second.apply(columns[c]);
    first.apply(columns[c]);
    for (std::size_t i = 0; i < rows; ++i) matrix_[(i + 1) * columns_ + c] = columns[c][i];
  }
  left_slopes_.resize(columns_);
  right_slopes_.resize(columns_);
  fill(splines_.left(), 1, left_slopes_);
  fill(splines_.right(), 1, right_slopes_);
}

void NaturalSplineBasis::fill(double x, std::size_t order, std::span<double> out) const {
  BSplines::Values values;
  const double* row = &matrix_[splines_.evaluate(x, order, values) * columns_];
  for (std::size_t c = 0; c < columns_; ++c) {
    out[c] = values[0] * row[c] + values[1] * row[columns_ + c] + values[2] * row[2 * columns_ + c] +
             values[3] * row[3 * columns_ + c];
  }
}

void NaturalSplineBasis::evaluate(double x, std::span<double> out) const {
  const double inside = std::clamp(x, splines_.left(), splines_.right());
  fill(inside, 0, out);
  if (x == inside) return;
  const Vector& slopes = x < inside ? left_slopes_ : right_slopes_;
  for (std::size_t c = 0; c < columns_; ++c) out[c] += (x - inside) * slopes[c];
}

void NaturalSplineBasis::derivative(double x, std::span<double> out) const {
  fill(std::clamp(x, splines_.left(), splines_.right()), 1, out);
}

LinearForms NaturalSplineBasis::nonlinear() const {
  const Vector of_x = coefficients_of_x(splines_);
  Vector direction(columns_, 0);
  for (std::size_t i = 0; i < of_x.size(); ++i) {
    for (std::size_t c = 0; c < columns_; ++c) direction[c] += of_x[i] * matrix_[(i + 1) * columns_ + c];
  }
  return orthogonal_to(direction);
}

}  // namespace logreg
