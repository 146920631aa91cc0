// The metrics of an evaluation as a table of its own, for a file.
#pragma once

#include "quality/metrics.h"
#include "report/table_file.h"

#include <span>
#include <string>
#include <vector>

namespace logreg {

// metric, value, conf_low, conf_high, method, baseline
std::vector<std::string> metric_columns();

// `columns`: of these, in this order; none: all.
NumberTable metrics_table(const Evaluation& evaluation, std::span<const std::string> columns);

}  // namespace logreg
