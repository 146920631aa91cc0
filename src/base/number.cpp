#include "base/number.h"

#include "base/short_decimal.h"

#include <fast_float/fast_float.h>

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>
#include <limits>
#include <system_error>

namespace logreg {

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

constexpr std::array<double, 19> powers_of_ten = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8, 1e9,
                                                  1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18};

// The bytes of an eight-digit text, the first digit lowest.
std::uint64_t load_eight(const char* text) {
  std::uint64_t word = 0;
  std::memcpy(&word, text, 8);
  return word;
}

std::uint64_t load_four(const char* text) {
  std::uint32_t word = 0;
  std::memcpy(&word, text, 4);
  return word;
}

// Eight digits at once (the idea: Lemire 2018, "Quickly parsing eight digits"). A byte is a digit if its high half is
// 3 and stays 3 when 6 is added.
bool are_eight_digits(std::uint64_t word) {
  constexpr std::uint64_t high_halves = 0xF0F0F0F0F0F0F0F0U;
  return (word & high_halves) == 0x3030303030303030U &&
         ((word + 0x0606060606060606U) & high_halves) == 0x3030303030303030U;
}

// Neighbours are joined to numbers of two, of four, of eight digits.
std::uint64_t value_of_eight_digits(std::uint64_t word) {
  word = ((word & 0x0F0F0F0F0F0F0F0FU) * (1 + (10U << 8))) >> 8;
  word = ((word & 0x00FF00FF00FF00FFU) * (1 + (100U << 16))) >> 16;
  return ((word & 0x0000FFFF0000FFFFU) * (1 + (std::uint64_t{10000} << 32))) >> 32;
}

// Appends the digits of [at, end) to `digits`; false if there is something else.
bool append_digits(const char* at, const char* end, std::uint64_t& digits) {
  while (end - at >= 8) {
    const std::uint64_t word = load_eight(at);
    if (!are_eight_digits(word)) return false;
    digits = 100000000 * digits + value_of_eight_digits(word);
    at += 8;
  }
  const auto count = static_cast<unsigned>(end - at);
  if (count >= 4) {
    // Two loads that overlap, behind as many zeros as make it eight digits.
    const std::uint64_t word = load_four(at) | load_four(end - 4) << (8 * (count - 4));
    const std::uint64_t padded = (word << (8 * (8 - count))) | (0x3030303030303030U >> (8 * count));
    if (!are_eight_digits(padded)) return false;
    constexpr std::array<std::uint64_t, 8> powers = {1, 10, 100, 1000, 10000, 100000, 1000000, 10000000};
    digits = powers[count] * digits + value_of_eight_digits(padded);
    return true;
  }
  for (; at != end; ++at) {
    const auto digit = static_cast<unsigned>(static_cast<unsigned char>(*at)) - '0';
    if (digit > 9) return false;
    digits = 10 * digits + digit;
  }
  return true;
}

// What short_decimal() does, for up to 18 digits and on any processor.
std::optional<double> plain_decimal(std::string_view text, char decimal) {
  const char* at = text.data();
  const char* const end = at + text.size();
  const bool negative = at != end && *at == '-';
  at += negative ? 1 : 0;
  const char* const begin = at;
  while (at != end && static_cast<unsigned>(static_cast<unsigned char>(*at)) - '0' <= 9) ++at;
  const char* const point = at;
  const bool has_point = at != end && *at == decimal;
  const auto fraction = static_cast<std::size_t>(has_point ? end - at - 1 : 0);
  const auto count = static_cast<std::size_t>(point - begin) + fraction;
  if (count == 0 || count > 18 || (!has_point && at != end)) return std::nullopt;
  std::uint64_t digits = 0;
  for (const char* digit = begin; digit != point; ++digit)
    digits = 10 * digits + static_cast<std::uint64_t>(*digit - '0');
  if (has_point && !append_digits(point + 1, end, digits)) return std::nullopt;
  if (digits >> 53 != 0) return std::nullopt;
  const double value = static_cast<double>(digits) / powers_of_ten[fraction];
  return std::bit_cast<double>(std::bit_cast<std::uint64_t>(value) ^ (static_cast<std::uint64_t>(negative) << 63));
}

// Every other number. Kept apart, so that the short way needs no room on the stack.
[[gnu::noinline]] double long_decimal(std::string_view text, char decimal) {
  if (!text.empty() && text.front() == '+') {
    text.remove_prefix(1);
    if (!text.empty() && text.front() == '-') return not_a_number;
  }
  // The first character after the sign tells a number from "inf" and "nan", which fast_float takes.
  const std::size_t first = !text.empty() && text.front() == '-' ? 1 : 0;
  if (first >= text.size()) return not_a_number;
  if ((text[first] < '0' || text[first] > '9') && text[first] != decimal) return not_a_number;
  double value = 0;
  const char* const end = text.data() + text.size();
  const fast_float::parse_options options{fast_float::chars_format::general, decimal};
  const auto result = fast_float::from_chars_advanced(text.data(), end, value, options);
  if (result.ec != std::errc{} || result.ptr != end || !std::isfinite(value)) return not_a_number;
  return value;
}

}  // namespace

double number_or_nan(std::string_view text, char decimal) {
  double short_value = 0;
  if (short_decimal(text, decimal, text.data(), short_value)) return short_value;
  const auto value = plain_decimal(text, decimal);
  return value ? *value : long_decimal(text, decimal);
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
