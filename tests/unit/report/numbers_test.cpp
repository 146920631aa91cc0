#include "report/numbers.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <optional>

using namespace logreg;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

}  // namespace

TEST_CASE("significant digits come without zeros at the end") {
  CHECK(significant(-326.4219312345) == "-326.42193");
  CHECK(significant(658.0) == "658");
  CHECK(significant(0.5) == "0.5");
  CHECK(significant(1.0 / 3, 2) == "0.33");
  CHECK(significant(0.0) == "0");
}

TEST_CASE("a fitted number has as many of six digits as its width takes") {
  CHECK(fitted(2.638476, 8) == "2.63848");
  CHECK(fitted(-2.522131, 8) == "-2.52213");
  CHECK(fitted(-0.03698527, 8) == "-0.03699");
  CHECK(fitted(0.5, 8) == "0.500000");
  CHECK(fitted(0.0, 8) == "0");
  CHECK(fitted(123456.0, 8) == "123456");
  CHECK(fitted(1234567.0, 8) == "1.235e+06");
  CHECK(fitted(1.2345e-5, 8) == "1.234e-05");
  CHECK(fitted(-1.2345e-5, 8) == "-1.234e-05");
  CHECK(fitted(99999.96, 8) == "100000");
}

TEST_CASE("eleven columns take any number, whose four digits stay") {
  for (const double value : {5e-324, 1.7976931348623157e308, 1e-300, 123456789.0, 9.9999999, 0.00012345678}) {
    CHECK(fitted(value, 7).size() <= 10);
    CHECK(fitted(-value, 7).size() <= 11);
  }
}

TEST_CASE("two decimals give way to digits that fit") {
  CHECK(two_decimals(-15.128, 6) == "-15.13");
  CHECK(two_decimals(0.0, 6) == "0.00");
  CHECK(two_decimals(-123.456, 6) == "-123.5");
  CHECK(two_decimals(-123456.0, 6) == "-1.235e+05");
}

TEST_CASE("a small p-value is said to be below 0.001, and never 0") {
  CHECK(p_value(1.0) == "1.0000");
  CHECK(p_value(0.01234) == "0.0123");
  CHECK(p_value(0.001) == "0.0010");
  CHECK(p_value(0.00099) == "<0.001");
  CHECK(p_value(0.0) == "<0.001");
  CHECK(p_relation(0.01234) == "= 0.0123");
  CHECK(p_relation(0.0) == "< 0.001");
}

TEST_CASE("a metric that is not 0 or 1 is never shown as such") {
  CHECK(metric_value(0.78011204) == "0.7801");
  CHECK(metric_value(1.0) == "1.0000");
  CHECK(metric_value(0.0) == "0.0000");
  CHECK(metric_value(-1.0) == "-1.0000");
  CHECK(metric_value(0.99996) == "0.99996");
  CHECK(metric_value(std::nextafter(1.0, 0.0)) == "0.9999999999999999");
  CHECK(metric_value(1.5e-7) == "1.5e-07");
  CHECK(metric_value(123.456) == "123.4560");
  CHECK(metric_value(4.25e297) == "4.25e+297");
}

TEST_CASE("a bound is rounded up") {
  CHECK(rounded_up(3.14e-17) == "3.2e-17");
  CHECK(rounded_up(3.2e-17) == "3.2e-17");
  CHECK(rounded_up(9.99e-5) == "0.0001");
  CHECK(rounded_up(0.0) == "0");
}

TEST_CASE("an amount is whole where it is whole") {
  CHECK(amount(340.0) == "340");
  CHECK(amount(12.5) == "12.5");
  CHECK(amount(1234567.25) == "1.23457e+06");
  CHECK(amount(1e15) == "1e+15");
}

TEST_CASE("what does not exist is a dash, a metric is undefined") {
  for (const MaybeNumber value : {MaybeNumber(), MaybeNumber(infinity), MaybeNumber(not_a_number)}) {
    CHECK(significant(value) == "-");
    CHECK(fitted(value, 8) == "-");
    CHECK(two_decimals(value, 8) == "-");
    CHECK(p_value(value) == "-");
    CHECK(rounded_up(value) == "-");
    CHECK(amount(value) == "-");
    CHECK(metric_value(value) == "undefined");
  }
}
