#include "data/formula/spline_basis.h"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

using namespace logreg;

namespace {

const std::vector<std::vector<double>> inner_knots = {{}, {3}, {1, 8}, {2, 2, 5}, {0.01, 0.02, 4, 9.9, 9.99}};

double dot(const std::vector<double>& a, const std::vector<double>& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

}  // namespace

TEST_CASE("natural splines are straight beyond the boundary and do not bend at it") {
  for (const std::vector<double>& inner : inner_knots) {
    const NaturalSplineBasis basis(BSplines(3, inner, 0, 10));
    CHECK(basis.columns() == inner.size() + 1);
    std::vector<double> at_end(basis.columns()), beyond(at_end), slope(at_end), slope_inside(at_end);
    for (const double end : {0.0, 10.0}) {
      const double outwards = end == 0 ? -1 : 1;
      basis.evaluate(end, at_end);
      basis.derivative(end, slope);
      basis.evaluate(end + 5 * outwards, beyond);
      basis.derivative(end - 1e-7 * outwards, slope_inside);
      for (std::size_t j = 0; j < basis.columns(); ++j) {
        CHECK(beyond[j] == doctest::Approx(at_end[j] + 5 * outwards * slope[j]).epsilon(1e-12));
        // Without curvature at the end the slope changes by the square of the distance only.
        CHECK(std::abs(slope_inside[j] - slope[j]) < 1e-8 * (1 + std::abs(slope[j])));
      }
    }
  }
}

TEST_CASE("bs is all B-splines but the first") {
  const BSplines splines(2, std::vector<double>{3, 4}, 0, 10);
  const BSplineBasis basis(splines);
  CHECK(basis.columns() == 4);
  std::vector<double> row(4);
  for (double x = 0; x <= 10; x += 0.5) {
    BSplines::Values values;
    const std::size_t first = splines.evaluate(x, 0, values);
    basis.evaluate(x, row);
    for (std::size_t r = 0; r <= 2; ++r) {
      if (first + r > 0) CHECK(row[first + r - 1] == values[r]);
    }
  }
}

TEST_CASE("nonlinear forms are orthonormal and one fewer than columns") {
  const auto check = [](const LinearForms& forms, std::size_t columns) {
    REQUIRE(forms.size() == columns - 1);
    for (std::size_t i = 0; i < forms.size(); ++i) {
      CHECK(forms[i].size() == columns);
      for (std::size_t j = 0; j < forms.size(); ++j) {
        CHECK(std::abs(dot(forms[i], forms[j]) - (i == j ? 1 : 0)) < 1e-14);
      }
    }
  };
  for (const std::vector<double>& inner : inner_knots) {
    const BSplines splines(3, inner, 0, 10);
    check(NaturalSplineBasis(splines).nonlinear(), inner.size() + 1);
    check(BSplineBasis(splines).nonlinear(), inner.size() + 3);
  }
}
