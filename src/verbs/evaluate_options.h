// What evaluate can be told.
#pragma once

#include "model/scorer.h"
#include "verbs/command_line.h"
#include "verbs/curve_options.h"
#include "verbs/quality_options.h"
#include "verbs/scores_options.h"
#include "verbs/shared_options.h"
#include "verbs/threshold_options.h"

#include <optional>
#include <string>
#include <vector>

namespace logreg {

struct EvaluateOptions {
  std::string model;
  DataOptions data;
  ScoresOptions scores;             // with files: instead of model and data
  std::optional<double> threshold;  // instead of the model's
  std::optional<std::string> weights;
  Unseen unseen = Unseen::unusable;
  ThresholdOptions thresholds;
  CurveOptions curves;
  QualityOptions quality;
  std::optional<std::string> report;  // an HTML file
  CommonOptions common;

  // What is read beside the models.
  const std::vector<std::string>& files() const { return scores.files.empty() ? data.files : scores.files; }
};

// The command line that fills them. The result refers to `options`, which must outlive it.
Command command_line_of(EvaluateOptions& options);

}  // namespace logreg
