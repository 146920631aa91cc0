#include "quality/calibration_errors.h"

#include "base/moments.h"

#include <cmath>

namespace logreg {

std::optional<double> expected_calibration_error(std::span<const CalibrationBin> bins) {
  Sum weight, distance;
  for (const CalibrationBin& bin : bins) {
    weight.add(bin.weight);
    distance.add(bin.weight * std::abs(bin.observed_share - bin.mean_probability));
  }
  if (weight.value() == 0) return std::nullopt;
  return distance.value() / weight.value();
}

HosmerLemeshow hosmer_lemeshow(std::span<const CalibrationBin> groups) {
  HosmerLemeshow result{std::nullopt, groups.size()};
  Sum sum;
  for (const CalibrationBin& group : groups) {
    const double distance = group.observed_share - group.mean_probability;
    if (distance == 0) continue;
    const double variance = group.mean_probability * (1 - group.mean_probability);
    if (variance == 0) return result;
    sum.add(group.weight * distance * distance / variance);
  }
  if (!groups.empty()) result.statistic = sum.value();
  return result;
}

}  // namespace logreg
