#include "base/elementary.h"

#include "base/random.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

using namespace logreg;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

// The distance of `found` from the true value, in units of the last place that a double near it has. The C
// library's long double functions carry 11 bits more than we look at.
double units_off(double found, long double expected) {
  int exponent = 0;
  std::frexp(expected, &exponent);
  const long double unit = std::ldexp(1.0L, std::max(exponent - 53, -1074));
  return static_cast<double>(std::abs(found - expected) / unit);
}

struct Worst {
  double units = 0;
  double x = 0;

  void look(double at, double found, long double expected) {
    const double off = units_off(found, expected);
    if (!(off <= units)) *this = {off, at};  // NaN is the worst
  }
};

double between(Random& random, double low, double high) {
  return low + random.uniform() * (high - low);
}

// Every power of two between the two is as likely as any other.
double of_any_size(Random& random, int lowest_exponent, int highest_exponent) {
  const auto span = static_cast<std::uint64_t>(highest_exponent - lowest_exponent);
  return std::ldexp(1 + random.uniform(), lowest_exponent + static_cast<int>(random.below(span)));
}

constexpr int draws = 300'000;

}  // namespace

TEST_CASE("exp is less than 0.9 units off, down to the subnormal numbers") {
  struct Range {
    double low;
    double high;
  };
  for (const Range range :
       {Range{-745.13, 709.78}, Range{-745.13, -708.0}, Range{709.0, 709.78}, Range{-1.0, 1.0}, Range{-1e-9, 1e-9}}) {
    CAPTURE(range.low);
    Random random(1);
    Worst worst;
    for (int i = 0; i < draws; ++i) {
      const double x = between(random, range.low, range.high);
      worst.look(x, elementary::exp(x), std::exp(static_cast<long double>(x)));
    }
    CAPTURE(worst.x);
    CHECK(worst.units < 0.9);
  }
}

TEST_CASE("exp near the places where its reduction changes is less than 0.9 units off") {
  // Half-odd multiples of ln 2, where the nearest integer jumps.
  Worst worst;
  for (int k = -1074; k <= 1023; ++k) {
    double x = (k + 0.5) * std::log(2.0);
    for (int step = 0; step < 4; ++step) x = std::nextafter(x, -infinity);
    for (int step = 0; step < 8; ++step) {
      worst.look(x, elementary::exp(x), std::exp(static_cast<long double>(x)));
      x = std::nextafter(x, infinity);
    }
  }
  CAPTURE(worst.x);
  CHECK(worst.units < 0.9);
}

TEST_CASE("exp ends in zero, infinity and NaN where it has to") {
  CHECK(elementary::exp(0.0) == 1.0);
  CHECK(elementary::exp(-0.0) == 1.0);
  CHECK(elementary::exp(5e-324) == 1.0);
  // The last x whose exponential is not zero, and the first.
  CHECK(elementary::exp(-745.13321910194110842) == 5e-324);
  CHECK(elementary::exp(-745.13321910194122211) == 0.0);
  CHECK(elementary::exp(-746.0) == 0.0);
  CHECK(elementary::exp(-1e300) == 0.0);
  CHECK(elementary::exp(-infinity) == 0.0);
  // The last x whose exponential is finite, and the first.
  CHECK(std::isfinite(elementary::exp(709.78271289338397310)));
  CHECK(elementary::exp(709.78271289338408679) == infinity);
  CHECK(elementary::exp(1e300) == infinity);
  CHECK(elementary::exp(infinity) == infinity);
  CHECK(std::isnan(elementary::exp(not_a_number)));
  CHECK(std::isnan(elementary::exp(-not_a_number)));
}

TEST_CASE("log is less than 0.9 units off") {
  Random random(2);
  Worst worst;
  const auto look = [&](double x) { worst.look(x, elementary::log(x), std::log(static_cast<long double>(x))); };
  for (int i = 0; i < draws; ++i) {
    look(of_any_size(random, -1022, 1024));
    look(between(random, 0.25, 4.0));
    look(1 + std::ldexp(random.uniform() - 0.5, -static_cast<int>(random.below(52))));
  }
  for (const double x : {0x1p-1022, 0.5, 0.9999999999999999, 1.0000000000000002, 2.0, 0x1.fffffffffffffp+1023}) look(x);
  CAPTURE(worst.x);
  CHECK(worst.units < 0.9);
  CHECK(elementary::log(1.0) == 0.0);
}

TEST_CASE("log1p of 0 to 1 is less than 1.4 units off, also where 1 + x is 1") {
  Random random(3);
  Worst worst;
  const auto look = [&](double x) { worst.look(x, elementary::log1p(x), std::log1p(static_cast<long double>(x))); };
  for (int i = 0; i < draws; ++i) {
    look(of_any_size(random, -1074, 0));
    look(of_any_size(random, -60, 0));
    look(random.uniform());
    look(between(random, 0.9, 1.0));
  }
  for (const double x : {5e-324, 0x1p-1022, 0x1p-54, 0x1p-53, 0x1p-52, 0.9999999999999999, 1.0}) look(x);
  CAPTURE(worst.x);
  CHECK(worst.units < 1.4);
  CHECK(elementary::log1p(0.0) == 0.0);
  CHECK(std::isnan(elementary::log1p(not_a_number)));
}

TEST_CASE("exp of what is not positive is exp to the last bit") {
  Random random(4);
  for (int i = 0; i < draws; ++i) {
    const double x = between(random, -760, 0);
    REQUIRE(elementary::exp_of_negative(x) == elementary::exp(x));
  }
  CHECK(elementary::exp_of_negative(0.0) == 1.0);
  CHECK(elementary::exp_of_negative(-0.0) == 1.0);
  CHECK(elementary::exp_of_negative(-infinity) == 0.0);
  CHECK(std::isnan(elementary::exp_of_negative(not_a_number)));
}
