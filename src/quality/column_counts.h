// A column of a table -> its values or levels, with the rows of both classes that have them.
#pragma once

#include "data/row_labels.h"
#include "data/table.h"
#include "quality/class_counts.h"
#include "quality/value_counts.h"

#include <cstddef>
#include <vector>

namespace logreg {

struct NumberCells {
  std::vector<ValueCounts> values;  // in ascending order
  ClassCounts missing;              // no number
};

struct TextCells {
  std::vector<LevelCounts> levels;  // in byte order
  ClassCounts missing;
  bool all_kept = true;  // else some chunk has not kept its texts, and the levels are not all there are
};

// Of the rows that have a label.
NumberCells number_cells(const Table& table, std::size_t column, const RowLabels& labels);
TextCells text_cells(const Table& table, std::size_t column, const RowLabels& labels);

}  // namespace logreg
