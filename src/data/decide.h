// A table and what is asked of its columns -> the schema. What a column is, what it is for, which rows are kept.
#pragma once

#include "base/error.h"
#include "data/feature_columns.h"
#include "data/schema.h"
#include "data/table.h"

#include <optional>
#include <string>
#include <vector>

namespace logreg {

// What to keep of each column while reading; throws Error when an option names a column that is not there.
std::vector<KeepTexts> texts_to_keep(const std::vector<ColumnName>& columns, const ColumnOptions& options);
// The same, and every word of the columns to learn from.
std::vector<KeepTexts> words_to_keep(const std::vector<ColumnName>& columns, const ColumnOptions& options);

// Takes the steps of the interface in their order. In columns of numbers, cells that are none become missing ones.
// Throws Error.
Schema decide(Table& table, const ColumnOptions& options, const Run& run);

// What decide() would come to if what stops it were left out.
struct TolerantDecision {
  Schema schema;                       // without the columns refused; perhaps no feature, perhaps rows of one class
  std::vector<RefusedColumn> refused;  // columns that are neither numbers nor categories as they stand
  std::optional<Error> stopped_by;     // by which decide() would be stopped
};

// To look at a table before anything is learned from it. Throws Error where the target, or what a setting says, is
// wrong.
TolerantDecision decide_tolerantly(Table& table, const ColumnOptions& options, const Run& run);

// The columns that have two different texts and could be a target.
std::vector<std::string> two_valued_columns(const Table& table);

}  // namespace logreg
