// A column of a table as a whole: its texts in byte order if they are few, how many cells are no numbers, and the first
// of those with its place.
#pragma once

#include "base/error.h"
#include "data/column_chunk.h"
#include "data/table.h"

#include <cstddef>
#include <string>
#include <vector>

namespace logreg {

// What all chunks of a column say together.
struct ColumnSummary {
  bool many_texts = false;          // more than most_levels texts, not kept
  std::vector<DistinctText> texts;  // otherwise all of them, in byte order
  std::size_t cells = 0;            // not missing
  std::size_t others = 0;           // of these, how many are no numbers
  std::string first_other;          // the first of them, and where it stands
  Place first_other_place;
  // Whether all of these would be numbers with the other decimal character, . or , as far as their texts are kept.
  bool fits_other_decimal = false;
};

char other_decimal(char decimal);

ColumnSummary summary(const Table& table, std::size_t column, char decimal);

}  // namespace logreg
