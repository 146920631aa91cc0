// Calibration: do the rows that get a probability of 0.3 turn out positive in 30% of the cases?
//
// Rows go into bins of equally many by their probability, a tie as a whole: its bin is the number of quantiles below
// it, as scikit-learn's calibration_curve(strategy="quantile") has it, and whole weights count as that many rows.
#pragma once

#include "base/run.h"
#include "quality/curves.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace logreg {

constexpr std::size_t usual_calibration_bins = 10;

struct CalibrationBin {
  double weight = 0;            // of the rows in it
  double mean_probability = 0;  // what was predicted
  double observed_share = 0;    // of positives: what came
  double least_probability = 0;
  double greatest_probability = 0;
};

// From the lowest probabilities to the highest. Large ties leave fewer than `bins`; without rows there are none.
std::vector<CalibrationBin> calibration_bins(const Ranking& ranking, std::size_t bins = usual_calibration_bins,
                                             const Run& run = Run());

}  // namespace logreg
