// Which rows of a table are used, and why the others are not.
//
// In this order: those without target, with no trial, without weight, without cluster, and, unless missing cells are
// filled in, those with a missing feature or offset. Each is counted by the first reason.
#pragma once

#include "data/chosen_columns.h"
#include "data/schema.h"
#include "data/table.h"

namespace logreg {

// Sets schema.keep, what is counted of rows, and the columns of weights, offset and cluster; the target and the
// features are decided. Throws Error where a cell cannot be what it should be, and where no row is left.
void keep_rows(const Table& table, const ColumnOptions& options, const ChosenColumns& chosen, Schema& schema);

}  // namespace logreg
