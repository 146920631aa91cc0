// How far bins of equally many rows are from their probabilities, in one number.
#pragma once

#include "quality/calibration_bins.h"

#include <cstddef>
#include <optional>
#include <span>

namespace logreg {

// Expected calibration error (Naeini, Cooper and Hauskrecht 2015): the mean over the rows of their bin's distance
// between observed share and mean probability. Undefined without rows.
std::optional<double> expected_calibration_error(std::span<const CalibrationBin> bins);

// Hosmer and Lemeshow 1980: sum over groups of n (observed share - mean probability)^2 / (mean (1 - mean)).
// Chi-squared with (groups - 2) degrees of freedom on the rows of the training, with as many as groups on others.
struct HosmerLemeshow {
  std::optional<double> statistic;  // undefined where a group's mean probability is 0 or 1 and its rows say otherwise
  std::size_t groups = 0;
};
HosmerLemeshow hosmer_lemeshow(std::span<const CalibrationBin> groups);

}  // namespace logreg
