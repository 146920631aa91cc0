// A record: one row of a CSV file as it stands in memory.
#pragma once

#include "base/bad_rows.h"
#include "base/text.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace logreg {

// One field of a record. A quoted cell's text lies between its quotes, with doubled quotes still doubled; that of a cell
// with escapes is what it says.
struct Cell {
  std::string_view text;
  bool quoted = false;   // blanks around the text count
  bool doubled = false;  // holds a doubled quote

  // What the cell says: quotes undoubled, blanks around an unquoted cell left out. Uses `scratch` if it must.
  std::string_view content(char quote, std::string& scratch) const {
    if (!quoted) return trimmed(text);
    return doubled ? undoubled(quote, scratch) : text;
  }
  std::string_view undoubled(char quote, std::string& scratch) const;
};

// Looks into the block that it was read from.
struct Record {
  std::span<const Cell> cells;
  std::string_view bytes;       // without the line end
  std::string_view line_end;    // "\n", "\r\n", "\r", or "" at the end of a file
  const char* block = nullptr;  // the beginning of the memory that it lies in
  std::size_t line = 0;         // of the file, counted from 1, where the record begins
  bool torn = false;            // a quote opens inside one cell and closes inside another
  RowFault fault = RowFault::none;  // of its quotes; it has no cells then, and ends with its first line
};

}  // namespace logreg
