// Two models on the same rows: their figures, and whether the differences may be chance.
#pragma once

#include "quality/comparison.h"
#include "report/report.h"

#include <span>
#include <string>

namespace logreg {

// `other`: the path of the other model; `level`: of the intervals.
Report comparison_report(const std::string& other, double other_threshold,
                         std::span<const PairedDifference> differences, double level);

}  // namespace logreg
