// Where the rows of a table stand in its files; it outlives the table.
#pragma once

#include "base/error.h"
#include "data/line_numbers.h"
#include "data/table.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace logreg {

class RowPlaces {
 public:
  explicit RowPlaces(const Table& table);

  // Of a row, counted from 0 as it was read.
  Place at(std::size_t row) const;

 private:
  struct Chunk {
    std::size_t first_row;
    std::size_t file;
    std::size_t line_base;
    LineNumbers lines;
  };

  std::vector<std::string> files_;
  std::vector<Chunk> chunks_;
};

// The rows that are used, in their order, as they were read. `keep`: of each row read, 0 if it is not.
std::vector<std::size_t> rows_kept(std::span<const std::uint8_t> keep);

}  // namespace logreg
