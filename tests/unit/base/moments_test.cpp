#include "base/moments.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

using namespace logreg;

namespace {

double sum_of(const std::vector<double>& terms) {
  Sum sum;
  for (const double term : terms) sum.add(term);
  return sum.value();
}

}  // namespace

TEST_CASE("a sum keeps what a larger term swallows") {
  // Neumaier's example: Kahan's older method gives 0.
  CHECK(sum_of({1.0, 1e100, 1.0, -1e100}) == 2.0);
  CHECK(sum_of({1e100, 1.0, -1e100}) == 1.0);
  CHECK(sum_of({1.0, -1e100, 1e100}) == 1.0);
}

TEST_CASE("a sum of nothing is zero") {
  CHECK(sum_of({}) == 0.0);
}

TEST_CASE("ten million tenths are a million") {
  // Adding them plainly is off by 1.6e-4.
  Sum sum;
  for (int i = 0; i < 10'000'000; ++i) sum.add(0.1);
  CHECK(sum.value() == 1e6);
}

TEST_CASE("a sum that overflows is infinite and not NaN") {
  const double largest = std::numeric_limits<double>::max();
  CHECK(sum_of({largest, largest, 1.0}) == std::numeric_limits<double>::infinity());
  CHECK(sum_of({-largest, -largest}) == -std::numeric_limits<double>::infinity());
}

TEST_CASE("moments of a few values are those worked by hand") {
  // Mean (2 + 4 + 4 + 4 + 5 + 5 + 7 + 9) / 8 = 5, squares 9 + 1 + 1 + 1 + 0 + 0 + 4 + 16 = 32.
  const auto m = moments(std::vector<double>{2, 4, 4, 4, 5, 5, 7, 9});
  REQUIRE(m);
  CHECK(m->weight == 8);
  CHECK(m->mean == 5);
  CHECK(m->variance == 4);
}

TEST_CASE("a weight counts a value that many times") {
  const auto m = moments(std::vector<double>{2, 4, 5, 7, 9, 1000}, std::vector<double>{1, 3, 2, 1, 1, 0});
  REQUIRE(m);
  CHECK(m->weight == 8);
  CHECK(m->mean == 5);
  CHECK(m->variance == 4);
}

TEST_CASE("moments without values or without weight do not exist") {
  CHECK_FALSE(moments({}));
  CHECK_FALSE(moments(std::vector<double>{1, 2}, std::vector<double>{0, 0}));
}

TEST_CASE("equal values have exactly that mean and no variance") {
  for (const double value : {0.1, -1.0 / 3, 1e300, 123456789.123, 5e-324}) {
    for (const std::size_t count : {1U, 3U, 7U, 1000U, 99999U}) {
      CAPTURE(value);
      CAPTURE(count);
      const auto m = moments(std::vector<double>(count, value));
      REQUIRE(m);
      CHECK(m->mean == value);
      CHECK(m->variance == 0);
    }
  }
}

TEST_CASE("the variance survives a mean ten million times as large as the deviation") {
  // NIST Statistical Reference Datasets, NumAcc4: 10000000.2, then 10000000.1 and .3 in turn, 1001 values;
  // certified mean 10000000.2 and sample standard deviation 0.1.
  std::vector<double> values{10000000.2};
  for (int i = 0; i < 500; ++i) {
    values.push_back(10000000.1);
    values.push_back(10000000.3);
  }
  const auto m = moments(values);
  REQUIRE(m);
  CHECK(m->mean == 10000000.2);
  // The data have 1.9e-9 between neighbouring doubles, which moves a deviation of 0.1 by up to 1e-8 of itself.
  CHECK(std::sqrt(m->variance * 1001 / 1000) == doctest::Approx(0.1).epsilon(2e-8));
}

TEST_CASE("adding a constant leaves the variance as it was") {
  // Multiples of 1/8 near 2^40: every value is exact, so the variance must be.
  const auto small = moments(std::vector<double>{0.125, 0.5, 0.875, 1.25});
  const auto large = moments(std::vector<double>{0x1p40 + 0.125, 0x1p40 + 0.5, 0x1p40 + 0.875, 0x1p40 + 1.25});
  REQUIRE(small);
  REQUIRE(large);
  CHECK(large->variance == doctest::Approx(small->variance).epsilon(1e-15));
}
