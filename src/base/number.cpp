#include "base/number.h"

#include <fast_float/fast_float.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <system_error>

namespace logreg {

double number_or_nan(std::string_view text, char decimal) {
  constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
  const bool has_plus = text.starts_with('+');
  if (has_plus) text.remove_prefix(1);
  // The first character after the sign tells a number from "inf" and "nan", which fast_float takes.
  const std::size_t first = !has_plus && text.starts_with('-') ? 1 : 0;
  if (first >= text.size()) return not_a_number;
  if ((text[first] < '0' || text[first] > '9') && text[first] != decimal) return not_a_number;
  double value = 0;
  const char* const end = text.data() + text.size();
  const fast_float::parse_options options{fast_float::chars_format::general, decimal};
  const auto result = fast_float::from_chars_advanced(text.data(), end, value, options);
  return result.ec == std::errc{} && result.ptr == end && std::isfinite(value) ? value : not_a_number;
}

std::optional<double> parse_number(std::string_view text, char decimal) {
  const double value = number_or_nan(text, decimal);
  return std::isnan(value) ? std::nullopt : std::optional(value);
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
