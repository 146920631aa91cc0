// How the strength of a penalty was chosen: as a report, as a figure, and as a table of the whole path.
#pragma once

#include "quality/penalty_tuning.h"
#include "report/figure.h"
#include "report/report.h"

#include <span>
#include <string>
#include <vector>

namespace logreg {

// The penalty that was taken.
struct TakenPenalty {
  std::size_t point = 0;  // of the tuning's path()
  bool is_one_se = false;
  bool is_relaxed = false;
};

Report tuning_report(const Tuning& tuning, const TakenPenalty& taken);

// The metric over the penalties of the chosen path, with an interval of one standard error each.
Figure tuning_figure(const Tuning& tuning);

// l1_ratio, lambda, nonzero, each metric's mean and standard error, the intercept and a column a term. `coefficients`:
// of each path and point, in the units of the data, the intercept first.
std::string path_csv(const Tuning& tuning, std::span<const std::string> terms,
                     const std::vector<std::vector<std::vector<double>>>& coefficients);

}  // namespace logreg
