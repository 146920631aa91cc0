#include "quality/interval.h"

#include <algorithm>
#include <cmath>

namespace logreg {

Interval wilson_interval(double count, double all, double z) {
  const double share = count / all;
  const double spread = z * z / all;
  const double middle = share + spread / 2;
  const double half = z * std::sqrt(share * (1 - share) / all + spread / all / 4);
  // At a share of 0 or 1 the end is exactly that.
  const double low = count <= 0 ? 0 : (middle - half) / (1 + spread);
  const double high = count >= all ? 1 : (middle + half) / (1 + spread);
  return {std::max(low, 0.0), std::min(high, 1.0)};
}

std::optional<Interval> normal_interval(double estimate, double variance, double z, double least, double most) {
  if (!(variance > 0) || !std::isfinite(variance)) return std::nullopt;
  const double half = z * std::sqrt(variance);
  return Interval{std::max(estimate - half, least), std::min(estimate + half, most)};
}

}  // namespace logreg
