#include "quality/interval.h"

#include "inference/distributions.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace logreg;

TEST_CASE("Wilson's interval has the published values") {
  // Newcombe 1998, table I, method 3: 81/263 gives 0.2553 to 0.3662, 15/148 0.0624 to 0.1605, 0/20 0 to 0.1611,
  // 1/29 0.0061 to 0.1718.
  const double z = normal_critical_value(0.95);
  const auto check = [&](double count, double all, double low, double high) {
    const Interval interval = wilson_interval(count, all, z);
    CHECK(std::abs(interval.low - low) < 5e-5);
    CHECK(std::abs(interval.high - high) < 5e-5);
  };
  check(81, 263, 0.2553, 0.3662);
  check(15, 148, 0.0624, 0.1605);
  check(0, 20, 0, 0.1611);
  check(1, 29, 0.0061, 0.1718);
}

TEST_CASE("at the ends Wilson's interval is exactly 0 or 1, and never beyond") {
  const double z = normal_critical_value(0.95);
  CHECK(wilson_interval(0, 7, z).low == 0);
  CHECK(wilson_interval(7, 7, z).high == 1);
  CHECK(wilson_interval(7, 7, z).low == doctest::Approx(1 - wilson_interval(0, 7, z).high));
}

TEST_CASE("a normal interval is cut at what is possible, and there is none without a variance") {
  const auto interval = normal_interval(0.9, 0.01, 2, 0, 1);
  REQUIRE(interval);
  CHECK(interval->low == doctest::Approx(0.7));
  CHECK(interval->high == 1);
  CHECK_FALSE(normal_interval(1, 0, 2, 0, 1));
  CHECK_FALSE(normal_interval(1, std::nan(""), 2, 0, 1));
  CHECK_FALSE(normal_interval(1, HUGE_VAL, 2, 0, 1));
}
