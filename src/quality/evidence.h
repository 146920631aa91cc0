// Weight of evidence and information value of a column in bins (Good 1950; Siddiqi 2006, chapter 6). With half a row
// of each class more in every bin, so that a bin of one class has a weight, too:
//
//   a_k = (p_k + 1/2) / sum (p + 1/2)      the bin's share of the positives, b_k that of the negatives
//   woe_k = ln(a_k / b_k)                  above 0 where positives are commoner than in all rows
//   iv = sum_k (a_k - b_k) woe_k           0 or more; 0.02 weak, 0.1 medium, 0.3 strong, 0.5 suspicious
#pragma once

#include "quality/class_counts.h"
#include "quality/value_counts.h"

#include <cstddef>
#include <vector>

namespace logreg {

struct Evidence {
  double woe = 0;
  double iv = 0;  // the bin's part
};

// Of each bin.
std::vector<Evidence> evidence(const std::vector<ClassCounts>& bins);
double information_value(const std::vector<ClassCounts>& bins);

// Values above the upper end of the bin before, up to its own.
struct ValueBin : ClassCounts {
  double upper = 0;  // of the last one infinity
};

// Cut at the quantiles 1/n, ..., (n-1)/n of type 7: bins of equal numbers of rows but for ties. Cuts that are equal are
// one; a cut at the greatest value goes to the value before, so that a value that many rows have is not hidden among
// others. No bin is empty.
std::vector<ValueBin> quantile_bins(const std::vector<ValueCounts>& counts, std::size_t bins);

}  // namespace logreg
