// What separates the cells of a file whose dialect nobody told.
#pragma once

#include "csv/dialect.h"

#include <optional>
#include <string_view>

namespace logreg {

// The delimiter among , ; tab | under which the first two records of `head` have the same number of cells, the
// largest such number; at a tie the earlier of the list; one that stands only inside quotes which open inside a cell comes
// behind the others. When none is consistent, the one that gives the first record the most cells, counted without quotes
// where these are broken. The quote, the escape and what begins a comment are none of them, and the decimal character one
// only where nothing else delimits. `whole` says that the file ends with `head`. Nothing while more bytes could change the answer.
// The same bytes give the same answer, however they arrive.
std::optional<char> detect_delimiter(std::string_view head, bool whole, const Dialect& dialect);

}  // namespace logreg
