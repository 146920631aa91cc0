// The table of coefficients as a table of its own, for a file.
#pragma once

#include "model/coefficient_table.h"
#include "report/table_file.h"

#include <span>
#include <string>
#include <vector>

namespace logreg {

// term, estimate, std_error, statistic, p_value, conf_low, conf_high, odds_ratio, odds_ratio_low, odds_ratio_high
std::vector<std::string> coefficient_columns();

// `columns`: of these, in this order; none: all.
NumberTable coefficients_table(std::span<const CoefficientLine> lines, std::span<const std::string> columns);

}  // namespace logreg
