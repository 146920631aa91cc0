// What evaluate can be told.
#pragma once

#include "model/scorer.h"
#include "verbs/command_line.h"
#include "verbs/curve_options.h"
#include "verbs/shared_options.h"
#include "verbs/threshold_options.h"

#include <optional>
#include <string>

namespace logreg {

struct EvaluateOptions {
  std::string model;
  DataOptions data;
  std::optional<double> threshold;  // instead of the model's
  std::optional<std::string> weights;
  Unseen unseen = Unseen::unusable;
  ThresholdOptions thresholds;
  CurveOptions curves;
  std::optional<std::string> report;  // an HTML file
  CommonOptions common;
};

// The command line that fills them. The result refers to `options`, which must outlive it.
Command command_line_of(EvaluateOptions& options);

}  // namespace logreg
