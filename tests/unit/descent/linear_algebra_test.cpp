#include "descent/linear_algebra.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

using namespace logreg;

namespace {

// 1 / (i + j + 1): condition 5e5 at size 5.
SymmetricMatrix hilbert(std::size_t size) {
  SymmetricMatrix result(size);
  for (std::size_t j = 0; j < size; ++j) {
    for (std::size_t i = j; i < size; ++i) result.at(i, j) = 1.0 / static_cast<double>(i + j + 1);
  }
  return result;
}

std::vector<double> times(const SymmetricMatrix& a, std::span<const double> x) {
  std::vector<double> result(a.size(), 0.0);
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = 0; j < a.size(); ++j) result[i] += a.at(i, j) * x[j];
  }
  return result;
}

void check_close(const std::vector<double>& found, const std::vector<double>& wanted, double tolerance) {
  REQUIRE(found.size() == wanted.size());
  for (std::size_t i = 0; i < found.size(); ++i) CHECK(std::abs(found[i] - wanted[i]) < tolerance);
}

}  // namespace

TEST_CASE("a Cholesky factor solves, inverts and multiplies") {
  const SymmetricMatrix a = hilbert(5);
  const auto factor = Cholesky::of(a);
  REQUIRE(factor);
  const std::vector<double> x = {1, -2, 3, -4, 5};
  const std::vector<double> b = times(a, x);
  check_close(factor->solve(b), x, 1e-9);
  const std::vector<double> half = factor->forward_substitution(b);
  CHECK(dot(half, half) == doctest::Approx(dot(b, x)));
  check_close(times(factor->inverse(), b), x, 1e-8);
  for (std::size_t i = 0; i < 5; ++i) {
    double sum = 0;
    for (std::size_t k = 0; k <= i; ++k) sum += factor->lower(i, k) * factor->lower(i, k);
    CHECK(sum == doctest::Approx(a.at(i, i)).epsilon(1e-14));
  }
}

TEST_CASE("a matrix that is not positive definite has no Cholesky factor") {
  SymmetricMatrix a(2);
  a.at(0, 0) = a.at(1, 1) = 1;
  a.at(1, 0) = 2;
  CHECK_FALSE(Cholesky::of(a));
}

TEST_CASE("the factor of a semidefinite matrix leaves out the rows that depend on those before") {
  SymmetricMatrix a(3);  // of the vectors (1, 0), (0, 2), (1, 2)
  a.at(0, 0) = 1;
  a.at(1, 1) = 4;
  a.at(2, 2) = 5;
  a.at(2, 0) = 1;
  a.at(2, 1) = 4;
  const Cholesky factor = Cholesky::of_semidefinite(a, std::vector<double>(3, 1e-12));
  CHECK(std::isinf(factor.diagonal(2)));
  CHECK(factor.part_left(2) == 0);
  CHECK(factor.part_left(1) == 1);
  const std::vector<double> b = {3, 8, 11};
  const std::vector<double> x = factor.solve(b);
  CHECK(x[2] == 0);
  check_close(times(a, x), b, 1e-13);
}

TEST_CASE("a sandwich is the matrix between two inverses") {
  const SymmetricMatrix a = hilbert(3);
  SymmetricMatrix b(3);
  for (std::size_t i = 0; i < 3; ++i) b.at(i, i) = static_cast<double>(i + 1);
  b.at(2, 0) = 0.5;
  const auto factor = Cholesky::of(a);
  const SymmetricMatrix found = factor->unwhitened(factor->whitened(b));
  const std::vector<double> x = {1, 2, -1};
  check_close(times(found, x), factor->solve(times(b, factor->solve(x))), 1e-8);
}

TEST_CASE("a root of a semidefinite matrix gives it back, and an indefinite one has none") {
  SymmetricMatrix a(2);
  a.at(0, 0) = 4;
  a.at(1, 0) = 2;
  a.at(1, 1) = 1;
  const auto root = root_of_semidefinite(a);
  REQUIRE(root);
  CHECK((*root)[0] == std::vector<double>{2, 0});
  CHECK((*root)[1] == std::vector<double>{1, 0});
  a.at(1, 1) = 0;
  CHECK_FALSE(root_of_semidefinite(a));
}

TEST_CASE("a left root of a matrix gives it back, too") {
  const SymmetricMatrix a = hilbert(4);
  const auto root = left_root_of_semidefinite(a);
  REQUIRE(root);
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK((*root)[i].size() == i + 1);
    for (std::size_t j = 0; j <= i; ++j) {
      double sum = 0;
      for (std::size_t k = i; k < 4; ++k) sum += (*root)[k][i] * (*root)[k][j];
      CHECK(sum == doctest::Approx(a.at(i, j)).epsilon(1e-12));
    }
  }
}

TEST_CASE("the inverse of a factor is a root of the inverse") {
  const auto factor = Cholesky::of(hilbert(3));
  const std::vector<std::vector<double>> root = factor->inverse_rows();
  const SymmetricMatrix inverse = factor->inverse();
  for (std::size_t i = 0; i < 3; ++i) {
    double sum = 0;
    for (std::size_t k = i; k < 3; ++k) sum += root[k][i] * root[k][0];
    CHECK(sum == doctest::Approx(inverse.at(i, 0)));
  }
}

TEST_CASE("conjugate gradients solve in as many steps as there are unknowns, and in one by the inverse itself") {
  const SymmetricMatrix a = hilbert(4);
  const std::vector<double> x = {1, 1, -2, 3};
  const std::vector<double> b = times(a, x);
  const auto factor = Cholesky::of(a);
  std::size_t products = 0;
  const auto product = [&](std::span<const double> v) {
    ++products;
    return times(a, v);
  };
  const auto same = [](std::span<const double> v) { return std::vector<double>(v.begin(), v.end()); };
  const auto solved = [&](std::span<const double> v) { return factor->solve(v); };
  const auto enough = [](double length) { return 1e-26 * length; };
  check_close(conjugate_gradients(b, product, same, 0, enough).vector, x, 1e-5);
  products = 0;
  const ConjugateSolution found =
      conjugate_gradients(b, product, solved, 0, [](double length) { return 1e-16 * length; });
  CHECK(found.is_solved);
  CHECK(products <= 2);
  check_close(found.vector, x, 1e-8);
}

TEST_CASE("conjugate gradients take the preconditioned vector where that is near enough") {
  const std::vector<double> b = {3, 4};
  const auto same = [](std::span<const double> v) { return std::vector<double>(v.begin(), v.end()); };
  const ConjugateSolution found = conjugate_gradients(b, same, same, 25, [](double) { return 0.0; });
  CHECK(found.is_solved);
  CHECK(found.vector == b);
}
