// What a column that says how rows are held out has in each row used: which group, which fold, which moment.
#pragma once

#include "data/schema.h"
#include "data/table.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace logreg {

enum class KeyOrder {
  of_names,    // by number where all are numbers, else by bytes
  of_moments,  // numbers, columns of dates, or texts in ISO 8601
};

// Of each row used, in order: the rank of its value among the distinct ones, from 0. The texts of the column have been
// kept. Throws Error (data) with the first missing cell's file, and where values have no such order.
std::vector<std::uint32_t> row_keys(const Table& table, const Schema& schema, std::size_t column, KeyOrder order);

}  // namespace logreg
