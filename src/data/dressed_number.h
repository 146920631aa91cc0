// Numbers as people write them into tables: $1,234.50, (1'234), 62.9 %, 86.6 kg, 12.5-.
//
//   = " ' ( sign currency   digits   - ) % unit        of which each may be there once, and the digits have to
//
// The decimal character in force is never taken for a separator of thousands. Groups are well formed: one to three
// digits that begin with no zero, then groups of three (or, between commas, of two before the last three, as in
// India), all behind the same separator. What is a plain number for parse_number is the same number here, with blanks
// of any kind around it.
//
// No number: infinity, NaN, hexadecimal digits, ranges, bounds (>90), dates, times, two units, and what is scaled by a
// suffix (3k, 1.2 Mio).
#pragma once

#include "data/unit_of_measure.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace logreg {

// What a number is dressed in, each a bit.
enum class Dress : std::uint32_t {
  currency = 1U << 0U,              // $5, 5 €, EUR 5, US$5
  comma_groups = 1U << 1U,          // 1,234
  point_groups = 1U << 2U,          // 1.234, where the decimal character is another
  blank_groups = 1U << 3U,          // 1 234, of any kind but line breaks and tabs
  apostrophe_groups = 1U << 4U,     // 1'234, 1’234
  percent = 1U << 5U,               // 62.9% is 0.629, the nearest double
  per_mille = 1U << 6U,             // 5‰ is 0.005
  unit = 1U << 7U,                  // 86.6 kg
  parentheses = 1U << 8U,           // (5) is -5
  trailing_minus = 1U << 9U,        // 5- is -5
  unicode_minus = 1U << 10U,        // U+2212, hyphens and the short dash in front
  blank_behind_sign = 1U << 11U,    // - 5
  excel_text = 1U << 12U,           // ="12"
  apostrophe_in_front = 1U << 13U,  // '12
  fortran_exponent = 1U << 14U,     // 1.5D+03
};

constexpr bool has(std::uint32_t dress, Dress piece) {
  return (dress & static_cast<std::uint32_t>(piece)) != 0;
}

struct DressedNumber {
  double value = 0;
  std::uint32_t dress = 0;     // pieces of Dress; 0: a plain number
  std::string_view unit = {};  // "%", "kg", "$", "EUR" as written in the cell, which it is a view of; or empty
  // Its only separator stands before the last three digits, so it could be the decimal one: 1,234.
  bool ambiguous = false;
};

// The number in the whole cell, or nothing. `decimal` stands between units and tenths.
std::optional<DressedNumber> dressed_number(std::string_view cell, char decimal);

// Whether it would be a number but for a suffix that multiplies it: 3k, 1.2M, 3 bn, $5m, 5 Mio. €.
bool is_scaled_suffix(std::string_view cell, char decimal);

// Words for people, in the order of the bits: "currency signs", "commas between thousands", "percent signs".
std::vector<std::string_view> names_of_dress(std::uint32_t dress);

}  // namespace logreg
