// Rows that have too many or too few cells and are skipped: how many, and the first of them.
#pragma once

#include <cstddef>
#include <vector>

namespace logreg {

struct BadRow {
  std::size_t line = 0;
  std::size_t cells = 0;
};

struct BadRows {
  static constexpr std::size_t most_listed = 10;

  std::size_t count = 0;
  std::vector<BadRow> first;  // at most so many

  void add(const BadRow& row) {
    ++count;
    if (first.size() < most_listed) first.push_back(row);
  }
  // Those that follow, whose lines count from `line_base`.
  void add(const BadRows& rows, std::size_t line_base) {
    count += rows.count;
    for (const BadRow& row : rows.first) {
      if (first.size() < most_listed) first.push_back({row.line + line_base, row.cells});
    }
  }
};

}  // namespace logreg
