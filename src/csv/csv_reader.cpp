#include "csv/csv_reader.h"

#include "csv/messages.h"

#include <algorithm>
#include <cstdint>

namespace logreg {

namespace {

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
      ends_(block, dialect.delimiter),
      nul_(block.find('\0')) {}

const Record* CsvReader::next() {
  const std::size_t end = std::min(limit_, block_.size());
  while (position_ < end) {
    if (dialect_.comment != Dialect::no_comment && block_[position_] == dialect_.comment) {
      if (!skip_comment()) return nullptr;
      continue;
    }
    if (!scan_record()) return nullptr;
    record_.line = line_;
    const std::string_view whole = block_.substr(position_, record_end_ - position_);
    record_.bytes = whole.substr(0, whole.size() - record_.line_end.size());
    record_.cells = std::span(cells_).first(count_);
    record_.block = block_.data();
    line_ += quoted_ ? line_ends(whole) : 1;
    const bool skipped = is_blank() && !blank_lines_;
    position_ = record_end_;
    if (nul_ < position_) throw error::nul_byte({file_, record_.line});
    if (!skipped) return &record_;
  }
  return nullptr;
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

// Reads the record at position_ into cells_ and record_end_; false if the block ends before it does.
bool CsvReader::scan_record() {
  count_ = 0;
  quoted_ = false;
  std::size_t at = position_;
  for (;;) {
    const After after = opens_quoted_cell(at) ? scan_quoted_cell(at) : scan_plain_cells(at);
    if (after == After::unfinished) {
      ends_ = CellEnds(block_, dialect_.delimiter);
      ends_.skip_to(position_);
      return false;
    }
    if (after == After::record) break;
  }
  record_end_ = at;
  return true;
}

CsvReader::After CsvReader::scan_quoted_cell(std::size_t& at) {
  const std::size_t begin = at + 1;
  bool doubled = false;
  std::size_t close = block_.find(dialect_.quote, begin);
  while (close != std::string_view::npos && close + 1 < block_.size() && block_[close + 1] == dialect_.quote) {
    doubled = true;
    close = block_.find(dialect_.quote, close + 2);
  }
  if (close == std::string_view::npos) {
    if (last_) throw error::unclosed_quote({file_, line_of(at)}, dialect_.quote);
    return After::unfinished;
  }
  // A quote that is the last byte so far may turn out to be doubled.
  if (close + 1 == block_.size() && !last_) return After::unfinished;
  const std::size_t opened = at;
  at = close + 1;
  add_cell({block_.substr(begin, close - begin), true, doubled});
  quoted_ = true;
  if (at < block_.size() && block_[at] != dialect_.delimiter && block_[at] != '\r' && block_[at] != '\n') {
    constexpr std::size_t most_shown = 20;
    const std::size_t end = std::min(block_.find_first_of("\r\n", at), at + most_shown);
    // The message is the same however the bytes arrive.
    if (end > block_.size() && !last_) return After::unfinished;
    throw error::text_after_quote({file_, line_of(opened)}, block_.substr(at, end - at), dialect_.quote);
  }
  const After after = scan_terminator(at);
  ends_.skip_to(at);
  return after;
}

// All cells up to the end of the record, or to one that may be quoted. The last bytes of the block are
// taken cell by cell.
CsvReader::After CsvReader::scan_plain_cells(std::size_t& at) {
  const char* begin = block_.data() + at;
  const char delimiter = dialect_.delimiter;
  const char quote = dialect_.quote;
  while (ends_.is_inside()) {
    make_room(CellEnds::width);
    const char* const window = block_.data() + ends_.window();
    std::uint64_t bits = ends_.bits();
    const char* last = nullptr;
    Cell* cell = cells_.data() + count_;
    while (bits != 0 && last == nullptr) {
      const char* const end = window + __builtin_ctzll(bits);
      bits &= bits - 1;
      *cell++ = {{begin, static_cast<std::size_t>(end - begin)}, false, false};
      if (*end != delimiter || end[1] == quote) last = end;
      begin = end + 1;
    }
    count_ = static_cast<std::size_t>(cell - cells_.data());
    ends_.set_bits(bits);
    if (last != nullptr) {
      at = static_cast<std::size_t>(last - block_.data());
      return end_plain_cell(at);
    }
    ends_.next_window();
  }
  const std::size_t end = ends_.next();
  add_cell({{begin, static_cast<std::size_t>(block_.data() + end - begin)}, false, false});
  at = end;
  return end_plain_cell(at);
}

CsvReader::After CsvReader::end_plain_cell(std::size_t& at) {
  const std::size_t end = at;
  const After after = scan_terminator(at);
  if (after == After::record && at == end + 2) ends_.skip_to(at);  // the line feed of a CRLF
  return after;
}

// What stands behind a cell; `at` moves over it.
CsvReader::After CsvReader::scan_terminator(std::size_t& at) {
  if (at < block_.size() && block_[at] == dialect_.delimiter) {
    ++at;
    return After::cell;
  }
  return scan_line_end(at);
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
