// Which pictures of an evaluation there are, and what is in each.
#pragma once

#include "quality/calibration_bins.h"
#include "quality/curve_points.h"
#include "quality/metrics.h"
#include "report/plot.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace logreg {

enum class Curve { roc, precision_recall, calibration, gain, threshold };

// The names of the curves in the order of the enumeration: roc, pr, calibration, gain, threshold.
std::span<const std::string_view> curve_names();
std::string_view curve_name(Curve curve);

// What curves are made of.
struct CurveSource {
  const Cuts& cuts;
  std::span<const Cut> corners;
  std::span<const CalibrationBin> bins;
};

// All but the calibration need both classes.
bool is_defined(Curve curve, const CurveSource& source);

// `evaluation`: says where the threshold in effect is, which is marked. The curve must be defined.
Plot curve_plot(Curve curve, const CurveSource& source, const Evaluation& evaluation);

}  // namespace logreg
