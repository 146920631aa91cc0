// What is found in a file beside the rows of its table.
#pragma once

#include <cstddef>
#include <optional>

namespace logreg {

// The one cell that the rows may have more than the header.
// empty: the last one, behind a delimiter that ends each row. row_names: the first one, which names the row, as R's
// write.table writes it, and read.table and fread read it.
enum class ExtraCell { none, empty, row_names };

// Apostrophes around all cells of some column; of numbers, if there are some.
enum class OtherQuote { none, around_texts, around_numbers };

// What reading goes on with.
struct FileFindings {
  std::optional<char> told_delimiter;  // by a first line, sep=;
  bool is_obeyed = true;               // no other one was given
  ExtraCell extra_cell = ExtraCell::none;
  bool has_texts_between_apostrophes = false;
};

// What may explain an error.
struct LayoutFinding {
  enum class Kind {
    no_text,          // control bytes
    comment_lines,    // lines that begin with `mark`
    title_lines,      // the lines before `line`, which looks like the header
    broken_header,    // so many lines from `line` on make one header
    under_header,     // so many lines from `line` on, as units, types and descriptions of columns stand
    header_again,     // `line`, and so many times
    second_table,     // from `line` on, behind a blank one
    totals,           // `line`, the last one: what the columns come to
    other_quote,      // cells stand between `mark`
    other_delimiter,  // cells are separated by `mark`, which is none of those that are looked for
  };

  Kind kind;
  std::size_t line = 1;
  std::size_t lines = 1;
  char mark = '\0';

  bool operator==(const LayoutFinding&) const = default;
};

}  // namespace logreg
