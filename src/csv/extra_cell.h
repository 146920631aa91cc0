// The one cell that the rows of a table may have more than its header.
#pragma once

#include "csv/csv_reader.h"
#include "csv/findings.h"

#include <cstddef>

namespace logreg {

// What it is in the rows of the reader, of which nearly all have one, at least two. Names of rows are all different, and
// none of them is empty. Rows behind one that is wrong are not looked at.
ExtraCell extra_cell(CsvReader& rows, std::size_t columns, char quote);

}  // namespace logreg
