#include "data/formula/b_splines.h"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

using namespace logreg;

namespace {

// The recursion as it stands in books, over all knots, for x left of the last one.
double slow(const std::vector<double>& t, std::size_t i, std::size_t k, double x) {
  if (k == 0) return t[i] <= x && x < t[i + 1] ? 1 : 0;
  double value = 0;
  if (t[i + k] > t[i]) value += (x - t[i]) / (t[i + k] - t[i]) * slow(t, i, k - 1, x);
  if (t[i + k + 1] > t[i + 1]) value += (t[i + k + 1] - x) / (t[i + k + 1] - t[i + 1]) * slow(t, i + 1, k - 1, x);
  return value;
}

struct Made {
  std::size_t degree;
  std::vector<double> inner;
};

const std::vector<Made> all_made = {{1, {}},     {1, {2}}, {2, {1, 1, 7}}, {3, {}}, {3, {0.5, 2, 2, 9.75}},
                                    {5, {3, 4}}, {15, {5}}};

std::vector<double> all_of(const BSplines& splines, double x, std::size_t order) {
  BSplines::Values values;
  const std::size_t first = splines.evaluate(x, order, values);
  std::vector<double> result(splines.size(), 0);
  for (std::size_t r = 0; r <= splines.degree(); ++r) result[first + r] = values[r];
  return result;
}

}  // namespace

TEST_CASE("B-splines are those of the recursion over all knots, and sum up to 1") {
  for (const Made& made : all_made) {
    CAPTURE(made.degree);
    const BSplines splines(made.degree, made.inner, 0, 10);
    std::vector<double> knots(made.degree + 1, 0);
    knots.insert(knots.end(), made.inner.begin(), made.inner.end());
    knots.insert(knots.end(), made.degree + 1, 10);
    REQUIRE(splines.size() == made.degree + 1 + made.inner.size());
    for (double x = 0; x < 10; x += 0.125) {
      const std::vector<double> values = all_of(splines, x, 0);
      double sum = 0;
      for (std::size_t i = 0; i < values.size(); ++i) {
        CHECK(values[i] == doctest::Approx(slow(knots, i, made.degree, x)).epsilon(1e-12));
        sum += values[i];
      }
      CHECK(sum == doctest::Approx(1).epsilon(1e-14));
    }
    CHECK(all_of(splines, 10, 0).back() == 1);
  }
}

TEST_CASE("beyond the boundary the outermost polynomials go on") {
  // Without inner knots: Bernstein polynomials, here (1 - u)^3 and u^3.
  const BSplines splines(3, {}, 0, 10);
  for (const double x : {-5.0, 0.0, 10.0, 25.0}) {
    const double u = x / 10;
    CHECK(all_of(splines, x, 0).front() == doctest::Approx((1 - u) * (1 - u) * (1 - u)).epsilon(1e-14));
    CHECK(all_of(splines, x, 0).back() == doctest::Approx(u * u * u).epsilon(1e-14));
    CHECK(all_of(splines, x, 2).back() == doctest::Approx(6 * u / 100).epsilon(1e-14));
  }
}

TEST_CASE("the means of knots are the coefficients of x, whose slope is 1 and whose curvature is 0") {
  for (const Made& made : all_made) {
    CAPTURE(made.degree);
    const BSplines splines(made.degree, made.inner, 0, 10);
    const std::vector<double> coefficients = splines.greville();
    for (double x = -1; x <= 11; x += 0.5) {
      for (std::size_t order = 0; order <= 2 && order <= made.degree; ++order) {
        const std::vector<double> values = all_of(splines, x, order);
        double sum = 0;
        for (std::size_t i = 0; i < values.size(); ++i) sum += values[i] * coefficients[i];
        const double expected = order == 0 ? x : order == 1 ? 1 : 0;
        // Far outside large terms cancel.
        const double tolerance = made.degree < 10 ? 1e-10 : 1e-6;
        CHECK(std::abs(sum - expected) < tolerance);
      }
    }
  }
}

TEST_CASE("splines break at a knot that stands more often than their degree") {
  CHECK_FALSE(breaking_knot(std::vector<double>{1, 1, 2, 2}, 2));
  CHECK(breaking_knot(std::vector<double>{1, 1, 2, 2, 2}, 2) == 2);
  CHECK_FALSE(breaking_knot(std::vector<double>{}, 3));
}
