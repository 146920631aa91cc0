// A hash of the cells of each row, to find rows that are equal. Cells of a column of numbers are equal by value, others
// by their text; a missing cell is equal to a missing one. Where a text is not kept its row is equal to no other.
#pragma once

#include "base/run.h"
#include "data/table.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace logreg {

struct HashedColumn {
  std::size_t index = 0;
  bool is_number = false;  // every cell that is not missing is one
};

// 64 bits: of a million different rows two are taken for equal once in 40 million tables.
std::vector<std::uint64_t> row_hashes(const Table& table, std::span<const HashedColumn> columns, const Run& run);

}  // namespace logreg
