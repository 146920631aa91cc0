// Values that lie far from the others of their column, and weigh the more in a fit for it. The summary is of the
// counts.
#pragma once

#include "quality/value_counts.h"

#include <optional>
#include <vector>

namespace logreg {

// One value, at the end of the column, and its rows.
struct Outlier {
  double value = 0;
  double rows = 0;
  bool looks_like_a_code = false;  // nines alone, as 999 or -99: a missing number, perhaps
};

// A value of nines alone, farther from its neighbour than the range of all others; or one that at most one row in
// twenty has, and that is three times as far from its neighbour, or that as one row's makes up more than half of the
// column's sum of squares about its mean. Of 20 rows or more, and ten other values or more. The farther one, where both
// ends have one.
std::optional<Outlier> gross_outlier(const std::vector<ValueCounts>& counts, const NumberSummary& summary);

// The part of the sum of squares about the mean that the hundredth part of the rows makes up that is farthest from it:
// 0.08 of a normal distribution, 0.22 of an exponential one, 0.48 of a lognormal one of sigma 1. Nothing of fewer than
// 100 rows or 20 values.
std::optional<double> tail_share(const std::vector<ValueCounts>& counts, const NumberSummary& summary);

constexpr double heavy_tail_share = 0.4;

}  // namespace logreg
