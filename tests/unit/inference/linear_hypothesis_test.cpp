#include "inference/linear_hypothesis.h"

#include "inference/distributions.h"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

using namespace logreg;

namespace {

SymmetricMatrix covariance() {
  SymmetricMatrix v(3);
  v.at(0, 0) = 2;
  v.at(1, 0) = 0.3;
  v.at(1, 1) = 1;
  v.at(2, 0) = -0.2;
  v.at(2, 1) = 0.5;
  v.at(2, 2) = 1.5;
  return v;
}

const double critical = normal_critical_value(0.95);

}  // namespace

TEST_CASE("one equation has an estimate, its error and interval, and the square of z as chi2") {
  const SymmetricMatrix v = covariance();
  const WeightsWithCovariance estimate{{1, 2, 3}, v, nullptr};
  const std::vector<LinearEquation> equation = {{{0, 1, -2}, 1}};
  const LinearTest test = test_linear(equation, estimate, critical);
  const double variance = 1 - 4 * 0.5 + 4 * 1.5;
  CHECK(test.degrees == 1);
  CHECK(*test.estimate == -4);
  CHECK(*test.std_error == doctest::Approx(std::sqrt(variance)).epsilon(1e-15));
  CHECK(*test.low == doctest::Approx(-4 - critical * std::sqrt(variance)).epsilon(1e-15));
  CHECK(*test.high == doctest::Approx(-4 + critical * std::sqrt(variance)).epsilon(1e-15));
  CHECK(*test.chi2 == doctest::Approx(25 / variance).epsilon(1e-15));
  CHECK(*test.p_value == doctest::Approx(two_sided_normal_tail(5 / std::sqrt(variance))).epsilon(1e-13));
}

// (R b - r)' (R V R')^-1 (R b - r) by the inverse of a 2 x 2 matrix.
TEST_CASE("several equations are tested together, in whatever units they are") {
  const SymmetricMatrix v = covariance();
  const WeightsWithCovariance estimate{{1, 2, 3}, v, nullptr};
  for (const double unit : {1.0, 1e9}) {
    const std::vector<LinearEquation> equations = {{{0, unit, 0}, 0}, {{0, 0, 1}, 1}};
    const LinearTest test = test_linear(equations, estimate, critical);
    const double determinant = 1 * 1.5 - 0.5 * 0.5;
    const double chi2 = (2 * 2 * 1.5 - 2 * 2 * 2 * 0.5 + 2 * 2 * 1) / determinant;
    CHECK(test.degrees == 2);
    CHECK(!test.estimate.has_value());
    CHECK(*test.chi2 == doctest::Approx(chi2).epsilon(1e-14));
    CHECK(*test.p_value == doctest::Approx(std::exp(-chi2 / 2)).epsilon(1e-13));
  }
}

TEST_CASE("a root of the covariance gives the same test") {
  const SymmetricMatrix v = covariance();
  const auto root = left_root_of_semidefinite(v);
  REQUIRE(root.has_value());
  const std::vector<LinearEquation> equations = {{{1, 1, 0}, 0}, {{0, 1, 1}, 1}};
  const LinearTest direct = test_linear(equations, {{1, 2, 3}, v, nullptr}, critical);
  const LinearTest by_root = test_linear(equations, {{1, 2, 3}, v, &*root}, critical);
  CHECK(*by_root.chi2 == doctest::Approx(*direct.chi2).epsilon(1e-13));
}

TEST_CASE("raw factors become those of standardised weights") {
  const std::vector<double> raw = {1, 2, 0};
  const std::vector<double> means = {3, 10};
  const std::vector<double> sds = {2, 5};
  CHECK(standardized_factors(raw, means, sds) == std::vector<double>{1, -0.5, -2});
}

TEST_CASE("where the covariance is singular there is no test") {
  SymmetricMatrix v(2);
  v.at(0, 0) = v.at(1, 0) = v.at(1, 1) = 1;
  const std::vector<LinearEquation> both = {{{1, 0}, 0}, {{0, 1}, 0}};
  CHECK(!test_linear(both, {{1, 2}, v, nullptr}, critical).chi2.has_value());
  const std::vector<LinearEquation> difference = {{{1, -1}, 0}};
  const LinearTest test = test_linear(difference, {{1, 2}, v, nullptr}, critical);
  CHECK(*test.estimate == -1);
  CHECK(!test.std_error.has_value());
  CHECK(!test.chi2.has_value());
}
