// A table and what is asked of its columns -> the schema. What a column is, what it is for, which rows are kept.
#pragma once

#include "data/schema.h"
#include "data/table.h"

#include <string>
#include <vector>

namespace logreg {

// What to keep of each column while reading; throws Error when an option names a column that is not there.
std::vector<KeepTexts> texts_to_keep(const std::vector<ColumnName>& columns, const ColumnOptions& options);

// Takes the steps of the interface in their order. In columns of numbers, cells that are none become missing ones.
// Throws Error.
Schema decide(Table& table, const ColumnOptions& options, const Run& run);

// The columns that have two different texts and could be a target.
std::vector<std::string> two_valued_columns(const Table& table);

}  // namespace logreg
