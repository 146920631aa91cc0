// Cells that a lost delimiter has torn: `3,$2.50"Tie, silk",red` is read as `$2.50"Tie` and `silk"`.
#pragma once

#include "csv/record.h"

#include <span>

namespace logreg {

// Whether a quote opens inside one cell, as something follows it there like the beginning of a word, and the next quote
// closes inside a later cell, behind the end of a word. Inches and feet (6", 5'3") do not look like that.
bool is_torn(std::span<const Cell> cells, char quote);

}  // namespace logreg
