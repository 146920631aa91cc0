#include "csv/layout.h"

#include "base/error.h"
#include "base/text.h"
#include "csv/csv_reader.h"
#include "csv/head_rows.h"
#include "csv/lines.h"
#include "csv/separator_line.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <set>

namespace logreg {

namespace {

using Kind = LayoutFinding::Kind;

constexpr std::size_t most_lines_before = 40;   // a header stands behind no more
constexpr std::size_t most_lines_of_header = 4;  // that one header is broken over
constexpr std::size_t most_lines_under = 3;      // units, types, descriptions
constexpr std::size_t rows_for_a_look = 100;
constexpr std::size_t rows_for_columns = 1000;
constexpr std::string_view comment_marks = "#%!*/;";

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

bool is_comment_mark(char c) {
  return comment_marks.find(c) != std::string_view::npos;
}

// Whether control bytes stand there that no text has: NUL, or several different ones (one may be the delimiter).
bool has_control_bytes(std::string_view bytes) {
  constexpr std::size_t most_different = 2;
  std::set<char> found;
  for (const char c : bytes) {
    if (c == '\0') return true;
    const bool is_control = (c > '\0' && c < '\t') || (c > '\r' && c < ' ' && c != '\x1A');
    if (is_control) found.insert(c);
  }
  return found.size() > most_different;
}

// What a column holds behind the rows that are in question.
struct ColumnLook {
  std::size_t cells = 0;    // that are not empty
  std::size_t numbers = 0;  // of these
  std::set<std::string> texts;

  bool is_of_numbers() const { return cells >= 2 && 10 * numbers >= 9 * cells; }
  bool is_of_few_texts() const { return cells >= 4 && 2 * texts.size() <= cells; }
};

std::vector<ColumnLook> look_at_columns(const HeadRows& rows, std::size_t first) {
  std::vector<ColumnLook> columns(rows.header().size());
  for (std::size_t i = first; i < rows.rows.size(); ++i) {
    const std::vector<std::string>& cells = rows.rows[i].cells;
    for (std::size_t k = 0; k < std::min(cells.size(), columns.size()); ++k) {
      if (cells[k].empty()) continue;
      ++columns[k].cells;
      columns[k].numbers += std::size_t{is_like_number(cells[k])};
      columns[k].texts.insert(cells[k]);
    }
  }
  return columns;
}

bool is_text(const std::string& cell) {
  static constexpr std::array<std::string_view, 10> missing = {"NA", "N/A", "n/a", "NULL", "null",
                                                               "NaN", "nan", "None", "-", "?"};
  return !cell.empty() && cell != "." && !is_like_number(cell) && std::ranges::find(missing, cell) == missing.end();
}

// Whether it tells which few numbers stand below: "0/1", "1-5".
bool names_codes(const std::string& cell, const ColumnLook& column) {
  constexpr std::size_t few = 10;
  const std::size_t separator = cell.find_first_of("/-|", 1);
  return column.texts.size() <= few && separator != std::string::npos && separator + 1 < cell.size() &&
         !column.texts.contains(cell);
}

// Whether a cell says that its row holds what the columns come to.
bool says_total(std::string_view cell) {
  static constexpr std::string_view words[] = {"total", "totals", "grand total", "subtotal", "sum",   "summe",
                                               "gesamt", "insgesamt", "gesamtsumme", "totale", "somme", "total general",
                                               "suma",  "average", "mean", "mittelwert", "moyenne", "media"};
  std::string text(trimmed(cell));
  while (text.ends_with(':')) text.pop_back();
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return std::ranges::find(words, text) != std::end(words);
}

// Whether it holds texts where there are numbers below, and nowhere a number; two cells at least have to speak for it.
// Under a row of which that is true, others may lack texts there.
bool stands_above_rows(const std::vector<std::string>& cells, const std::vector<ColumnLook>& columns, bool is_first) {
  std::size_t texts_above_numbers = 0;
  std::size_t others = 0;
  for (std::size_t k = 0; k < std::min(cells.size(), columns.size()); ++k) {
    const ColumnLook& column = columns[k];
    if (column.is_of_numbers()) {
      if (names_codes(cells[k], column)) continue;
      if (is_like_number(cells[k])) return false;
      texts_above_numbers += std::size_t{is_text(cells[k])};
    } else if (column.texts.contains(cells[k])) {
      return false;
    } else {
      others += std::size_t{column.is_of_few_texts()};
    }
  }
  if (!is_first && others > 0) return true;
  return texts_above_numbers > 0 && texts_above_numbers + others >= 2;
}

// Whether cells begin and end with that mark, perhaps with delimiters between.
bool has_cells_between(const std::vector<std::string>& cells, char mark) {
  bool is_open = false;
  for (const std::string& cell : cells) {
    is_open = is_open || cell.starts_with(mark);
    if (is_open && cell.ends_with(mark) && cell.size() > 1) return true;
  }
  return false;
}

class Layout {
 public:
  Layout(std::string_view head, bool whole, const ReadingOptions& options, std::span<const std::string> wanted);

  std::vector<LayoutFinding> find() &&;

 private:
  void go_over(std::size_t lines);
  std::string_view line_at(std::size_t offset) const { return head_.substr(offset, behind_line(offset) - offset); }
  std::size_t behind_line(std::size_t offset) const {
    return offset + first_lines(head_.substr(offset), 1, true).bytes;
  }
  HeadRows rows_from(std::size_t offset, std::size_t line, const Dialect& dialect, std::size_t most) const {
    return head_rows(head_.substr(offset), line, whole_, dialect, delimiter_, most);
  }
  bool has_wanted(const HeadRows& rows) const;
  bool is_header(const HeadRows& rows) const;

  void look_before_table();
  void look_for_comments();
  void look_for_broken_header();
  void look_for_other_quote(const HeadRows& rows);
  void look_for_other_delimiter();
  void look_under_header(const HeadRows& rows);
  void look_at_all_rows(const HeadRows& looked_at);
  static std::vector<std::string> contents(const Record& record, const HeadRows& rows);
  static bool is_other_header(const Record& record, const std::vector<std::string>& cells, const HeadRows& rows);
  std::optional<LayoutFinding> end_of_table(const Record& record, const HeadRows& rows, bool is_behind_blank_line,
                                            bool begins_table) const;

  std::string_view head_;
  bool whole_;
  std::span<const std::string> wanted_;
  Dialect dialect_;
  std::optional<char> delimiter_;  // if it is known
  bool knows_comments_;
  std::size_t skipped_under_header_;
  std::size_t begin_ = 0;  // of the table, as it is read
  std::size_t line_ = 1;
  std::vector<LayoutFinding> findings_;
};

Layout::Layout(std::string_view head, bool whole, const ReadingOptions& options, std::span<const std::string> wanted)
    : head_(head),
      whole_(whole),
      wanted_(wanted),
      delimiter_(options.delimiter),
      knows_comments_(options.comment != Dialect::no_comment),
      skipped_under_header_(options.skip_after_header) {
  constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
  dialect_.quote = options.quote;
  dialect_.decimal = options.decimal;
  dialect_.comment = options.comment;
  dialect_.escape = options.escape;
  if (head_.starts_with(utf8_mark)) head_.remove_prefix(utf8_mark.size());
  if (const auto told = separator_line(head_, true).line) {
    if (!delimiter_) delimiter_ = told->delimiter;
    go_over(1);
  }
  if (options.skip_lines + 1 > line_) go_over(options.skip_lines + 1 - line_);
}

std::vector<LayoutFinding> Layout::find() && {
  if (has_control_bytes(head_)) return {{Kind::no_text}};
  look_for_broken_header();
  look_before_table();
  if (!findings_.empty()) return std::move(findings_);
  const HeadRows rows = rows_from(begin_, line_, dialect_, rows_for_columns);
  if (rows.empty()) return {};
  look_for_other_quote(rows);
  if (rows.header().size() < 2) look_for_other_delimiter();
  look_under_header(rows);
  if (!rows.header().empty()) look_at_all_rows(rows);
  return std::move(findings_);
}

void Layout::go_over(std::size_t lines) {
  const FirstLines passed = first_lines(head_.substr(begin_), lines, true);
  begin_ += passed.bytes;
  line_ += passed.lines;
}

bool Layout::has_wanted(const HeadRows& rows) const {
  return std::ranges::all_of(wanted_, [&](const std::string& name) {
    return std::ranges::find(rows.header(), name) != rows.header().end();
  });
}

bool Layout::is_header(const HeadRows& rows) const {
  if (rows.empty() || !rows.is_steady()) return false;
  return wanted_.empty() ? rows.begins_like_header() : has_wanted(rows);
}

// The first line from which on there is a table, if that is not the one where it is read from.
void Layout::look_before_table() {
  const HeadRows as_read = rows_from(begin_, line_, dialect_, rows_for_a_look);
  if (as_read.empty() || (!wanted_.empty() && has_wanted(as_read)) || is_header(as_read)) return;
  look_for_comments();
  std::size_t offset = begin_;
  for (std::size_t passed = 1; passed <= most_lines_before; ++passed) {
    offset = behind_line(offset);
    if (offset == head_.size()) return;
    if (is_blank(line_at(offset))) continue;
    const HeadRows rows = rows_from(offset, line_ + passed, dialect_, rows_for_a_look);
    if (!is_header(rows) || rows.rows.front().line != line_ + passed) continue;
    findings_.push_back({Kind::title_lines, line_ + passed});
    return;
  }
}

// Whether there is a table where lines that begin as the first one does are left out.
void Layout::look_for_comments() {
  std::size_t offset = begin_;
  std::size_t line = line_;
  for (; offset < head_.size() && is_blank(line_at(offset)); ++line) offset = behind_line(offset);
  if (knows_comments_ || offset == head_.size() || !is_comment_mark(head_[offset])) return;
  Dialect dialect = dialect_;
  dialect.comment = head_[offset];
  if (dialect.comment == delimiter_ || dialect.comment == dialect.quote) return;
  if (is_header(rows_from(offset, line, dialect, rows_for_a_look))) {
    findings_.push_back({Kind::comment_lines, line, 1, dialect.comment});
  }
}

// One header in several lines: together they have as many cells as a row, and none of them alone.
void Layout::look_for_broken_header() {
  std::size_t offset = begin_;
  std::size_t cells = 0;
  std::size_t most = 0;
  for (std::size_t lines = 1; lines <= most_lines_of_header && offset < head_.size(); ++lines) {
    const HeadRows part = rows_from(offset, line_, dialect_, 1);
    if (part.empty() || !part.begins_like_header()) return;
    cells += part.header().size() - (lines > 1 ? 1 : 0);
    most = std::max(most, part.header().size());
    offset = behind_line(offset);
    const HeadRows rows = rows_from(offset, line_ + lines, dialect_, rows_for_a_look);
    if (lines == 1 || rows.empty() || most >= cells || rows.header().size() != cells || !rows.is_steady()) continue;
    if (is_header(rows)) return;
    findings_.push_back({Kind::broken_header, line_, lines});
    return;
  }
}

void Layout::look_for_other_quote(const HeadRows& rows) {
  constexpr char other = '\'';
  if (dialect_.quote == other || dialect_.decimal == other || dialect_.escape == other) return;
  const std::size_t looked_at = std::min(rows.rows.size(), rows_for_a_look);
  std::size_t between = 0;
  for (std::size_t i = 0; i < looked_at; ++i) between += std::size_t{has_cells_between(rows.rows[i].cells, other)};
  if (between >= 2 && 2 * between >= looked_at) findings_.push_back({Kind::other_quote, line_, 1, other});
}

// Blanks, control characters and rare marks: the first of which each row has as many.
void Layout::look_for_other_delimiter() {
  constexpr std::string_view rare = "^~:!#&@*/=";
  std::vector<char> candidates = {Dialect::blanks};
  for (char c = '\x01'; c < ' '; ++c) {
    if (c != '\t' && c != '\r' && c != '\n') candidates.push_back(c);
  }
  candidates.insert(candidates.end(), rare.begin(), rare.end());
  if (delimiter_) candidates.insert(candidates.end(), {',', ';', '\t', '|'});
  const std::string_view first_line = line_at(begin_);
  for (const char candidate : candidates) {
    const bool is_taken = candidate != Dialect::blanks && (candidate == dialect_.quote || candidate == dialect_.comment ||
                                                           candidate == dialect_.escape);
    const bool occurs = candidate == Dialect::blanks || first_line.find(candidate) != std::string_view::npos;
    if (is_taken || !occurs || delimiter_ == candidate) continue;
    const HeadRows rows = head_rows(head_.substr(begin_), line_, whole_, dialect_, candidate, rows_for_a_look);
    if (!is_header(rows)) continue;
    findings_.push_back({Kind::other_delimiter, line_, 1, candidate});
    return;
  }
}

void Layout::look_under_header(const HeadRows& rows) {
  const std::size_t first = 1 + skipped_under_header_;
  std::size_t found = 0;
  while (found < most_lines_under && first + found + 2 < rows.rows.size()) {
    const std::vector<ColumnLook> columns = look_at_columns(rows, first + found + 1);
    if (!stands_above_rows(rows.rows[first + found].cells, columns, found == 0)) break;
    ++found;
  }
  if (found > 0) findings_.push_back({Kind::under_header, rows.rows[first].line, found});
}

// The header again, what stands behind a blank line and is no row of this table, and comments between the rows.
void Layout::look_at_all_rows(const HeadRows& looked_at) {
  CsvReader reader(head_.substr(begin_), looked_at.dialect, "", line_, whole_);
  reader.pass_broken_records();
  LayoutFinding again{Kind::header_again, 0, 0};
  std::size_t behind = 0;            // the row before
  std::size_t line_of_totals = 0;    // if they stand in the last row so far
  try {
    for (std::size_t rows = 0; const Record* const record = reader.next(); ++rows) {
      const auto at = static_cast<std::size_t>(record->bytes.data() - head_.data()) - begin_;
      const std::string_view between = head_.substr(begin_ + behind, at - behind);
      behind = reader.consumed();
      if (rows == 0) continue;
      const std::vector<std::string> cells = contents(*record, looked_at);
      const bool repeats = cells == looked_at.header();
      if (repeats && again.lines++ == 0) again.line = record->line;
      line_of_totals = std::ranges::any_of(cells, says_total) ? record->line : 0;
      const bool is_behind_blank_line = rows > 1 && !between.empty() && is_blank(between);
      const bool begins_table = repeats || (is_behind_blank_line && is_other_header(*record, cells, looked_at));
      const auto last = end_of_table(*record, looked_at, is_behind_blank_line, begins_table);
      if (!last) continue;
      if (last->line == again.line) again.lines = 0;
      findings_.push_back(*last);
      break;
    }
  } catch (const Error&) {
    // What is wrong is told by who reads the file.
  }
  if (again.lines > 0) findings_.push_back(again);
  if (whole_ && line_of_totals > 0) findings_.push_back({Kind::totals, line_of_totals});
}

std::vector<std::string> Layout::contents(const Record& record, const HeadRows& rows) {
  std::string scratch;
  std::vector<std::string> cells;
  for (const Cell& cell : record.cells) cells.emplace_back(cell.content(rows.dialect.quote, scratch));
  return cells;
}

// Whether its cells are texts where the rows before it have numbers.
bool Layout::is_other_header(const Record& record, const std::vector<std::string>& cells, const HeadRows& rows) {
  HeadRows before = rows;
  std::erase_if(before.rows, [&](const HeadRow& row) { return row.line >= record.line; });
  return stands_above_rows(cells, look_at_columns(before, 1), true);
}

// What the record shows if it is no row of the table.
std::optional<LayoutFinding> Layout::end_of_table(const Record& record, const HeadRows& rows, bool is_behind_blank_line,
                                                  bool begins_table) const {
  const std::size_t cells = rows.header().size();
  const bool is_row = record.cells.size() == cells || record.cells.size() == cells + 1;
  if (is_behind_blank_line && (begins_table || !is_row)) return LayoutFinding{Kind::second_table, record.line};
  if (is_row || knows_comments_ || record.bytes.empty() || !is_comment_mark(record.bytes.front())) return std::nullopt;
  return LayoutFinding{Kind::comment_lines, record.line, 1, record.bytes.front()};
}

}  // namespace

std::vector<LayoutFinding> layout_findings(std::string_view head, bool whole, const ReadingOptions& options,
                                           std::span<const std::string> wanted) {
  return Layout(head, whole, options, wanted).find();
}

std::vector<Cure> cures_of(const LayoutFinding& finding) {
  using Cures = std::vector<Cure>;
  const std::string mark(1, finding.mark);
  switch (finding.kind) {
    case Kind::no_text:
      return Cures{{Cure::Kind::export_as_csv}};
    case Kind::comment_lines:
      return Cures{{Cure::Kind::comment, {mark}}};
    case Kind::title_lines:
      return Cures{{Cure::Kind::skip_lines, {std::to_string(finding.line - 1)}}};
    case Kind::broken_header:
      return Cures{{Cure::Kind::join_header}};
    case Kind::under_header:
      return Cures{{Cure::Kind::skip_after_header, {std::to_string(finding.lines)}}};
    case Kind::header_again:
    case Kind::totals:
      return Cures{{Cure::Kind::delete_line}};
    case Kind::second_table:
      return Cures{{Cure::Kind::split_tables}};
    case Kind::other_quote:
      return Cures{{Cure::Kind::quote, {mark}}};
    case Kind::other_delimiter:
      return Cures{{Cure::Kind::delimiter, {mark}}};
  }
  return {};
}

std::string mended(std::string_view head, const LayoutFinding& finding) {
  const std::size_t begin = first_lines(head, finding.line - 1, true).bytes;
  const auto line_from = [&](std::size_t at) { return head.substr(at, first_lines(head.substr(at), 1, true).bytes); };
  std::string text;
  text.append(head.data(), begin);
  if (finding.kind == Kind::second_table) return text;
  std::size_t at = begin;
  for (std::size_t line = 1; finding.kind == Kind::broken_header && line < finding.lines; ++line) {
    const std::string_view part = line_from(at);
    text.append(part.data(), std::min(part.find_first_of("\r\n"), part.size()));
    text += ' ';
    at += part.size();
  }
  const bool deletes = finding.kind == Kind::header_again || finding.kind == Kind::totals;
  const std::string_view repeated = deletes ? line_from(begin) : std::string_view();
  while (at < head.size()) {
    const std::string_view line = line_from(at);
    if (line != repeated) text.append(line.data(), line.size());
    at += line.size();
  }
  return text;
}

}  // namespace logreg
