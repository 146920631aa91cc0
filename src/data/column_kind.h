// What a column is by its cells alone, before anybody says what it is for.
#pragma once

#include "data/cell_tally.h"
#include "data/column_summary.h"
#include "data/date.h"

#include <cstdint>
#include <vector>

namespace logreg {

struct ColumnKind {
  enum class Cells {
    missing,  // all of them
    numbers,
    texts,
    dates,              // texts that are moments, at least nine tenths of them
    dressed,            // numbers in dress, nearly all; see below
    numbers_and_texts,  // a column of numbers in which some cells are none
  };

  Cells cells = Cells::texts;
  SeenTexts misfits = {};  // beside numbers and numbers in dress: what is none
  // Of numbers in dress.
  char decimal = '.';       // with which they are numbers
  std::uint32_t dress = 0;  // none: nothing but the decimal character
  bool ambiguous = false;   // each would be a number with the other decimal character, too
};

// `format`: of the column; `options` know nothing of it.
ColumnKind kind_of(const ColumnSummary& found, const CellFormat& format, bool numbers_have_fractions);

// The formats that read all of a column's dates; several where no day tells months from days.
std::vector<DateFormat> formats_of(const OtherCells& cells);

// Whether so many numbers beside cells that are none make a column of numbers: nine in ten, or half of them where the
// numbers are many and the others few texts, such as ">90".
bool is_column_of_numbers(std::size_t numbers, std::size_t different, const SeenTexts& misfits);

}  // namespace logreg
