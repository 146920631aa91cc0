// What there is to know of a table before a training: what it holds, column by column, what is odd, and what to do
// about it.
#pragma once

#include "quality/table_check.h"
#include "report/flag_phrases.h"
#include "report/report.h"

#include <optional>
#include <string>

namespace logreg {

struct CheckView {
  std::optional<std::string> column;  // this one alone, with all there is of it
  bool with_bins = false;             // the weights of evidence of all columns that are shown
};

Report check_report(const TableCheck& check, const CheckView& view, const CheckWords& words);

// All of one column.
Report column_report(const CheckedColumn& column, bool with_bins, const CheckWords& words);

}  // namespace logreg
