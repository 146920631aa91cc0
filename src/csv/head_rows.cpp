#include "csv/head_rows.h"

#include "base/error.h"
#include "csv/csv_reader.h"
#include "csv/delimiter.h"

#include <algorithm>

namespace logreg {

namespace {

constexpr double nearly_all = 0.9;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

bool HeadRows::is_steady() const {
  if (rows.size() < 2 || header().size() < 2) return false;
  std::size_t equal = 0;
  std::size_t longer = 0;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const std::size_t cells = rows[i].cells.size();
    equal += std::size_t{cells == header().size()};
    longer += std::size_t{cells == header().size() + 1};
  }
  const auto are_nearly_all = [&](std::size_t count) {
    return static_cast<double>(count) >= nearly_all * static_cast<double>(rows.size() - 1);
  };
  return are_nearly_all(equal) || (longer >= 2 && are_nearly_all(longer));
}

bool HeadRows::begins_like_header() const {
  std::size_t filled = 0;
  std::size_t numbers = 0;
  for (const std::string& cell : header()) {
    filled += std::size_t{!cell.empty()};
    numbers += std::size_t{is_like_number(cell)};
  }
  return 2 * filled > header().size() && 2 * numbers < header().size();
}

HeadRows head_rows(std::string_view bytes, std::size_t line, bool whole, Dialect dialect,
                   std::optional<char> delimiter, std::size_t most) {
  dialect.delimiter = delimiter ? *delimiter : detect_delimiter(bytes, true, dialect).value_or(',');
  HeadRows result{dialect, {}};
  CsvReader reader(bytes, dialect, "", line, whole);
  reader.pass_broken_records();
  std::string scratch;
  try {
    while (result.rows.size() < most) {
      const Record* const record = reader.next();
      if (record == nullptr) break;
      HeadRow row{record->line, {}};
      for (const Cell& cell : record->cells) row.cells.emplace_back(cell.content(dialect.quote, scratch));
      result.rows.push_back(std::move(row));
    }
  } catch (const Error&) {
    // What is wrong is told by who reads the file.
  }
  return result;
}

bool is_like_number(std::string_view text) {
  const auto digits = std::ranges::count_if(text, is_digit);
  const auto letters = std::ranges::count_if(text, is_letter);
  const auto first = std::ranges::find_if(text, [](char c) { return is_digit(c) || is_letter(c); });
  const bool begins_with_digit = first != text.end() && is_digit(*first);
  return begins_with_digit ? 2 * letters <= 3 * digits : digits > letters;
}

}  // namespace logreg
