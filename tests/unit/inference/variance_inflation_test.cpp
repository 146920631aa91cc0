#include "inference/variance_inflation.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <vector>

using namespace logreg;

namespace {

SymmetricMatrix correlation_of(const std::vector<std::vector<double>>& lower) {
  SymmetricMatrix matrix(lower.size());
  for (std::size_t i = 0; i < lower.size(); ++i) {
    for (std::size_t j = 0; j <= i; ++j) matrix.at(i, j) = lower[i][j];
  }
  return matrix;
}

}  // namespace

TEST_CASE("two correlated terms inflate each other by 1 / (1 - r^2)") {
  const auto found = variance_inflation(correlation_of({{1}, {0.9, 1}, {0, 0, 1}}), std::vector<std::size_t>{0, 1, 2});
  REQUIRE(found.size() == 3);
  CHECK(*found[0].gvif == doctest::Approx(1 / (1 - 0.81)));
  CHECK(*found[1].gvif == doctest::Approx(1 / (1 - 0.81)));
  CHECK(*found[2].gvif == doctest::Approx(1));
}

// det(R_1) det(R_2) / det(R) = 0.75 x 1 / 0.39
TEST_CASE("the terms of one column have a factor together") {
  const auto found =
      variance_inflation(correlation_of({{1}, {-0.5, 1}, {0.6, -0.3, 1}}), std::vector<std::size_t>{0, 0, 1});
  const double determinant = 1 + 2 * -0.5 * 0.6 * -0.3 - 0.25 - 0.36 - 0.09;
  CHECK(*found[0].gvif == doctest::Approx(0.75 / determinant));
  CHECK(found[0].terms == 2);
  CHECK(*found[0].per_term() == doctest::Approx(std::sqrt(0.75 / determinant)));
  CHECK(*found[1].gvif == doctest::Approx(0.75 / determinant));
}

TEST_CASE("columns that determine each other have no factor, and others keep theirs") {
  // The third term is the first with its sign turned; the fourth has its own way.
  const auto matrix = correlation_of({{1}, {0.5, 1}, {-1, -0.5, 1}, {0, 0, 0, 1}});
  const auto found = variance_inflation(matrix, std::vector<std::size_t>{0, 1, 2, 3});
  CHECK_FALSE(found[0].gvif);
  CHECK_FALSE(found[2].gvif);
  CHECK_FALSE(found[2].per_term());
  CHECK(*found[1].gvif == doctest::Approx(1 / 0.75));
  CHECK(*found[3].gvif == doctest::Approx(1));
}
