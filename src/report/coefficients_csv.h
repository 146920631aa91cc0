// The table of coefficients as a CSV file, with all digits.
#pragma once

#include "model/coefficient_table.h"

#include <span>
#include <string>
#include <vector>

namespace logreg {

// term, estimate, std_error, statistic, p_value, conf_low, conf_high, odds_ratio, odds_ratio_low, odds_ratio_high
std::vector<std::string> coefficient_columns();

// `columns`: of these, in this order. A number that does not exist is an empty cell, one without bound inf or -inf.
std::string coefficients_csv(std::span<const CoefficientLine> lines, std::span<const std::string> columns);

}  // namespace logreg
