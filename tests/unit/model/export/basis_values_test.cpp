#include "model/export/basis_values.h"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

using namespace logreg;

namespace {

// The arithmetic of a tree, as any language would do it.
double worked_out(const Arithmetic& of, const std::vector<double>& values) {
  const auto operand = [&](std::size_t i) { return worked_out(of.operands[i], values); };
  switch (of.kind) {
    case Arithmetic::Kind::constant:
      return of.constant;
    case Arithmetic::Kind::value:
      return values[of.value];
    case Arithmetic::Kind::sum:
      return operand(0) + operand(1);
    case Arithmetic::Kind::difference:
      return operand(0) - operand(1);
    case Arithmetic::Kind::product:
      return operand(0) * operand(1);
    case Arithmetic::Kind::quotient:
      return operand(0) / operand(1);
    case Arithmetic::Kind::choice: {
      const Condition& condition = of.conditions.front();
      const double x = values[condition.value];
      const bool holds = condition.relation == Condition::Relation::less      ? x < condition.constant
                         : condition.relation == Condition::Relation::at_most ? x <= condition.constant
                                                                              : x > condition.constant;
      return operand(holds ? 0 : 1);
    }
    default:
      FAIL("no arithmetic of a basis");
      return 0;
  }
}

std::vector<double> by_arithmetic(const Basis& basis, double x) {
  std::vector<Arithmetic> steps = {constant(x)};
  const auto positions = values_of_basis(basis, 0, [&](std::string_view, Arithmetic of) {
    steps.push_back(std::move(of));
    return steps.size() - 1;
  });
  std::vector<double> values = {x};
  for (std::size_t i = 1; i < steps.size(); ++i) values.push_back(worked_out(steps[i], values));
  std::vector<double> result;
  for (const std::size_t position : positions) result.push_back(values[position]);
  return result;
}

BasisConstants spline(BasisKind kind, std::size_t degree, std::vector<double> knots) {
  BasisConstants constants;
  constants.request.kind = kind;
  constants.request.degree = degree;
  constants.knots = std::move(knots);
  constants.left = 1;
  constants.right = 9.5;
  return constants;
}

}  // namespace

TEST_CASE("the arithmetic of a basis gives what the basis gives, at its knots, between and beyond them") {
  BasisConstants polynomial;
  polynomial.request.degree = 3;
  polynomial.polynomial = {5, {0.25, -0.5, 0.125}, {1, 10, 80, 600, 4000}};
  BasisConstants raw;
  raw.request.raw = true;
  const std::vector<BasisConstants> all = {polynomial,
                                           raw,
                                           spline(BasisKind::ns, 3, {2, 4, 7}),
                                           spline(BasisKind::ns, 3, {}),
                                           spline(BasisKind::ns, 3, {3, 3}),
                                           spline(BasisKind::bs, 3, {2, 4, 7}),
                                           spline(BasisKind::bs, 1, {5}),
                                           spline(BasisKind::bs, 5, {2, 2, 6}),
                                           spline(BasisKind::rcs, 3, {1.5, 3, 4, 8}),
                                           spline(BasisKind::hinge, 3, {2, 6})};
  for (const BasisConstants& constants : all) {
    REQUIRE(are_sound(constants));
    const Basis basis(constants);
    std::vector<double> wanted(basis.columns());
    for (const double x : {-3.0, 0.5, 1.0, 1.5, 2.0, 2.7, 3.0, 4.0, 5.0, 6.5, 7.0, 8.0, 9.5, 11.0, 20.0}) {
      basis.evaluate(x, wanted);
      const std::vector<double> found = by_arithmetic(basis, x);
      REQUIRE(found.size() == wanted.size());
      // Rounding of sums whose parts are as large as the powers of the distance.
      const double tolerance = 1e-14 * (1 + std::pow(std::abs(x), static_cast<double>(constants.request.degree)));
      for (std::size_t j = 0; j < wanted.size(); ++j) {
        CAPTURE(x);
        CAPTURE(j);
        CHECK(std::abs(found[j] - wanted[j]) <= tolerance * (1 + std::abs(wanted[j])));
      }
    }
  }
}

TEST_CASE("intervals are levels and have no functions") {
  CHECK(by_arithmetic(Basis(spline(BasisKind::cut, 3, {2, 4})), 3).empty());
}
