// Columns that number or name the rows rather than say something of them.
#pragma once

#include "data/column_summary.h"
#include "data/table.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace logreg {

constexpr std::size_t fewest_identifiers = 20;  // fewer different cells do not look like an identifier

// Whether a column counts the rows of its file: 0, 1, 2, ... or 1, 2, 3, ...
bool counts_rows(const Table& table, std::size_t column);

// Whether that is what columns are called that count rows: id, customer_id, index, row, obs, no, case, key, X,
// Unnamed: 0.
bool is_name_of_counter(std::string_view name);

// Whether a numeric column holds integers that are all different; beyond 2^53 they are compared as texts.
bool looks_like_identifier(const Table& table, std::size_t column);

// The first cell, if the cells of a numeric column are all dates such as 20210925, of 1900 to 2099.
std::optional<std::string> integer_date(const Table& table, std::size_t column);

}  // namespace logreg
