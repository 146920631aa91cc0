// Cells that stand between apostrophes where another quote, or none, is expected.
#pragma once

#include "csv/csv_reader.h"
#include "csv/findings.h"

namespace logreg {

constexpr char apostrophe = '\'';

// Whether the cells of a column all stand between apostrophes, at least two: then these are quotes. Two different numbers
// may be labels, and count as texts. Rows behind one that is wrong are not looked at.
OtherQuote other_quote(CsvReader& rows, const Dialect& dialect);

// Of one cell.
bool stands_between(std::string_view text, char quote);

}  // namespace logreg
