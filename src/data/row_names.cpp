#include "data/row_names.h"

#include "base/number.h"
#include "base/text.h"
#include "data/date.h"
#include "data/folded.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
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

bool is_name_of_counter(std::string_view name) {
  static constexpr std::string_view whole[] = {"index", "obs", "observation", "no", "no.", "nr", "nr.", "#", "case", "key"};
  if (name == "X") return true;  // of R's write.csv; x is a name for anything
  const std::string folded_name = folded(name);
  const std::string_view text = folded_name;
  return text.ends_with("id") || text.starts_with("row") || text.starts_with("unnamed: ") ||
         std::ranges::find(whole, text) != std::end(whole);
}

bool looks_like_identifier(const Table& table, std::size_t column) {
  constexpr std::size_t sample = 1000;  // enough to send most columns away without looking at every row
  constexpr double exact = 9007199254740992;
  std::vector<double> values;
  std::vector<std::size_t> large;
  bool integers = true;
  const auto all_different = [](auto& numbers) {
    std::ranges::sort(numbers);
    return std::ranges::adjacent_find(numbers) == numbers.end();
  };
  for (const TableChunk& chunk : table.chunks) {
    const ColumnNumbers number(chunk.columns[column]);
    for (std::size_t row = 0; row < chunk.rows && integers; ++row) {
      const double value = number(row);
      if (std::isnan(value) || std::abs(value) >= exact) continue;
      integers = value == std::floor(value);
      values.push_back(value);
      if (values.size() == sample && !all_different(values)) return false;
    }
    const std::vector<std::size_t> hashes = chunk.columns[column].large_numbers();
    large.insert(large.end(), hashes.begin(), hashes.end());
  }
  return integers && values.size() + large.size() >= fewest_identifiers && all_different(values) &&
         all_different(large);
}

std::optional<std::string> integer_date(const Table& table, std::size_t column) {
  std::optional<double> first;
  for (const TableChunk& chunk : table.chunks) {
    const ColumnNumbers number(chunk.columns[column]);
    for (std::size_t row = 0; row < chunk.rows; ++row) {
      const double value = number(row);
      if (std::isnan(value)) continue;
      constexpr auto form = static_cast<std::uint32_t>(DateForm::digits_ymd);
      const bool is_possible = value >= 19000101 && value <= 20991231 && value == std::floor(value);
      if (!is_possible || (date_forms(shortest(value)) & form) == 0) return std::nullopt;
      if (!first) first = value;
    }
  }
  return first ? std::optional(shortest(*first)) : std::nullopt;
}

}  // namespace logreg
