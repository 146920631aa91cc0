#include "base/number.h"

#include "base/random.h"

#include <doctest/doctest.h>

#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <optional>
#include <regex>
#include <string>
#include <string_view>

using namespace logreg;
using namespace std::string_view_literals;

namespace {

// The C library's own conversion, which takes a superset of what we take.
double slow_number(const std::string& text) {
  char* end = nullptr;
  const double value = std::strtod(text.c_str(), &end);
  REQUIRE(end == text.c_str() + text.size());
  return value;
}

std::string random_digits(Random& random, std::size_t most) {
  std::string digits;
  for (std::uint64_t left = random.below(most + 1); left > 0; --left) {
    digits += static_cast<char>('0' + random.below(10));
  }
  return digits;
}

// [sign] digits [. digits] [e [sign] digits], with a digit before the exponent.
std::string random_decimal(Random& random) {
  // One in eight is much longer than a double can tell apart.
  const std::size_t most = random.below(8) == 0 ? 400 : 20;
  std::string text;
  if (const auto sign = random.below(4); sign < 2) text += sign == 0 ? '-' : '+';
  const std::string whole = random_digits(random, most);
  text += whole;
  if (whole.empty() || random.below(2) == 0) {
    text += '.';
    text += random_digits(random, most);
    if (whole.empty() && text.back() == '.') text += '0';
  }
  if (random.below(2) == 0) {
    text += random.below(2) == 0 ? 'e' : 'E';
    if (const auto sign = random.below(3); sign < 2) text += sign == 0 ? '-' : '+';
    text += std::to_string(random.below(350));
  }
  return text;
}

// A finite double, every exponent as likely as any other: subnormal ones as well.
double random_double(Random& random) {
  for (;;) {
    const double value = std::bit_cast<double>(random.next());
    if (std::isfinite(value)) return value;
  }
}

bool same_bits(double a, double b) {
  return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

}  // namespace

TEST_CASE("a decimal text is read as the C library reads it") {
  Random random(1);
  for (int i = 0; i < 200'000; ++i) {
    const std::string text = random_decimal(random);
    CAPTURE(text);
    const double expected = slow_number(text);
    const auto found = parse_number(text);
    REQUIRE(found.has_value() == std::isfinite(expected));
    if (found) REQUIRE(same_bits(*found, expected));
  }
}

TEST_CASE("a text with one byte changed is a number only if the grammar says so") {
  // An optional sign, digits with at most one point among or around them, and an optional exponent.
  const std::regex grammar("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");
  const std::string_view bytes = "0123456789+-.eE /:,x_@AFaf\x10\xB0\xB9"sv;
  Random random(4);
  for (int i = 0; i < 50'000; ++i) {
    std::string text = random_decimal(random).substr(0, 40);
    if (text.empty()) continue;
    text[random.below(text.size())] = bytes[random.below(bytes.size())];
    CAPTURE(text);
    const auto found = parse_number(text);
    const bool expected = std::regex_match(text, grammar) && std::isfinite(slow_number(text));
    REQUIRE(found.has_value() == expected);
    if (found) REQUIRE(same_bits(*found, slow_number(text)));
  }
}

TEST_CASE("digits that lie halfway between two doubles go to the even one, and the 700th digit counts") {
  Random random(2);
  for (int i = 0; i < 2'000; ++i) {
    const double low = std::abs(random_double(random));
    const double high = std::nextafter(low, std::numeric_limits<double>::infinity());
    if (!std::isfinite(high)) continue;
    // A long double of the x87 has eleven bits more, so that the middle is exact; printf writes all its digits.
    const long double middle = low + (static_cast<long double>(high) - low) / 2;
    std::string digits(1200, '\0');
    const int length = std::snprintf(digits.data(), digits.size(), "%.790Le", middle);
    digits.resize(static_cast<std::size_t>(length));
    CAPTURE(digits);
    const bool low_is_even = std::bit_cast<std::uint64_t>(low) % 2 == 0;
    CHECK(parse_number(digits) == std::optional(low_is_even ? low : high));
    digits.insert(digits.find('e'), 1, '1');
    CHECK(parse_number(digits) == std::optional(high));
  }
}

TEST_CASE("what is a number and what is not") {
  struct Case {
    std::string_view text;
    std::optional<double> value;
  };
  const Case cases[] = {
      {"0", 0.0},
      {"-0", -0.0},
      {"+1", 1.0},
      {"1.", 1.0},
      {".5", 0.5},
      {"-.5", -0.5},
      {"+.5", 0.5},
      {"007", 7.0},
      {"1e3", 1000.0},
      {"1E+3", 1000.0},
      {"1e-3", 0.001},
      {"4.9e-324", 5e-324},
      {"2e-324", 0.0},
      {"1e-400", 0.0},
      {"1.7976931348623157e308", 1.7976931348623157e308},
      {"0e999999999999", 0.0},
      // Rounds to infinity: half a unit beyond the largest double.
      {"1.7976931348623159e308", std::nullopt},
      {"1e400", std::nullopt},
      {"-1e400", std::nullopt},
      {"", std::nullopt},
      {"+", std::nullopt},
      {"-", std::nullopt},
      {".", std::nullopt},
      {"e5", std::nullopt},
      {"1e", std::nullopt},
      {"1e+", std::nullopt},
      {"1e5.5", std::nullopt},
      {"+-1", std::nullopt},
      {"-+1", std::nullopt},
      {"++1", std::nullopt},
      {"--1", std::nullopt},
      {"1-", std::nullopt},
      {"inf", std::nullopt},
      {"-inf", std::nullopt},
      {"+infinity", std::nullopt},
      {"INF", std::nullopt},
      {"nan", std::nullopt},
      {"-nan", std::nullopt},
      {"NaN", std::nullopt},
      {"nan(1)", std::nullopt},
      {"0x10", std::nullopt},
      {"0x1p3", std::nullopt},
      {"1_000", std::nullopt},
      {"1,000", std::nullopt},
      {"1'000", std::nullopt},
      {"1 000", std::nullopt},
      {" 1", std::nullopt},
      {"1 ", std::nullopt},
      {"1.5.2", std::nullopt},
      {"1,5", std::nullopt},
      {"12a", std::nullopt},
      {"1f", std::nullopt},
      {"1d3", std::nullopt},
      {"\xD9\xA1", std::nullopt},
      {"1\0"sv, std::nullopt},
      {"\0"sv, std::nullopt},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(parse_number(c.text) == c.value);
  }
  CHECK(std::signbit(*parse_number("-0")));
  CHECK(std::signbit(*parse_number("-1e-400")));
}

TEST_CASE("under a decimal comma the comma stands for the point, and the point for nothing") {
  CHECK(parse_number("12,5", ',') == std::optional(12.5));
  CHECK(parse_number("-,5e1", ',') == std::optional(-5.0));
  CHECK(parse_number("+3,", ',') == std::optional(3.0));
  CHECK(parse_number("12", ',') == std::optional(12.0));
  CHECK_FALSE(parse_number("12.5", ','));
  CHECK_FALSE(parse_number("1.000,5", ','));
  CHECK_FALSE(parse_number(",", ','));
  CHECK_FALSE(parse_number("inf", ','));
}

TEST_CASE("a count is digits only") {
  CHECK(parse_count("0") == std::optional<std::uint64_t>(0));
  CHECK(parse_count("007") == std::optional<std::uint64_t>(7));
  CHECK(parse_count("18446744073709551615") == std::optional(std::numeric_limits<std::uint64_t>::max()));
  for (const char* text : {"", "-1", "+1", "1.0", "1e3", "0x10", " 1", "1 ", "18446744073709551616"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_count(text));
  }
}

TEST_CASE("the shortest digits are the ones people expect") {
  CHECK(shortest(0.1) == "0.1");
  CHECK(shortest(1.0) == "1");
  CHECK(shortest(-0.0) == "-0");
  CHECK(shortest(123456.0) == "123456");
  CHECK(shortest(0.1 + 0.2) == "0.30000000000000004");
  CHECK(shortest(1.0 / 3) == "0.3333333333333333");
  CHECK(shortest(1e22) == "1e+22");
  CHECK(shortest(5e-324) == "5e-324");
  CHECK(shortest(1.7976931348623157e308) == "1.7976931348623157e+308");
  // Where Grisu, the predecessor of Ryu, fails to find the shortest (Loitsch 2010).
  CHECK(shortest(2e23) == "2e+23");
  CHECK(shortest(9007199254740993.0) == "9007199254740992");
}

TEST_CASE("the shortest digits read back to the last bit, and with one digit less they would not") {
  Random random(3);
  for (int i = 0; i < 50'000; ++i) {
    const double value = i % 2 == 0 ? random_double(random) : std::ldexp(random.uniform(), 20);
    const std::string text = shortest(value);
    CAPTURE(text);
    const auto back = parse_number(text);
    REQUIRE(back);
    REQUIRE(same_bits(*back, value));
    // A whole number that is shorter so is written with all its digits.
    if (text.find_first_of(".e") == std::string::npos) continue;
    // Significant digits, without the zeros that only hold places.
    std::string digits;
    for (const char c : text.substr(0, text.find('e'))) {
      if (c >= '0' && c <= '9' && !(digits.empty() && c == '0')) digits += c;
    }
    while (!digits.empty() && digits.back() == '0') digits.pop_back();
    if (digits.size() < 2) continue;
    char fewer[64];
    std::snprintf(fewer, sizeof fewer, "%.*e", static_cast<int>(digits.size()) - 2, value);
    REQUIRE(std::strtod(fewer, nullptr) != value);
  }
}

TEST_CASE("a number can be written with a decimal comma, behind what is there") {
  std::string text = "x=";
  append_shortest(text, -1234.5, ',');
  CHECK(text == "x=-1234,5");
  CHECK(parse_number(text.substr(2), ',') == std::optional(-1234.5));
}
