#include "data/formula/functions.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <string>

using namespace logreg;

namespace {

using Function = ElementwiseFunction;

constexpr double infinity = std::numeric_limits<double>::infinity();

bool is_near(double a, double b) {
  return a == b || (std::isnan(a) && std::isnan(b)) || std::abs(a - b) <= 4e-15 * std::abs(b);
}

}  // namespace

TEST_CASE("functions are those of the C library, to the last places") {
  struct Case {
    Function function;
    double (*expected)(double);
  };
  const Case cases[] = {{Function::log, std::log},     {Function::log2, std::log2}, {Function::log10, std::log10},
                        {Function::log1p, std::log1p}, {Function::exp, std::exp},   {Function::sqrt, std::sqrt},
                        {Function::abs, std::abs}};
  for (const Case& c : cases) {
    for (const double x : {0.0,    -0.0,  1.0,  2.0,  0.5,   3.7,   1e-300, 5e-324,   1e300,     1e-20,
                           -1e-20, -0.25, -1.0, -2.0, 700.0, 800.0, -800.0, infinity, -infinity, std::nan("")}) {
      CAPTURE(name_of(c.function));
      CAPTURE(x);
      CHECK(is_near(value_of(c.function, x), c.expected(x)));
    }
  }
}

TEST_CASE("logarithms of powers of two and ten are whole") {
  for (int k = -22; k <= 22; ++k) {
    CHECK(value_of(Function::log2, std::ldexp(1, k)) == k);
    if (k >= 0) CHECK(value_of(Function::log10, std::stod("1e" + std::to_string(k))) == k);
  }
  CHECK(logarithm(8, 2) == 3);
  CHECK(logarithm(1000, 10) == 3);
  CHECK(is_near(logarithm(81, 3), 4));
  CHECK(std::isnan(logarithm(-1, 3)));
}

TEST_CASE("powers are R's") {
  for (const double x : {0.0, 0.5, 1.0, 1.7, 10.0, 1e10, -0.5, -3.0, infinity, -infinity, std::nan("")}) {
    for (const double y : {0.0, 1.0, 2.0, 3.0, 0.5, -1.0, -2.0, 1.5, -0.7, 70.0, 71.0, infinity, -infinity}) {
      CAPTURE(x);
      CAPTURE(y);
      if (x == -infinity && std::nearbyint(y) != y) {
        CHECK(std::isnan(power(x, y)));  // which C calls infinity or zero
        continue;
      }
      const double expected = std::pow(x, y);
      const double found = power(x, y);
      CHECK((is_near(found, expected) || std::abs(found - expected) <= 1e-13 * std::abs(expected)));
    }
  }
  CHECK(power(std::nan(""), 0) == 1);
  CHECK(power(1, std::nan("")) == 1);
  CHECK(std::isnan(power(2, std::nan(""))));
}

TEST_CASE("parts of dates") {
  struct Case {
    double days;
    double year, month, day, weekday, hour;
  };
  const Case cases[] = {
      {0, 1970, 1, 1, 4, 0},
      {-1, 1969, 12, 31, 3, 0},
      {-0.25, 1969, 12, 31, 3, 18},
      {18895 + 21.0 / 24, 2021, 9, 25, 6, 21},
      {18895 + 20.0 / 24, 2021, 9, 25, 6, 20},
      {11016.999999, 2000, 2, 29, 2, 23},
      {18895 - 1e-12, 2021, 9, 25, 6, 0},  // a double of days is no more exact
      {-719528, 0, 1, 1, 6, 0},
  };
  for (const Case& c : cases) {
    CAPTURE(c.days);
    CHECK(value_of(Function::year, c.days) == c.year);
    CHECK(value_of(Function::month, c.days) == c.month);
    CHECK(value_of(Function::day, c.days) == c.day);
    CHECK(value_of(Function::weekday, c.days) == c.weekday);
    CHECK(value_of(Function::hour, c.days) == c.hour);
  }
  for (const double x : {std::nan(""), infinity, -infinity, 1e300}) CHECK(std::isnan(value_of(Function::month, x)));
}

TEST_CASE("functions are found by their names") {
  CHECK(elementwise_function("I") == Function::identity);
  CHECK(elementwise_function("hour") == Function::hour);
  CHECK_FALSE(elementwise_function("ns"));
  CHECK(is_of_dates(Function::year));
  CHECK_FALSE(is_of_dates(Function::abs));
  CHECK(is_term_function("as.factor"));
  CHECK_FALSE(is_term_function("log"));
  for (const std::string& name : names_of_functions()) {
    CHECK((is_term_function(name) != elementwise_function(name).has_value()));
    if (const auto function = elementwise_function(name)) CHECK(name_of(*function) == name);
  }
}

TEST_CASE("derivatives are what differences tend to") {
  for (const Function function : {Function::identity, Function::log, Function::log2, Function::log10, Function::log1p,
                                  Function::exp, Function::sqrt, Function::abs}) {
    for (const double x : {0.3, 1.0, 2.5, 17.0}) {
      CAPTURE(name_of(function));
      CAPTURE(x);
      const double h = 1e-5 * x;
      const double difference = (value_of(function, x + h) - value_of(function, x - h)) / (2 * h);
      CHECK(derivative_of(function, x) == doctest::Approx(difference).epsilon(1e-8));
    }
  }
  CHECK(derivative_of(Function::abs, -3) == -1);
  CHECK(derivative_of(Function::month, 19000) == 0);
}
