// The data of a figure as CSV: a header, then a row for each point, numbers with the shortest digits that read back
// exactly, and empty cells for what does not exist.
#pragma once

#include "report/figure.h"

#include <functional>
#include <string_view>

namespace logreg {

// Hands the text to `write` piece by piece.
void as_csv(const Figure& figure, const std::function<void(std::string_view)>& write);

}  // namespace logreg
