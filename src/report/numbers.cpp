#include "report/numbers.h"

#include "base/elementary.h"
#include "base/number.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace logreg {

namespace {

const std::string absent = "-";

bool exists(const MaybeNumber& value) {
  return value && std::isfinite(*value);
}

// So many significant digits, zeros at the end too. The formatter puts "." or ".0" behind digits that are enough.
std::string with_zeros(double value, int digits) {
  std::string text = fmt::format("{:#.{}g}", value, digits);
  const std::size_t point = text.find('.');
  const std::size_t before = point - (value < 0 ? 1 : 0);
  const std::size_t tail = std::min(text.find('e'), text.size()) - point;
  const bool is_empty = tail == 1 || (tail == 2 && text[point + 1] == '0');
  if (before >= static_cast<std::size_t>(digits) && is_empty) text.erase(point, tail);
  return text;
}

}  // namespace

std::string significant(MaybeNumber value, int digits) {
  return exists(value) ? fmt::format("{:.{}g}", *value, digits) : absent;
}

std::string fitted(MaybeNumber value, std::size_t width) {
  if (!exists(value)) return absent;
  if (*value == 0) return "0";  // exactly, as an l1 penalty makes it
  constexpr int least_digits = 4;  // however wide they are
  int digits = 6;
  std::string text = with_zeros(*value, digits);
  while (text.size() > width && digits > least_digits) text = with_zeros(*value, --digits);
  return text;
}

std::string odds_ratio(MaybeNumber coefficient, std::size_t width) {
  if (!exists(coefficient)) return absent;
  const double ratio = elementary::exp(*coefficient);
  if (std::isinf(ratio)) return ">1e+308";
  if (ratio < std::numeric_limits<double>::min()) return "<1e-308";
  const double from_one = std::abs(ratio - 1);
  constexpr double hidden = 5e-5;  // by five decimals, or nearly
  if (from_one == 0 || from_one >= hidden) return fitted(ratio, width);
  constexpr int most_decimals = 15;
  const int decimals = std::min(1 - static_cast<int>(std::floor(std::log10(from_one))), most_decimals);
  return fmt::format("{:.{}f}", ratio, decimals);
}

std::string two_decimals(MaybeNumber value, std::size_t width) {
  if (!exists(value)) return absent;
  std::string text = fmt::format("{:.2f}", *value);
  return text.size() <= width ? text : fitted(value, width);
}

std::string p_value(MaybeNumber value) {
  if (!exists(value)) return absent;
  return *value < 0.001 ? "<0.001" : fmt::format("{:.4f}", *value);
}

std::string p_relation(MaybeNumber value) {
  const std::string text = p_value(value);
  return text.front() == '<' ? "< " + text.substr(1) : "= " + text;
}

std::string metric_value(MaybeNumber value) {
  if (!exists(value)) return "undefined";
  constexpr int most_decimals = 17;  // enough for the double next to 1
  constexpr double longest = 1e9;
  if (std::abs(*value) >= longest) return significant(value);
  const bool is_round = *value == std::round(*value);
  for (int decimals = 4; decimals <= most_decimals; ++decimals) {
    std::string text = fmt::format("{:.{}f}", *value, decimals);
    const double read = parse_number(text).value_or(0);
    if (is_round || read != std::round(read)) return text;
    if (read == 0) break;
  }
  return significant(value, 2);
}

std::string four_decimals(MaybeNumber value) {
  return exists(value) ? fmt::format("{:.4f}", *value) : "undefined";
}

std::string rounded_up(MaybeNumber value) {
  if (!exists(value)) return absent;
  if (*value == 0) return "0";
  std::string text = significant(value, 2);
  for (double higher = *value; parse_number(text).value_or(*value) < *value;) {
    higher += *value / 100;
    text = significant(higher, 2);
  }
  return text;
}

std::string amount(MaybeNumber value) {
  constexpr double longest = 1e12;
  if (!exists(value)) return absent;
  const bool whole = *value == std::round(*value) && std::abs(*value) < longest;
  return whole ? fmt::format("{:.0f}", *value) : significant(value, 6);
}

}  // namespace logreg
