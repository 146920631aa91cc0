#include "csv/extra_cell.h"

#include "base/error.h"

#include <string>
#include <unordered_set>

namespace logreg {

namespace {

constexpr double nearly_all = 0.9;

// A null pointer also where something is wrong with the next one.
const Record* next(CsvReader& rows) {
  try {
    return rows.next();
  } catch (const Error&) {
    return nullptr;
  }
}

}  // namespace

ExtraCell extra_cell(CsvReader& rows, std::size_t columns, char quote) {
  std::size_t all = 0;
  std::size_t longer = 0;
  std::size_t empty = 0;
  std::unordered_set<std::string> names;
  std::string scratch;
  while (const Record* row = next(rows)) {
    ++all;
    if (row->cells.size() != columns + 1) continue;
    ++longer;
    if (row->cells.back().content(quote, scratch).empty()) ++empty;
    const std::string_view name = row->cells.front().content(quote, scratch);
    if (!name.empty()) names.emplace(name);
  }
  const auto are_nearly_all = [](std::size_t count, std::size_t of) {
    return static_cast<double>(count) >= nearly_all * static_cast<double>(of);
  };
  if (longer < 2 || !are_nearly_all(longer, all)) return ExtraCell::none;
  if (are_nearly_all(empty, longer)) return ExtraCell::empty;
  return names.size() == longer && 2 * empty < longer ? ExtraCell::row_names : ExtraCell::none;
}

}  // namespace logreg
