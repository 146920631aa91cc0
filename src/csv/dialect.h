// The dialect of a CSV file: what separates cells, what quotes them, what separates tenths, what begins a comment.
#pragma once

namespace logreg {

struct Dialect {
  static constexpr char no_quote = '\0';
  static constexpr char no_comment = '\0';

  char delimiter = ',';
  char quote = '"';
  char decimal = '.';
  char comment = no_comment;  // a line that begins with it, outside quotes, is no record
};

}  // namespace logreg
