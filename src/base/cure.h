// What the user can do about an error, as data: verbs/ says it in the words of the command line, and can try it.
#pragma once

#include <string>
#include <vector>

namespace logreg {

struct Cure {
  enum class Kind {
    // How a file is read.
    another_delimiter,
    escape,  // a character
    no_quote,
    close_quote_or_no_quote,
    mend_line,
    header,
    no_header,
    no_header_before_row,  // where the only line may be one
    skip_lines,            // so many
    decimal,               // a character
    missing_texts,
    column_decimals,     // COLUMN=C each
    missing_of_columns,  // COLUMN=TEXT each
    parse_number,        // columns
    dates,               // COLUMN=FORMAT each
    mend_cells,
    // What columns are.
    categorical,       // a column
    also_categorical,  // beside the option in question
    keep_levels,       // of any column
    not_numeric,       // a column that is to be numeric
    features,
    ignore,  // a column
    ignore_emptiest,
    drop_rows,
    impute,
    positive,  // labels
    any_positive,
    another_target,
    // How a model is fitted and used.
    l2,
    smaller_learning_rate,
    min_level_rows,
    unseen_baseline,
    unseen_empty,
    no_interval,
    model_first,
  };

  Kind kind;
  std::vector<std::string> values = {};

  bool operator==(const Cure&) const = default;
};

}  // namespace logreg
