// Numbers as text: exact in both directions, whatever the locale.
//
// A number is decimal or scientific notation with an optional sign. Infinity, NaN, hexadecimal, digit grouping and
// what overflows a double are not numbers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace logreg {

// The nearest double to the whole of `text`, or nothing. `decimal` stands between units and tenths.
std::optional<double> parse_number(std::string_view text, char decimal = '.');
// The same, with NaN for what is no number.
double number_or_nan(std::string_view text, char decimal = '.');

// Digits only, or nothing (also when it does not fit).
std::optional<std::uint64_t> parse_count(std::string_view text);

// The shortest digits that parse_number reads back exactly; scientific notation where that is shorter.
// `value` must be finite.
void append_shortest(std::string& text, double value, char decimal = '.');
std::string shortest(double value);

}  // namespace logreg
