// Confidence intervals of single figures.
#pragma once

#include <optional>

namespace logreg {

struct Interval {
  double low = 0;
  double high = 0;
};

// All take the critical value z of the standard normal for the level wanted: 1.96 for 95%.

// Of a share `count` / `all` of independent rows, `all` above 0: Wilson 1927, without continuity correction.
//   (p + z^2/2n +- z sqrt(p (1 - p)/n + z^2/4n^2)) / (1 + z^2/n)
Interval wilson_interval(double count, double all, double z);

// estimate +- z sqrt(variance), cut at `least` and `most`. Nothing where the variance is not above 0, since that many
// rows say nothing of how far the estimate may be from the truth, or is no number.
std::optional<Interval> normal_interval(double estimate, double variance, double z, double least, double most);

}  // namespace logreg
