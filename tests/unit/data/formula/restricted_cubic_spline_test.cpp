#include "data/formula/restricted_cubic_spline.h"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

using namespace logreg;

using Vector = std::vector<double>;

TEST_CASE("the columns are the number and cubes that cancel beyond the last knot") {
  const Vector t = {1, 2, 4, 7};
  const RestrictedCubicSpline spline(t);
  CHECK(spline.columns() == 3);
  const auto cube = [](double x) { return x > 0 ? x * x * x : 0; };
  Vector row(3);
  for (double x = -2; x <= 12; x += 0.25) {
    CAPTURE(x);
    spline.evaluate(x, row);
    CHECK(row[0] == x);
    for (std::size_t j = 0; j < 2; ++j) {
      const double expected =
          (cube(x - t[j]) + ((t[2] - t[j]) * cube(x - t[3]) - (t[3] - t[j]) * cube(x - t[2])) / (t[3] - t[2])) / 36;
      CHECK(std::abs(row[j + 1] - expected) < 1e-13 * (1 + std::abs(expected)));
    }
  }
}

TEST_CASE("far beyond the knots nothing is lost: the columns are lines") {
  const RestrictedCubicSpline spline({0, 1, 2});
  Vector row(2), slope(2);
  spline.evaluate(1e9, row);
  spline.derivative(1e9, slope);
  // At 2: (8 - 2) / 4 and 3 (4 - 2) / 4.
  CHECK(slope == Vector{1, 1.5});
  CHECK(row[1] == doctest::Approx(1.5 + (1e9 - 2) * 1.5).epsilon(1e-15));
}

TEST_CASE("knots of few or tied values are the inner values, the fifth from either end, or none") {
  CHECK(harrell_knots(Vector{1, 2, 3, 4, 5}, 3).empty());
  CHECK(harrell_knots(Vector{1, 1, 1, 2, 3, 4}, 3).empty());
  CHECK(harrell_knots(Vector{1, 2, 3, 4, 5, 5}, 3) == Vector{2, 3, 4});
  CHECK(harrell_knots(Vector{1, 2, 3, 4, 5, 5}, 7) == Vector{2, 3, 4});
  CHECK(harrell_knots(Vector{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, 3) == Vector{5, 6.5, 8});
  CHECK(harrell_knots(Vector{1, 2, 3, 4, 5, 6, 7, 8}, 2).empty());
}
