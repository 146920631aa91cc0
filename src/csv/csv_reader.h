// A block of memory -> records of cells.
//
// Grammar: RFC 4180, with any delimiter and quote; a quote opens a cell only as its first byte; outside quotes CR,
// LF and CRLF each end a record, in any mixture; blank lines are skipped, but are records where a table has one
// column only. Where the dialect has comments, a line that begins with one, where a record would begin, is skipped.
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

  // Bytes of the block, and lines of the file, up to the end of the last record returned.
  std::size_t consumed() const { return position_; }
  std::size_t line() const { return line_; }

 private:
  enum class After { cell, record, unfinished };

  bool opens_quoted_cell(std::size_t at) const {
    return at < block_.size() && block_[at] == dialect_.quote && dialect_.quote != Dialect::no_quote;
  }
  void add_cell(const Cell& cell) {
    make_room(1);
    cells_[count_++] = cell;
  }
  void make_room(std::size_t cells) {
    if (cells_.size() - count_ < cells) cells_.resize(2 * cells_.size() + cells);
  }

  bool skip_comment();
  bool scan_record();
  After scan_plain_cells(std::size_t& at);
  After end_plain_cell(std::size_t& at);
  After scan_quoted_cell(std::size_t& at);
  After scan_terminator(std::size_t& at);
  After scan_line_end(std::size_t& at);
  bool is_blank() const;
  std::size_t line_of(std::size_t offset) const;

  std::string_view block_;
  Dialect dialect_;
  std::string file_;
  bool last_;
  bool blank_lines_ = false;
  std::size_t position_ = 0;  // where the next record begins
  std::size_t line_;          // the line of that place
  std::size_t limit_ = std::string_view::npos;
  CellEnds ends_;
  std::size_t nul_;          // offset of the first NUL byte, or npos
  std::vector<Cell> cells_;  // of the record in hand: the first count_ of them
  std::size_t count_ = 0;
  bool quoted_ = false;  // one of them is
  std::size_t record_end_ = 0;
  Record record_;
};

}  // namespace logreg
