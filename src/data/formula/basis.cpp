#include "data/formula/basis.h"

#include "data/formula/interval_levels.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <functional>
#include <utility>

namespace logreg {

namespace {

bool all_finite(const std::vector<double>& numbers) {
  return std::ranges::all_of(numbers, [](double number) { return std::isfinite(number); });
}

bool ascend(const std::vector<double>& numbers) {
  return all_finite(numbers) && std::ranges::adjacent_find(numbers, std::greater_equal()) == numbers.end();
}

bool are_sound_knots(const BasisConstants& c, std::size_t degree) {
  if (!all_finite(c.knots) || !std::isfinite(c.right - c.left) || !(c.left < c.right)) return false;
  if (degree < 1 || degree > BSplines::most_degree || !std::ranges::is_sorted(c.knots)) return false;
  if (!c.knots.empty() && (c.knots.front() <= c.left || c.knots.back() >= c.right)) return false;
  return !breaking_knot(c.knots, degree);
}

bool are_sound_polynomial(const BasisConstants& c) {
  const auto& [centre, alpha, norm2] = c.polynomial;
  if (c.request.degree < 1) return false;
  if (c.request.raw) return alpha.empty() && norm2.empty();
  const auto is_positive = [](double number) { return number > 0; };
  return alpha.size() == c.request.degree && norm2.size() == c.request.degree + 2 && std::isfinite(centre) &&
         all_finite(alpha) && all_finite(norm2) && std::ranges::all_of(norm2, is_positive);
}

}  // namespace

bool are_sound(const BasisConstants& constants) {
  switch (constants.request.kind) {
    case BasisKind::poly:
      return are_sound_polynomial(constants);
    case BasisKind::ns:
      return are_sound_knots(constants, NaturalSplineBasis::degree);
    case BasisKind::bs:
      return are_sound_knots(constants, constants.request.degree);
    case BasisKind::rcs:
      return constants.knots.size() >= 3 && ascend(constants.knots);
    case BasisKind::hinge:
    case BasisKind::cut:
      return !constants.knots.empty() && ascend(constants.knots);
  }
  return false;
}

Basis::Columns Basis::columns_of(const BasisConstants& c) {
  switch (c.request.kind) {
    case BasisKind::poly:
      if (c.request.raw) return RawPolynomial(c.request.degree);
      return OrthogonalPolynomial(c.polynomial);
    case BasisKind::ns:
      return NaturalSplineBasis(BSplines(NaturalSplineBasis::degree, c.knots, c.left, c.right));
    case BasisKind::bs:
      return BSplineBasis(BSplines(c.request.degree, c.knots, c.left, c.right));
    case BasisKind::rcs:
      return RestrictedCubicSpline(c.knots);
    case BasisKind::hinge:
      return Hinges(c.knots);
    case BasisKind::cut:
      break;
  }
  return NoColumns();
}

Basis::Basis(BasisConstants constants) : constants_(std::move(constants)), columns_(columns_of(constants_)) {
  assert(are_sound(constants_));
}

std::size_t Basis::columns() const {
  return std::visit([](const auto& basis) { return basis.columns(); }, columns_);
}

void Basis::evaluate(double x, std::span<double> out) const {
  std::visit([&](const auto& basis) { basis.evaluate(x, out); }, columns_);
}

void Basis::derivative(double x, std::span<double> out) const {
  std::visit([&](const auto& basis) { basis.derivative(x, out); }, columns_);
}

LinearForms Basis::nonlinear() const {
  if (const auto* natural = std::get_if<NaturalSplineBasis>(&columns_)) return natural->nonlinear();
  if (const auto* splines = std::get_if<BSplineBasis>(&columns_)) return splines->nonlinear();
  // The first column of the others is straight, but of hinges none.
  return unit_vectors(columns(), std::holds_alternative<Hinges>(columns_) ? 0 : 1);
}

std::vector<std::string> Basis::levels() const {
  return interval_levels(constants_.knots);
}

std::size_t Basis::level(double x) const {
  return interval_of(x, constants_.knots);
}

}  // namespace logreg
