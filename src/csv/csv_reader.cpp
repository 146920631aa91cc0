#include "csv/csv_reader.h"

#include "csv/messages.h"
#include "csv/torn_cells.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace logreg {

namespace {

constexpr std::size_t most_shown = 20;  // bytes behind a closing quote

// How many line ends the text holds; CRLF is one.
std::size_t line_ends(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'))) ++count;
  }
  return count;
}

}  // namespace

CsvReader::CsvReader(std::string_view block, const Dialect& dialect, const std::string& file, std::size_t first_line,
                     bool last)
    : block_(block),
      dialect_(dialect),
      file_(file),
      last_(last),
      line_(first_line),
      ends_(block, dialect.delimiter, dialect.quote),
      nul_(block.find('\0')) {}

const Record* CsvReader::next() {
  const std::size_t end = std::min(limit_, block_.size());
  while (position_ < end) {
    if (dialect_.comment != Dialect::no_comment && block_[position_] == dialect_.comment) {
      if (!skip_comment()) return nullptr;
      continue;
    }
    const After after = scan_record();
    if (after == After::broken) return pass_broken_record(fault_);
    if (after == After::unfinished) {
      step_back();
      return nullptr;
    }
    const std::string_view whole = block_.substr(position_, record_end_ - position_);
    return_cells(whole);
    line_ += quoted_ ? line_ends(whole) : 1;
    const bool skipped = is_blank() && !blank_lines_;
    position_ = record_end_;
    if (nul_ < position_) throw error::nul_byte({file_, record_.line});
    if (!skipped) return &record_;
  }
  return nullptr;
}

void CsvReader::return_cells(std::string_view whole) {
  record_.line = line_;
  record_.bytes = whole.substr(0, whole.size() - record_.line_end.size());
  record_.cells = std::span(cells_).first(count_);
  record_.block = block_.data();
  record_.torn = loose_quotes_ && is_torn(record_.cells, dialect_.quote);
  record_.fault = RowFault::none;
}

const Record* CsvReader::give_up_record() {
  return pass_broken_record(RowFault::unclosed_quote);
}

// A null pointer if the block ends before the line does.
const Record* CsvReader::pass_broken_record(RowFault fault) {
  std::size_t at = std::min(block_.find_first_of("\r\n", position_), block_.size());
  const After after = scan_line_end(at);
  if (after == After::record) {
    count_ = 0;
    loose_quotes_ = false;
    return_cells(block_.substr(position_, at - position_));
    record_.fault = fault;
    position_ = at;
    ++line_;
    if (nul_ < position_) throw error::nul_byte({file_, record_.line});
  }
  step_back();
  return after == After::record ? &record_ : nullptr;
}

// The ends of cells behind position_ are to be given again.
void CsvReader::step_back() {
  ends_ = CellEnds(block_, dialect_.delimiter, dialect_.quote);
  ends_.skip_to(position_);
}

// Moves behind the line at position_; false if the block ends before the line does.
bool CsvReader::skip_comment() {
  std::size_t at = std::min(block_.find_first_of("\r\n", position_), block_.size());
  if (scan_line_end(at) == After::unfinished) return false;
  if (nul_ < at) throw error::nul_byte({file_, line_});
  position_ = at;
  ++line_;
  ends_.skip_to(at);
  return true;
}

bool CsvReader::is_blank() const {
  return count_ == 1 && !cells_.front().quoted &&
         cells_.front().text.find_first_not_of(" \t") == std::string_view::npos;
}

std::size_t CsvReader::line_of(std::size_t offset) const {
  return line_ + line_ends(block_.substr(position_, offset - position_));
}

// Reads the record at position_ into cells_ and record_end_.
CsvReader::After CsvReader::scan_record() {
  count_ = 0;
  quoted_ = false;
  loose_quotes_ = false;
  unescaped_.clear();
  std::size_t at = dialect_.delimiter == Dialect::blanks ? behind_blanks(position_) : position_;
  for (;;) {
    const After after = opens_quoted_cell(at)  ? scan_quoted_cell(at)
                        : has_plain_dialect() ? scan_plain_cells(at)
                                              : scan_plain_cell_by_bytes(at);
    if (after == After::cell) continue;
    record_end_ = at;
    return after;
  }
}

CsvReader::After CsvReader::scan_quoted_cell(std::size_t& at) {
  const std::size_t opened = behind_blanks(at);
  const std::size_t begin = opened + 1;
  bool doubled = false;
  bool escaped = false;
  const std::size_t close = closing_quote(begin, doubled, escaped);
  if (close == std::string_view::npos) {
    if (!last_) return After::unfinished;
    if (!passes_broken_) {
      throw error::unclosed_quote({file_, line_of(opened)}, dialect_.quote, has_backslashed_quote(opened));
    }
    fault_ = RowFault::unclosed_quote;
    return After::broken;
  }
  // A quote that is the last byte so far may turn out to be doubled.
  if (close + 1 == block_.size() && !last_) return After::unfinished;
  const Cell cell{block_.substr(begin, close - begin), true, doubled};
  add_cell(escaped ? unescaped(cell) : cell);
  quoted_ = true;
  at = close + 1;
  const After after = scan_behind_quote(opened, at);
  ends_.skip_to(at);
  return after;
}

// Where the cell that begins there is closed; npos if the block ends before that.
std::size_t CsvReader::closing_quote(std::size_t begin, bool& doubled, bool& escaped) const {
  const std::array<char, 2> marks = {dialect_.quote, dialect_.escape};
  const std::string_view wanted(marks.data(), dialect_.escape == Dialect::no_escape ? 1 : 2);
  std::size_t at = begin;
  for (;;) {
    at = wanted.size() == 1 ? block_.find(dialect_.quote, at) : block_.find_first_of(wanted, at);
    if (at == std::string_view::npos) return at;
    if (block_[at] != dialect_.quote) {
      const std::size_t size = escaped_size(at);
      escaped = escaped || size > 0;
      at += std::max(size, std::size_t{1});
    } else if (is_at_quote(at + 1)) {
      doubled = true;
      at += 2;
    } else {
      return at;
    }
  }
}

// Whether a backslash stands before a quote of the line in which the cell opens.
bool CsvReader::has_backslashed_quote(std::size_t opened) const {
  if (dialect_.escape != Dialect::no_escape) return false;
  const std::string_view line = block_.substr(opened, block_.find_first_of("\r\n", opened) - opened);
  const std::array<char, 2> pair = {'\\', dialect_.quote};
  return line.find(std::string_view(pair.data(), pair.size())) != std::string_view::npos;
}

CsvReader::After CsvReader::scan_behind_quote(std::size_t opened, std::size_t& at) {
  const std::size_t behind = behind_blanks(at);
  if (behind < block_.size() && !is_at_delimiter(at) && !is_at_delimiter(behind) && !is_at_line_end(behind)) {
    // The message is the same however the bytes arrive.
    const std::size_t end = std::min(block_.find_first_of("\r\n", behind), behind + most_shown);
    if (end > block_.size() && !last_) return After::unfinished;
    const std::string_view text = block_.substr(behind, end - behind);
    if (!passes_broken_) {
      throw error::text_after_quote({file_, line_of(opened)}, text, dialect_.quote, has_backslashed_quote(opened));
    }
    fault_ = RowFault::text_after_quote;
    return After::broken;
  }
  if (!is_at_delimiter(at)) at = behind;
  return scan_terminator(at);
}

// All cells up to the end of the record, or to one that is quoted.
CsvReader::After CsvReader::scan_plain_cells(std::size_t& at) {
  const char* begin = block_.data() + at;
  do {
    make_room(CellEnds::width);
    const char* const stop = ends_.quotes() == 0 ? take_ends(begin) : take_ends_and_quotes(begin);
    if (stop == nullptr) continue;
    const bool is_quote = *stop == dialect_.quote;
    at = static_cast<std::size_t>((is_quote ? begin : stop) - block_.data());
    if (is_quote) return After::cell;
    const std::size_t end = at;
    const After after = scan_line_end(at);
    if (after == After::record && at == end + 2) ends_.skip_to(at);  // the line feed of a CRLF
    return after;
  } while (ends_.next_window());
  add_cell({{begin, static_cast<std::size_t>(block_.data() + block_.size() - begin)}, false, false});
  at = block_.size();
  return scan_line_end(at);
}

// The cells that end in this window, of which the first begins at `begin` and that behind the last is to. Where the line
// end is, or a null pointer: behind the window.
const char* CsvReader::take_ends(const char*& begin) {
  const char delimiter = dialect_.delimiter;
  const char* const window = block_.data() + ends_.window();
  std::uint64_t bits = ends_.bits();
  const char* from = begin;
  const char* last = nullptr;
  Cell* cell = cells_.data() + count_;
  while (bits != 0 && last == nullptr) {
    const char* const end = window + __builtin_ctzll(bits);
    bits &= bits - 1;
    *cell++ = {{from, static_cast<std::size_t>(end - from)}, false, false};
    if (*end != delimiter) last = end;
    from = end + 1;
  }
  begin = from;
  count_ = static_cast<std::size_t>(cell - cells_.data());
  ends_.set_bits(bits);
  return last;
}

// The same where the window holds quotes; also stops at one that opens the cell at `begin`.
const char* CsvReader::take_ends_and_quotes(const char*& begin) {
  const char* const window = block_.data() + ends_.window();
  const std::uint64_t ends = ends_.bits();
  const auto passed = begin > window ? static_cast<std::size_t>(begin - window) : 0;
  std::uint64_t marks = ends | (passed < CellEnds::width ? ends_.quotes() & (~std::uint64_t{0} << passed) : 0);
  const char* stop = nullptr;
  while (marks != 0 && stop == nullptr) {
    const std::uint64_t left = marks & (marks - 1);
    const bool is_end = (ends & (marks ^ left)) != 0;
    const char* const mark = window + __builtin_ctzll(marks);
    marks = left;
    if (is_end) {
      add_cell({{begin, static_cast<std::size_t>(mark - begin)}, false, false});
      begin = mark + 1;
      if (*mark != dialect_.delimiter) stop = mark;
    } else if (std::all_of(begin, mark, [this](char c) { return dialect_.is_blank(c); })) {
      stop = mark;
    } else {
      loose_quotes_ = true;
    }
  }
  ends_.set_bits(ends & marks);
  return stop;
}

// Of a dialect with an escape, or delimited by blanks.
CsvReader::After CsvReader::scan_plain_cell_by_bytes(std::size_t& at) {
  const std::size_t begin = at;
  bool escaped = false;
  while (at < block_.size() && !is_at_delimiter(at) && !is_at_line_end(at)) {
    const std::size_t size = escaped_size(at);
    escaped = escaped || size > 0;
    loose_quotes_ = loose_quotes_ || is_at_quote(at);
    at += std::max(size, std::size_t{1});
  }
  const Cell cell{block_.substr(begin, at - begin), false, false};
  add_cell(escaped ? unescaped(cell) : cell);
  quoted_ = quoted_ || escaped;
  return scan_terminator(at);
}

// Of an escape and what it takes the meaning from; 0 where there is none.
std::size_t CsvReader::escaped_size(std::size_t at) const {
  if (dialect_.escape == Dialect::no_escape || block_[at] != dialect_.escape) return 0;
  if (block_.substr(at + 1).starts_with("\r\n")) return 3;
  const std::size_t next = at + 1;
  const bool is_escape = next < block_.size() && block_[next] == dialect_.escape;
  return is_escape || is_at_quote(next) || is_at_delimiter(next) || is_at_line_end(next) ? 2 : 0;
}

// The cell with what it says as its text, and blanks around that left out if it is not quoted.
Cell CsvReader::unescaped(Cell cell) {
  unescaped_.reserve(block_.size());  // the texts of other cells stay where they are
  const std::size_t begin = unescaped_.size();
  std::size_t at = static_cast<std::size_t>(cell.text.data() - block_.data());
  const std::size_t end = at + cell.text.size();
  if (!cell.quoted) at = behind_blanks(at);
  std::size_t kept = begin;
  while (at < end) {
    const std::size_t size = escaped_size(at);
    if (size > 0) {
      unescaped_ += block_.substr(at + 1, size - 1);
      kept = unescaped_.size();
    } else {
      unescaped_ += block_[at];
    }
    const bool is_doubled = size == 0 && cell.quoted && is_at_quote(at);
    at += is_doubled ? 2 : std::max(size, std::size_t{1});
  }
  while (!cell.quoted && unescaped_.size() > kept && dialect_.is_blank(unescaped_.back())) unescaped_.pop_back();
  return {std::string_view(unescaped_).substr(begin), true, false};
}

// What stands behind a cell; `at` moves over it.
CsvReader::After CsvReader::scan_terminator(std::size_t& at) {
  if (!is_at_delimiter(at)) return scan_line_end(at);
  if (dialect_.delimiter != Dialect::blanks) {
    ++at;
    return After::cell;
  }
  at = behind_blanks(at);
  return at == block_.size() || is_at_line_end(at) ? scan_line_end(at) : After::cell;
}

// The line end, or the end of the file, that stands at `at`.
CsvReader::After CsvReader::scan_line_end(std::size_t& at) {
  const std::size_t begin = at;
  if (at == block_.size()) {
    if (!last_) return After::unfinished;
  } else if (block_[at] == '\n') {
    ++at;
  } else {
    // A carriage return that is the last byte so far may be half a CRLF.
    if (at + 1 == block_.size() && !last_) return After::unfinished;
    const bool with_feed = at + 1 < block_.size() && block_[at + 1] == '\n';
    at += with_feed ? std::size_t{2} : std::size_t{1};
  }
  record_.line_end = block_.substr(begin, at - begin);
  return After::record;
}

}  // namespace logreg
