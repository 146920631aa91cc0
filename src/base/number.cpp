#include "base/number.h"

#include <fast_float/fast_float.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <system_error>

namespace logreg {

std::optional<double> parse_number(std::string_view text, char decimal) {
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
