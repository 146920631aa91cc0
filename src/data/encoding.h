// Table + Schema -> Design: rows that are not used are left out, missing numbers filled in, levels become codes.
#pragma once

#include "base/run.h"
#include "data/design.h"
#include "data/schema.h"
#include "data/table.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace logreg {

// Gives the table's memory back on the way.
Design encode(Table&& table, const Schema& schema, const Run& run);

// What the columns of the design are worked out of: numbers as they were read, NaN where a cell is missing, and no
// terms yet.
struct EncodedInputs {
  Design design;
  std::vector<std::vector<std::uint8_t>> missing;  // of the features asked for: whether the cell is, row by row
};

// `noted`: positions of features.
EncodedInputs encode_inputs(Table&& table, const Schema& schema, std::span<const std::size_t> noted, const Run& run);

}  // namespace logreg
