// The columns of a table that could be features -> those that are, as numbers or as categories, and why the others are
// not.
#pragma once

#include "data/chosen_columns.h"
#include "data/schema.h"
#include "data/table.h"

namespace logreg {

// Sets schema.features, with all levels that the table has, schema.ignored and schema.notes. Takes the columns of
// numbers as such. Throws Error where a column is numbers in dress, or partly numbers.
void decide_features(Table& table, const ColumnOptions& options, const ChosenColumns& chosen, Schema& schema);

}  // namespace logreg
