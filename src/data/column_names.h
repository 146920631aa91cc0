// The columns that people name, as positions in a table.
#pragma once

#include "base/sentence.h"
#include "csv/csv_file.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace logreg {

std::vector<std::string> texts_of(const std::vector<ColumnName>& columns);

// The column of that name; throws Error (usage) with the nearest name.
std::size_t find_column(const std::vector<ColumnName>& columns, std::string_view name, Setting setting);

// "COLUMN=REST" split at the first = that leaves a name in `columns`; throws Error (usage).
std::pair<std::size_t, std::string> split_assignment(const std::vector<ColumnName>& columns, const std::string& text,
                                                     Setting setting);

}  // namespace logreg
