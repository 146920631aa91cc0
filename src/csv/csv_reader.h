// A block of memory -> records of cells.
//
// Grammar: RFC 4180, with any delimiter and quote; a quote opens a cell only as its first byte that is no blank, and
// blanks between a closing quote and the end of the cell do not count (a blank: a blank or a tab, if it is not the
// delimiter); outside quotes CR, LF and CRLF each end a record, in any mixture; blank lines are skipped, but are records
// where a table has one column only. Where the dialect has comments, a line that begins with one, where a record would
// begin, is skipped. Where it is delimited by blanks, any run of blanks and tabs is one delimiter, and there is none at
// the beginning and the end of a record. Where it has an escape, that and a quote, delimiter, line end or escape behind
// it are, inside and outside quotes, the content that stands behind it.
#pragma once

#include "csv/cell_ends.h"
#include "csv/dialect.h"
#include "csv/record.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace logreg {

class CsvReader {
 public:
  // `block` must outlive the reader; `first_line` is the file's line at which it begins. `last`: nothing follows the
  // block; otherwise a record that is unfinished at its end is not returned.
  CsvReader(std::string_view block, const Dialect& dialect, const std::string& file, std::size_t first_line, bool last);

  // The next record, valid until the next call; a null pointer at the end. Throws Error (structure).
  const Record* next();

  // Only records that begin before this offset of the block are returned.
  void stop_at(std::size_t offset) { limit_ = offset; }
  // From here on blank lines count as records of one empty cell.
  void keep_blank_lines() { blank_lines_ = true; }
  // From here on a record whose quotes are broken is returned with its fault, and the next one begins on its next line.
  void pass_broken_records() { passes_broken_ = true; }
  // The record behind the last one is never closed, though the block ends: returned as broken; a null pointer if its
  // first line does not end in the block.
  const Record* give_up_record();

  // Bytes of the block, and lines of the file, up to the end of the last record returned.
  std::size_t consumed() const { return position_; }
  std::size_t line() const { return line_; }

 private:
  enum class After { cell, record, unfinished, broken };

  bool has_plain_dialect() const {
    return dialect_.escape == Dialect::no_escape && dialect_.delimiter != Dialect::blanks;
  }
  bool is_at_delimiter(std::size_t at) const { return at < block_.size() && dialect_.is_delimited_by(block_[at]); }
  bool is_at_quote(std::size_t at) const {
    return at < block_.size() && block_[at] == dialect_.quote && dialect_.quote != Dialect::no_quote;
  }
  bool is_at_line_end(std::size_t at) const {
    return at < block_.size() && (block_[at] == '\n' || block_[at] == '\r');
  }
  std::size_t behind_blanks(std::size_t at) const {
    while (at < block_.size() && dialect_.is_blank(block_[at])) ++at;
    return at;
  }
  bool opens_quoted_cell(std::size_t at) const { return is_at_quote(behind_blanks(at)); }
  void add_cell(const Cell& cell) {
    make_room(1);
    cells_[count_++] = cell;
  }
  void make_room(std::size_t cells) {
    if (cells_.size() - count_ < cells) cells_.resize(2 * cells_.size() + cells);
  }

  bool skip_comment();
  void return_cells(std::string_view whole);
  After scan_record();
  After scan_plain_cells(std::size_t& at);
  const char* take_ends(const char*& begin);
  const char* take_ends_and_quotes(const char*& begin);
  After scan_plain_cell_by_bytes(std::size_t& at);
  After scan_quoted_cell(std::size_t& at);
  After scan_behind_quote(std::size_t opened, std::size_t& at);
  bool has_backslashed_quote(std::size_t opened) const;
  std::size_t closing_quote(std::size_t begin, bool& doubled, bool& escaped) const;
  std::size_t escaped_size(std::size_t at) const;
  Cell unescaped(Cell cell);
  After scan_terminator(std::size_t& at);
  After scan_line_end(std::size_t& at);
  const Record* pass_broken_record(RowFault fault);
  bool is_blank() const;
  void step_back();
  std::size_t line_of(std::size_t offset) const;

  std::string_view block_;
  Dialect dialect_;
  std::string file_;
  bool last_;
  bool blank_lines_ = false;
  bool passes_broken_ = false;
  std::size_t position_ = 0;  // where the next record begins
  std::size_t line_;          // the line of that place
  std::size_t limit_ = std::string_view::npos;
  CellEnds ends_;
  std::size_t nul_;          // offset of the first NUL byte, or npos
  std::vector<Cell> cells_;  // of the record in hand: the first count_ of them
  std::size_t count_ = 0;
  bool quoted_ = false;        // one of them is, or holds an escape
  bool loose_quotes_ = false;  // one of them is not quoted, and holds a quote
  RowFault fault_ = RowFault::none;
  std::string unescaped_;  // what cells with escapes say; never longer than the block
  std::size_t record_end_ = 0;
  Record record_;
};

}  // namespace logreg
