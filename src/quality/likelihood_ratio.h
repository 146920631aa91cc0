// The likelihood-ratio test of one column alone against no column, on the rows in which it is not missing.
//
// chi2 = 2 (log likelihood with it - log likelihood of the prevalence). A categorical column has a probability for each
// level, so that chi2 is the statistic G = 2 sum n log(n / expected), its degrees of freedom the levels less one. A
// numeric column has the logit a + b x, fitted by Newton's method; one degree. Where it separates the classes there is
// no fit, but chi2 has a limit, which is given.
#pragma once

#include "base/run.h"
#include "quality/class_counts.h"
#include "quality/value_counts.h"

#include <optional>
#include <vector>

namespace logreg {

struct LikelihoodRatio {
  double chi2 = 0;
  double df = 0;
  double p_value = 1;
  bool is_separated = false;  // numeric: completely or, but for rows of one value, so
};

// Nothing where a class has no row, or the column has one value or level.
std::optional<LikelihoodRatio> likelihood_ratio(const std::vector<ValueCounts>& counts, const Run& run);
std::optional<LikelihoodRatio> likelihood_ratio(const std::vector<LevelCounts>& counts);

}  // namespace logreg
