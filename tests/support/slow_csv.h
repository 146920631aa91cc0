// A slow, obvious reader of CSV: one byte after the other through four states, all bytes in hand.
//
// RFC 4180 with what the command line promises beyond it: any delimiter and quote; CR, LF and CRLF each end a
// record outside quotes; blanks around an unquoted cell do not count; blank lines are skipped or kept; lines that begin
// with a comment character, where a record would begin, are skipped. It shares no code with what it checks.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace logreg::slow {

struct Cell {
  std::string says;
  bool quoted = false;
};

struct Record {
  std::vector<Cell> cells;
  std::string bytes;
  std::string line_end;
  std::size_t line = 0;
};

enum class Wrong { nothing, unclosed_quote, text_after_quote, nul_byte };

struct Csv {
  std::vector<Record> records;  // up to what is wrong
  Wrong wrong = Wrong::nothing;
  std::size_t wrong_line = 0;  // of the opening quote; of the record, for a NUL byte
  std::string wrong_text;      // what follows the closing quote, at most 20 bytes of its line
};

enum class BlankLines { skipped, kept };

// `quote` or `comment` NUL: there are none.
Csv read_csv(std::string_view bytes, char delimiter, char quote, BlankLines blank_lines, char comment = '\0');

}  // namespace logreg::slow
