// Columns that number or name the rows rather than say something of them.
#pragma once

#include "data/table.h"

#include <cstddef>

namespace logreg {

constexpr std::size_t fewest_identifiers = 20;  // fewer different cells do not look like an identifier

// Whether a column counts the rows of its file: 0, 1, 2, ... or 1, 2, 3, ...
bool counts_rows(const Table& table, std::size_t column);

// Whether a numeric column holds integers that are all different.
bool looks_like_identifier(const Table& table, std::size_t column);

}  // namespace logreg
