// The rows of a design as rows of the file, of which one with trials has become up to two: they belong together when
// rows are held out.
#pragma once

#include "data/design.h"

#include <cstdint>
#include <span>
#include <vector>

namespace logreg {

struct FileRows {
  std::vector<std::uint32_t> of_row;   // of each row of the design: the row used, counted from 0
  std::vector<std::uint32_t> classes;  // of each row used: 0 negative, 1 positive, 2 some of both
};

FileRows file_rows(const Design& design);

// What is told of each row used -> of each row of the design.
std::vector<std::uint32_t> of_design_rows(std::span<const std::uint32_t> of_rows_used, const FileRows& rows);

}  // namespace logreg
