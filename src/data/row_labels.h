// The label of each row of a table, whatever its other cells say.
#pragma once

#include "data/schema.h"
#include "data/table.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace logreg {

struct RowLabels {
  static constexpr std::uint8_t none = 2;

  std::vector<std::uint8_t> of_row;  // 0, 1, or none where the target is missing
  std::size_t positives = 0;
  std::size_t negatives = 0;

  std::size_t labelled() const { return positives + negatives; }
};

RowLabels row_labels(const Table& table, const Schema& schema);

}  // namespace logreg
