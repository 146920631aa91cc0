#include "base/number.h"

#include <fast_float/fast_float.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <system_error>

namespace logreg {

namespace {

constexpr std::array<double, 19> powers_of_ten = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8, 1e9,
                                                  1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18};

// Numbers like -12.345: at most 18 digits, no exponent. Digits below 2^53 and powers of ten up to 10^22 are exact
// doubles, so that one division rounds once, to the nearest double (Clinger 1990). Nothing for all other texts,
// which may be numbers all the same.
std::optional<double> parse_short_decimal(std::string_view text, char decimal) {
  const char* at = text.data();
  const char* const end = at + text.size();
  const bool negative = at != end && *at == '-';
  if (negative) ++at;
  if (end - at > 19 || at == end) return std::nullopt;
  std::uint64_t digits = 0;
  const char* point = nullptr;
  const char* const begin = at;
  for (; at != end; ++at) {
    const auto digit = static_cast<unsigned>(static_cast<unsigned char>(*at)) - '0';
    if (digit < 10) {
      digits = 10 * digits + digit;
    } else if (*at == decimal && point == nullptr) {
      point = at;
    } else {
      return std::nullopt;
    }
  }
  const auto count = end - begin - (point != nullptr ? 1 : 0);
  if (count == 0 || count > 18 || digits >> 53 != 0) return std::nullopt;
  const std::size_t fraction = point != nullptr ? static_cast<std::size_t>(end - point - 1) : 0;
  const double value = static_cast<double>(digits) / powers_of_ten[fraction];
  return negative ? -value : value;
}

}  // namespace

std::optional<double> parse_number(std::string_view text, char decimal) {
  if (const auto value = parse_short_decimal(text, decimal)) return value;
  if (!text.empty() && text.front() == '+') {
    text.remove_prefix(1);
    if (!text.empty() && text.front() == '-') return std::nullopt;
  }
  // The first character after the sign tells a number from "inf" and "nan", which fast_float takes.
  const std::size_t first = !text.empty() && text.front() == '-' ? 1 : 0;
  if (first >= text.size()) return std::nullopt;
  if ((text[first] < '0' || text[first] > '9') && text[first] != decimal) return std::nullopt;
  double value = 0;
  const char* const end = text.data() + text.size();
  const fast_float::parse_options options{fast_float::chars_format::general, decimal};
  const auto result = fast_float::from_chars_advanced(text.data(), end, value, options);
  if (result.ec != std::errc{} || result.ptr != end || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::optional<std::uint64_t> parse_count(std::string_view text) {
  std::uint64_t value = 0;
  const char* const end = text.data() + text.size();
  const auto result = std::from_chars(text.data(), end, value);
  if (result.ec != std::errc{} || result.ptr != end || text.empty()) return std::nullopt;
  return value;
}

void append_shortest(std::string& text, double value, char decimal) {
  std::array<char, 32> digits;
  const auto result = std::to_chars(digits.data(), digits.data() + digits.size(), value);
  if (decimal != '.') std::replace(digits.data(), result.ptr, '.', decimal);
  text.append(digits.data(), result.ptr);
}

std::string shortest(double value) {
  std::string text;
  append_shortest(text, value);
  return text;
}

}  // namespace logreg
