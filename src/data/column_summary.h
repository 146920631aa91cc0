// A column of a table as a whole: its texts in byte order if they are few, and what its cells are.
#pragma once

#include "base/error.h"
#include "data/cell_tally.h"
#include "data/column_chunk.h"
#include "data/table.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace logreg {

// What all chunks of a column say together.
struct ColumnSummary {
  bool many_texts = false;          // more than most_levels texts, not kept
  std::vector<DistinctText> texts;  // otherwise all of them, in byte order
  std::size_t cells = 0;            // not missing
  CellTally tally;                  // of those
  SeenTexts missing_texts;          // that the others say
  std::optional<std::string> code;  // a cell with zeros in front of its digits

  std::size_t others() const { return tally.others.texts.count(); }  // that are neither numbers nor missing numbers
  std::size_t numbers() const { return cells - others() - tally.missing_numbers.count(); }
};

char other_decimal(char decimal);

ColumnSummary summary(const Table& table, std::size_t column);

// How many different texts are numbers; of a column of many texts it is enough that they are many.
std::size_t distinct_numbers(const ColumnSummary& found, const CellFormat& format);

Place place_of(const Table& table, const SeenText& text);

}  // namespace logreg
