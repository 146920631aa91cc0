#include "csv/other_quote.h"

#include "base/error.h"
#include "base/number.h"
#include "base/text.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace logreg {

namespace {

constexpr std::size_t fewest_numbers = 3;  // different ones

struct Column {
  std::size_t cells = 0;    // that are not empty
  std::size_t between = 0;  // apostrophes
  std::size_t numbers = 0;  // of these
  std::set<std::string> different = {};  // of all, the first few

  bool is_quoted() const { return cells >= 2 && between == cells; }
};

void add(std::vector<Column>& columns, const Record& row, char decimal) {
  columns.resize(std::max(columns.size(), row.cells.size()));
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const std::string_view text = trimmed(row.cells[i].text);
    if (text.empty()) continue;
    ++columns[i].cells;
    if (columns[i].different.size() < fewest_numbers) columns[i].different.emplace(text);
    if (row.cells[i].quoted || !stands_between(text, apostrophe)) continue;
    ++columns[i].between;
    if (parse_number(trimmed(text.substr(1, text.size() - 2)), decimal)) ++columns[i].numbers;
  }
}

}  // namespace

bool stands_between(std::string_view text, char quote) {
  return text.size() > 1 && text.front() == quote && text.back() == quote;
}

OtherQuote other_quote(CsvReader& rows, const Dialect& dialect) {
  if (dialect.quote == apostrophe || dialect.decimal == apostrophe) return OtherQuote::none;
  std::vector<Column> columns;
  try {
    while (const Record* row = rows.next()) add(columns, *row, dialect.decimal);
  } catch (const Error&) {
    // Whoever reads the rows will say it.
  }
  const auto has_numbers = [](const Column& column) {
    return column.is_quoted() && column.numbers == column.cells && column.different.size() == fewest_numbers;
  };
  if (std::ranges::any_of(columns, has_numbers)) return OtherQuote::around_numbers;
  return std::ranges::any_of(columns, &Column::is_quoted) ? OtherQuote::around_texts : OtherQuote::none;
}

}  // namespace logreg
