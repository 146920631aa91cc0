// Rows that are not as they should be: those that are skipped, and those that are read all the same.
#pragma once

#include <cstddef>
#include <vector>

namespace logreg {

// What is wrong with a row: too many or too few cells, or its quotes.
enum class RowFault { none, cells, text_after_quote, unclosed_quote };

struct BadRow {
  std::size_t line = 0;
  std::size_t cells = 0;
  RowFault fault = RowFault::cells;

  bool operator==(const BadRow&) const = default;
};

struct BadRows {
  static constexpr std::size_t most_listed = 10;

  // Skipped ones.
  std::size_t count = 0;
  std::vector<BadRow> first;  // at most so many
  // Read all the same, though a quote opens inside one cell and closes inside another.
  std::size_t torn = 0;
  std::size_t first_torn = 0;  // its line

  void add(const BadRow& row) {
    ++count;
    if (first.size() < most_listed) first.push_back(row);
  }
  void add_torn(std::size_t line) {
    if (torn++ == 0) first_torn = line;
  }
  // Those that follow, whose lines count from `line_base`.
  void add(const BadRows& rows, std::size_t line_base) {
    count += rows.count;
    for (BadRow row : rows.first) {
      row.line += line_base;
      if (first.size() < most_listed) first.push_back(row);
    }
    if (torn == 0 && rows.torn > 0) first_torn = rows.first_torn + line_base;
    torn += rows.torn;
  }
};

}  // namespace logreg
