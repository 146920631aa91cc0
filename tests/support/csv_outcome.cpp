#include "csv_outcome.h"

#include "base/error.h"
#include "csv/findings.h"
#include "csv/messages.h"

#include <set>

namespace logreg {

namespace {

slow::Marks marks_of(const Dialect& dialect) {
  return {dialect.delimiter, dialect.quote, dialect.comment, dialect.escape};
}

slow::Wrong wrong_of(RowFault fault) {
  if (fault == RowFault::text_after_quote) return slow::Wrong::text_after_quote;
  return fault == RowFault::unclosed_quote ? slow::Wrong::unclosed_quote : slow::Wrong::nothing;
}

BadRow bad_row_of(const slow::Record& record) {
  RowFault fault = RowFault::cells;
  if (record.fault == slow::Wrong::text_after_quote) fault = RowFault::text_after_quote;
  if (record.fault == slow::Wrong::unclosed_quote) fault = RowFault::unclosed_quote;
  return {record.line, record.cells.size(), fault};
}

std::string difference(const slow::Record& found, const slow::Record& expected) {
  if (found.bytes != expected.bytes) return "bytes " + found.bytes + ", not " + expected.bytes;
  if (found.line_end != expected.line_end) return "another line end";
  if (found.line != expected.line) return "another line";
  if (found.fault != expected.fault) return "another fault";
  if (found.torn != expected.torn) return "torn in one only";
  if (found.cells.size() != expected.cells.size()) return "another number of cells";
  for (std::size_t i = 0; i < found.cells.size(); ++i) {
    const slow::Cell& cell = found.cells[i];
    if (cell.says != expected.cells[i].says) return "cell " + cell.says + ", not " + expected.cells[i].says;
    if (cell.quoted != expected.cells[i].quoted) return "a cell is quoted in one only";
  }
  return {};
}

bool is_empty(const slow::Cell& cell) {
  return cell.says.empty();
}

// What the rows behind the header have beside its columns.
ExtraCell extra_cell_of(std::string_view table, const Dialect& dialect, std::size_t columns, std::size_t header_line) {
  const auto blank_lines = columns == 1 ? slow::BlankLines::kept : slow::BlankLines::skipped;
  const slow::Csv csv = slow::read_csv(table, marks_of(dialect), blank_lines, slow::BrokenQuotes::passed);
  double rows = 0;
  double longer = 0;
  double empty = 0;
  std::set<std::string> names;
  for (const slow::Record& record : csv.records) {
    if (record.line <= header_line) continue;
    const bool is_longer = record.cells.size() == columns + 1;
    if (++rows == 1 && !is_longer) return ExtraCell::none;
    if (!is_longer) continue;
    ++longer;
    if (is_empty(record.cells.back())) ++empty;
    if (!is_empty(record.cells.front())) names.insert(record.cells.front().says);
  }
  if (longer < 2 || longer < 0.9 * rows) return ExtraCell::none;
  if (empty >= 0.9 * longer) return ExtraCell::empty;
  const bool are_names = static_cast<double>(names.size()) == longer && 2 * empty < longer;
  return are_names ? ExtraCell::row_names : ExtraCell::none;
}

}  // namespace

std::string difference(const Outcome& found, const Outcome& expected) {
  if (found.sentence != expected.sentence) return "the sentence is " + found.sentence + ", not " + expected.sentence;
  if (found.records.size() != expected.records.size()) return "another number of records";
  for (std::size_t i = 0; i < found.records.size(); ++i) {
    const std::string what = difference(found.records[i], expected.records[i]);
    if (!what.empty()) return "record " + std::to_string(i) + ": " + what;
  }
  return found.sentence.empty() ? difference(found.bad_rows, expected.bad_rows) : std::string();
}

std::string difference(const BadRows& found, const BadRows& expected) {
  if (found.count != expected.count) return "another number of bad rows";
  if (found.first.size() != expected.first.size()) return "more or fewer bad rows are listed";
  for (std::size_t i = 0; i < found.first.size(); ++i) {
    if (found.first[i].line != expected.first[i].line) return "a bad row has another line";
    if (found.first[i] != expected.first[i]) return "a bad row is bad for another reason";
  }
  if (found.torn != expected.torn) return "another number of torn rows";
  if (found.first_torn != expected.first_torn) return "another first torn row";
  return {};
}

slow::Record copy_of(const Record& record, char quote) {
  slow::Record copy{{},          std::string(record.bytes), std::string(record.line_end),
                    record.line, wrong_of(record.fault),     record.torn};
  std::string scratch;
  for (const Cell& cell : record.cells) copy.cells.push_back({std::string(cell.content(quote, scratch)), cell.quoted});
  return copy;
}

std::string sentence_of(const slow::Csv& csv, const std::string& file, char quote, std::size_t skipped) {
  const Place place{file, csv.wrong_line + skipped};
  switch (csv.wrong) {
    case slow::Wrong::nothing:
      return "";
    case slow::Wrong::unclosed_quote:
      return error::unclosed_quote(place, quote).what();
    case slow::Wrong::text_after_quote:
      return error::text_after_quote(place, csv.wrong_text, quote).what();
    case slow::Wrong::nul_byte:
      return error::nul_byte(place).what();
  }
  return "";
}

Outcome read_slowly(std::string_view text, const Dialect& dialect, const std::string& file,
                    slow::BlankLines blank_lines, slow::BrokenQuotes broken_quotes) {
  const slow::Csv csv = slow::read_csv(text, marks_of(dialect), blank_lines, broken_quotes);
  return {csv.records, sentence_of(csv, file, dialect.quote), {}};
}

void read_block(Outcome& outcome, CsvReader& reader, char quote) {
  try {
    while (const Record* record = reader.next()) outcome.records.push_back(copy_of(*record, quote));
  } catch (const Error& error) {
    outcome.sentence = error.what();
  }
}

Outcome read_whole(std::string_view text, const Dialect& dialect, const std::string& file,
                   slow::BlankLines blank_lines, slow::BrokenQuotes broken_quotes) {
  CsvReader reader(text, dialect, file, 1, true);
  if (broken_quotes == slow::BrokenQuotes::passed) reader.pass_broken_records();
  if (blank_lines == slow::BlankLines::kept) reader.keep_blank_lines();
  Outcome outcome;
  read_block(outcome, reader, dialect.quote);
  return outcome;
}

Outcome read_table_slowly(std::string_view table, const Dialect& dialect, const std::string& file, bool skips_bad_rows,
                          std::size_t skipped) {
  const auto read = [&](slow::BlankLines blank_lines) {
    const auto broken_quotes = skips_bad_rows ? slow::BrokenQuotes::passed : slow::BrokenQuotes::wrong;
    return slow::read_csv(table, marks_of(dialect), blank_lines, broken_quotes);
  };
  slow::Csv csv = read(slow::BlankLines::skipped);
  const std::size_t header_cells = csv.records.empty() ? 0 : csv.records.front().cells.size();
  const std::size_t header_line = csv.records.empty() ? 0 : csv.records.front().line;
  const ExtraCell extra_cell = extra_cell_of(table, dialect, header_cells, header_line);
  const std::size_t columns = header_cells + (extra_cell == ExtraCell::none ? 0 : 1);
  if (columns == 1) csv = read(slow::BlankLines::kept);
  Outcome outcome{{}, sentence_of(csv, file, dialect.quote, skipped), {}};
  for (slow::Record& record : csv.records) {
    if (record.line <= header_line) continue;
    record.line += skipped;
    if (record.cells.size() == columns && (extra_cell != ExtraCell::empty || is_empty(record.cells.back()))) {
      if (record.torn) outcome.bad_rows.add_torn(record.line);
      outcome.records.push_back(record);
    } else if (skips_bad_rows) {
      outcome.bad_rows.add(bad_row_of(record));
    } else {
      outcome.sentence = error::ragged_record({file, record.line}, record.cells.size(), header_cells, extra_cell).what();
      break;
    }
  }
  return outcome;
}

}  // namespace logreg
