// The first rows at a place in a file's head, for a look at them.
#pragma once

#include "csv/dialect.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace logreg {

struct HeadRow {
  std::size_t line = 0;
  std::vector<std::string> cells;  // what they say; none where the quotes are broken
};

struct HeadRows {
  Dialect dialect;
  std::vector<HeadRow> rows;  // the first may be a header

  bool empty() const { return rows.empty(); }
  const std::vector<std::string>& header() const { return rows.front().cells; }
  // Whether the first row has two cells or more, and nearly all others as many, or all one more.
  bool is_steady() const;
  // Whether the first row, with most cells filled in, is no row of numbers.
  bool begins_like_header() const;
};

// At most so many rows of these bytes, which begin at that line. The delimiter is found if it is not known.
HeadRows head_rows(std::string_view bytes, std::size_t line, bool whole, Dialect dialect,
                   std::optional<char> delimiter, std::size_t most);

// Whether a text has digits in the way of a number, dressed or not, of a date or a time: "1,234", "86.6 kg", "03/01/24".
bool is_like_number(std::string_view text);

}  // namespace logreg
