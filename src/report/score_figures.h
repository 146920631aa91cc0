// The figures of an evaluation: its curves, and how the probabilities of the two classes are spread.
#pragma once

#include "base/run.h"
#include "data/schema.h"
#include "quality/calibration_bins.h"
#include "quality/curve_points.h"
#include "quality/metrics.h"
#include "report/figure.h"
#include "report/threshold_slider.h"

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace logreg {

enum class Curve { roc, precision_recall, calibration, gain, threshold };

// The names of the curves in the order of the enumeration: roc, pr, calibration, gain, threshold.
std::span<const std::string_view> curve_names();
std::string_view curve_name(Curve curve);

// What curves are made of. `evaluation` says where the threshold in effect is, which is marked.
struct CurveSource {
  const Cuts& cuts;
  const Evaluation& evaluation;
  const Run& run;
  AlignedVector<Cut> corners;
  std::vector<CalibrationBin> bins;
};

CurveSource curve_source(const Cuts& cuts, const Evaluation& evaluation, const Run& run);

// As many points of a curve as a picture can show.
constexpr std::size_t points_of_a_page = 400;
constexpr std::size_t points_of_a_terminal = 2000;

// Without rows of both classes there is but a calibration: the others have no series, and no data. The source must
// outlive the figure.
Figure curve_figure(Curve curve, const CurveSource& source, std::size_t most_points);

Figure distribution_figure(const ThresholdSlider& slider, const Evaluation& evaluation, const Target& target);

}  // namespace logreg
