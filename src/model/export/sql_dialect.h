// How a database writes what the SQL of an export needs.
#pragma once

#include "model/export/arithmetic.h"

#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace logreg {

struct SqlDialect {
  using Text = std::string;

  std::string_view name;
  Text (*identifier)(std::string_view name);
  Text (*literal)(std::string_view text);
  Text (*number)(double number);
  Text (*text_of)(const Text& column);  // any value as a text that is compared byte by byte
  Text (*trimmed)(const Text& text);    // without blanks and tabs around
  Text (*trimmed_of)(const Text& text, std::string_view characters);  // without these, in UTF-8
  // Of a column, and of its trimmed text: a double or NULL.
  Text (*double_of)(const Text& column, const Text& trimmed);
  // Of a trimmed text: whether it writes a number out, without leading zeros or an exponent; and that number.
  Text (*is_plain_number)(const Text& trimmed, char decimal);
  Text (*plain_number)(const Text& trimmed, char decimal);
  Text (*is_finite)(const Text& number);  // and not NULL
  Text (*least)(const Text& a, const Text& b);
  CodeStyle (*style)();
  double smallest;  // numbers of columns that are nearer to 0, but not 0, count as this
  double largest;   // likewise
};

std::span<const SqlDialect> sql_dialects();

}  // namespace logreg
