// The dialect of a CSV file: what separates cells, what quotes them, what separates tenths, what begins a comment, what
// takes away the meaning of the byte behind it.
#pragma once

namespace logreg {

struct Dialect {
  static constexpr char no_quote = '\0';
  static constexpr char no_comment = '\0';
  static constexpr char no_escape = '\0';
  static constexpr char blanks = '\0';  // as the delimiter: any run of blanks and tabs

  char delimiter = ',';
  char quote = '"';
  char decimal = '.';
  char comment = no_comment;  // a line that begins with it, outside quotes, is no record
  char escape = no_escape;

  bool is_delimited_by(char c) const { return delimiter == blanks ? c == ' ' || c == '\t' : c == delimiter; }
  // Whether a blank of that kind, outside quotes, means nothing.
  bool is_blank(char c) const { return (c == ' ' || c == '\t') && c != delimiter; }
};

}  // namespace logreg
