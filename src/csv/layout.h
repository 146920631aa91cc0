// Where a table begins and ends in a file, as far as the first bytes of the file show it: lines that are no rows of it.
//
// People put titles before a table, units under its header and totals behind it, and several tables into one file. Read
// as rows, such lines make errors that do not name them.
#pragma once

#include "base/cure.h"
#include "csv/csv_file.h"
#include "csv/findings.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace logreg {

// What there is, the likeliest first. `head`: the first bytes of a file; `whole`: all of them. `wanted`: columns that the
// table should have; perhaps none is known.
std::vector<LayoutFinding> layout_findings(std::string_view head, bool whole, const ReadingOptions& options,
                                           std::span<const std::string> wanted);

// The way out: an option, or something that has to be done to the file.
std::vector<Cure> cures_of(const LayoutFinding& finding);
// The bytes as they are when that has been done; as they are where it is an option.
std::string mended(std::string_view head, const LayoutFinding& finding);

}  // namespace logreg
