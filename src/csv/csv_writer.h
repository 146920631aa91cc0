// Cells -> bytes, in a dialect.
#pragma once

#include "csv/dialect.h"
#include "csv/record.h"

#include <string>
#include <string_view>

namespace logreg {

// Quotes the text where it would not be read back as it is. Throws Error (usage) if it would need quotes and the
// dialect has none.
void append_cell(std::string& out, std::string_view text, const Dialect& dialect);

// A number with the shortest digits that read back exactly.
void append_number(std::string& out, double value, const Dialect& dialect);

// A cell as it stands in its record, quotes included; in a dialect with an escape what it says, as append_cell does.
void append_bytes(std::string& out, const Cell& cell, const Dialect& dialect);

}  // namespace logreg
