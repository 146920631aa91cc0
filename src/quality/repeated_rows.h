// Rows that say the same: duplicates, which repeat an earlier row, its label too; contradictions, whose cells are those
// of a row of the other class.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace logreg {

struct RepeatedRows {
  std::size_t duplicates = 0;
  std::size_t contradictions = 0;
};

// `hashes`: of the cells of each row but its label; equal ones are taken for equal cells. Rows whose label is neither 0
// nor 1 are passed over.
RepeatedRows repeated_rows(std::span<const std::uint64_t> hashes, std::span<const std::uint8_t> labels);

}  // namespace logreg
