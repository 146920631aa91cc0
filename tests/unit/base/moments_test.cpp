#include "base/moments.h"

#include <doctest/doctest.h>

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
