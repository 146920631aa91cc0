#include "fit/near_dependence.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

using namespace logreg;

namespace {

// Three terms of length 1 beside the bias, of which the third is made of the first but for this share of its square.
SymmetricMatrix pair_with(double left) {
  SymmetricMatrix matrix(4);
  for (std::size_t i = 0; i < 4; ++i) matrix.at(i, i) = 1;
  matrix.at(3, 1) = std::sqrt(1 - left);
  return matrix;
}

}  // namespace

TEST_CASE("terms are told that leave fewer than six digits, and what they are made of") {
  // A share of 1e6 epsilons is the edge.
  const double edge = 1e6 * std::numeric_limits<double>::epsilon();
  CHECK(near_dependences(*Cholesky::of(pair_with(1.001 * edge)), Digits::of_products).empty());
  const auto found = near_dependences(*Cholesky::of(pair_with(0.999 * edge)), Digits::of_products);
  REQUIRE(found.size() == 1);
  CHECK(found[0].term == 2);
  CHECK(found[0].on == std::vector<std::size_t>{0});
  CHECK(found[0].digits == 5);
  CHECK(near_dependences(*Cholesky::of(pair_with(1e-12)), Digits::of_products)[0].digits == 3);
}

TEST_CASE("a refined factor keeps half of the digits that products lose") {
  CHECK(near_dependences(*Cholesky::of(pair_with(1e-12)), Digits::of_refined_factor).empty());
}

TEST_CASE("of a term that depends on others but for rounding no digit is sure") {
  SymmetricMatrix matrix(4);  // the third term is the difference of the others, over root 2
  for (std::size_t i = 0; i < 4; ++i) matrix.at(i, i) = 1;
  matrix.at(3, 1) = std::sqrt(0.5);
  matrix.at(3, 2) = -std::sqrt(0.5);
  const auto found =
      near_dependences(Cholesky::of_semidefinite(matrix, std::vector<double>(4, 1e-15)), Digits::of_products);
  REQUIRE(found.size() == 1);
  CHECK(found[0].term == 2);
  CHECK(found[0].on == std::vector<std::size_t>{0, 1});
  CHECK(found[0].digits == 0);
}
