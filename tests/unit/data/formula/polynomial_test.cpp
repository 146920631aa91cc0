#include "data/formula/polynomial.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <vector>

using namespace logreg;

namespace {

// The greatest |sum p(i) p(j) - (i = j)| over all columns and the constant one.
double defect(const std::vector<double>& values, std::size_t degree) {
  const PolynomialConstants learned = learn_polynomial(values, degree);
  const OrthogonalPolynomial polynomial(learned);
  std::vector<std::vector<long double>> sums(degree + 1, std::vector<long double>(degree + 1, 0));
  std::vector<double> row(degree + 1, 1 / std::sqrt(static_cast<double>(values.size())));
  for (const double x : values) {
    polynomial.evaluate(x, std::span(row).subspan(1));
    for (std::size_t i = 0; i <= degree; ++i) {
      for (std::size_t j = 0; j <= degree; ++j) sums[i][j] += static_cast<long double>(row[i]) * row[j];
    }
  }
  long double most = 0;
  for (std::size_t i = 0; i <= degree; ++i) {
    for (std::size_t j = 0; j <= degree; ++j) most = std::max(most, std::abs(sums[i][j] - (i == j ? 1 : 0)));
  }
  return static_cast<double>(most);
}

}  // namespace

TEST_CASE("powers are powers") {
  const RawPolynomial powers(4);
  std::array<double, 4> row{};
  powers.evaluate(-3, row);
  CHECK(row == std::array<double, 4>{-3, 9, -27, 81});
  powers.derivative(-3, row);
  CHECK(row == std::array<double, 4>{1, -6, 27, -108});
  powers.derivative(0, row);
  CHECK(row == std::array<double, 4>{1, 0, 0, 0});
}

TEST_CASE("columns of years are orthogonal to each other and to 1 as far as doubles can tell") {
  std::vector<double> years;
  for (int year = 1990; year <= 2020; ++year) years.push_back(year);
  CHECK(defect(years, 5) < 1e-15);
  for (double& year : years) year += 1e9;
  CHECK(defect(years, 5) < 1e-15);
  for (double& year : years) year += year == 1e9 + 1995 ? 0 : 0.25;  // no longer symmetric
  CHECK(defect(years, 5) < 1e-15);
  for (double& year : years) year = (year - 1e9) * 1e-12;
  CHECK(defect(years, 5) < 1e-15);
}

TEST_CASE("columns of numbers in all magnitudes are orthogonal") {
  std::vector<double> values;
  for (int i = 0; i < 500; ++i) values.push_back(std::exp(0.02 * i));
  CHECK(defect(values, 6) < 1e-13);
}

TEST_CASE("powers that leave the range of doubles are told by norms that are 0 or infinite") {
  CHECK(learn_polynomial(std::vector<double>{1e-120, 2e-120, 4e-120}, 2).norm2.back() == 0);
  CHECK_FALSE(std::isfinite(learn_polynomial(std::vector<double>{1e120, 2e120, 4e120}, 2).norm2.back()));
}
