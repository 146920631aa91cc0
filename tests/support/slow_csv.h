// A slow, obvious reader of CSV: one byte after the other, all bytes in hand.
//
// RFC 4180 with what the command line promises beyond it: any delimiter and quote; CR, LF and CRLF each end a
// record outside quotes; blanks around an unquoted cell and around the quotes of a quoted one do not count; blank lines
// are skipped or kept; lines that begin with a comment character, where a record would begin, are skipped; an escape
// takes the meaning from a quote, delimiter, line end or escape; runs of blanks may delimit. It shares no code with what
// it checks.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace logreg::slow {

struct Cell {
  std::string says;
  bool quoted = false;  // or with escapes
  std::string bytes = {};
};

enum class Wrong { nothing, unclosed_quote, text_after_quote, nul_byte };

struct Record {
  std::vector<Cell> cells;
  std::string bytes;
  std::string line_end;
  std::size_t line = 0;
  Wrong fault = Wrong::nothing;  // of its quotes; it is its first line then, and has no cells
  bool torn = false;             // a quote opens inside one cell and closes inside another
};

struct Csv {
  std::vector<Record> records;  // up to what is wrong
  Wrong wrong = Wrong::nothing;
  std::size_t wrong_line = 0;  // of the opening quote; of the record, for a NUL byte
  std::string wrong_text;      // what follows the closing quote, at most 20 bytes of its line
};

enum class BlankLines { skipped, kept };
enum class BrokenQuotes { wrong, passed };  // passed: the record is its first line, with a fault

// NUL: there are none; as the delimiter: runs of blanks.
struct Marks {
  char delimiter = ',';
  char quote = '"';
  char comment = '\0';
  char escape = '\0';
};

Csv read_csv(std::string_view bytes, const Marks& marks, BlankLines blank_lines,
             BrokenQuotes broken_quotes = BrokenQuotes::wrong);

}  // namespace logreg::slow
