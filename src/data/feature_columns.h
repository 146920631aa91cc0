// The columns of a table that could be features -> those that are, as numbers or as categories, and why the others are
// not.
#pragma once

#include "base/error.h"
#include "data/chosen_columns.h"
#include "data/schema.h"
#include "data/table.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace logreg {

// Sets schema.features, with all levels that the table has, schema.ignored and schema.notes. Takes the columns of
// numbers as such. Throws Error where a column is numbers in dress, or partly numbers.
void decide_features(Table& table, const ColumnOptions& options, const ChosenColumns& chosen, Schema& schema);

// A column that cannot be decided about, and the error that says so.
struct RefusedColumn {
  std::size_t index = 0;
  Error error;
};

struct RefusedColumns {
  std::vector<RefusedColumn> columns;
  std::optional<Error> together;  // what decide_features would throw
};

// The same without the columns by which it would throw.
RefusedColumns decide_possible_features(Table& table, const ColumnOptions& options, const ChosenColumns& chosen,
                                        Schema& schema);

}  // namespace logreg
