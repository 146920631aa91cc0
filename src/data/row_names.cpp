#include "data/row_names.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace logreg {

bool counts_rows(const Table& table, std::size_t column) {
  std::size_t file = table.files.size();
  double expected = 0;
  for (const TableChunk& chunk : table.chunks) {
    const ColumnNumbers number(chunk.columns[column]);
    for (std::size_t row = 0; row < chunk.rows; ++row) {
      const double value = number(row);
      if (chunk.file != file) {
        if (value != 0 && value != 1) return false;
        file = chunk.file;
        expected = value;
      }
      if (value != expected) return false;
      ++expected;
    }
  }
  return true;
}

bool looks_like_identifier(const Table& table, std::size_t column) {
  constexpr std::size_t sample = 1000;  // enough to send most columns away without looking at every row
  std::vector<double> values;
  bool integers = true;
  const auto all_different = [&] {
    std::sort(values.begin(), values.end());
    return std::adjacent_find(values.begin(), values.end()) == values.end();
  };
  for (const TableChunk& chunk : table.chunks) {
    const ColumnNumbers number(chunk.columns[column]);
    for (std::size_t row = 0; row < chunk.rows && integers; ++row) {
      const double value = number(row);
      if (std::isnan(value)) continue;
      integers = value == std::floor(value);
      values.push_back(value);
      if (values.size() == sample && !all_different()) return false;
    }
  }
  return integers && values.size() >= fewest_identifiers && all_different();
}

}  // namespace logreg
