// What the user can do about an error, as data: verbs/ says it in the words of the command line, and can try it.
#pragma once

#include <string>
#include <vector>

namespace logreg {

struct Cure {
  enum class Kind {
    // How a file is read.
    another_delimiter,  // whichever reads it
    another_layout,     // whatever makes the columns appear that were asked for
    delimiter,          // a character
    quote,              // a character
    escape,             // a character
    no_quote,
    comment,  // a character
    header,
    no_header,
    skip_lines,         // so many
    skip_after_header,  // so many
    decimal,     // a character
    column_decimals,     // COLUMN=C each
    missing_of_columns,  // COLUMN=TEXT each
    parse_number,        // columns
    dates,               // COLUMN=FORMAT each
    // What columns are.
    categorical,       // a column
    also_categorical,  // beside the option in question
    keep_levels,       // of columns that have many
    not_numeric,       // a column that is to be numeric
    ignore,            // a column
    ignore_emptiest,   // of these columns, the emptiest first
    drop_rows,
    impute,
    positive,            // labels against the rest
    positives_together,  // labels that are one, and are to be the positive class
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
    // What has to be done to the data.
    convert,  // from one encoding to another
    add_header,
    mend_line,
    rename_column,
    delete_line,
    split_tables,
    join_header,
    export_as_csv,
    mend_cells,
    mend_labels,
    close_quote,
  };

  Kind kind;
  std::vector<std::string> values = {};

  bool operator==(const Cure&) const = default;
};

}  // namespace logreg
