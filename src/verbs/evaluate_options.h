// What evaluate can be told.
#pragma once

#include "model/scorer.h"
#include "quality/metrics.h"
#include "quality/threshold_choice.h"
#include "report/score_figures.h"
#include "verbs/command_line.h"
#include "verbs/requirements.h"
#include "verbs/shared_options.h"

#include <optional>
#include <string>
#include <vector>

namespace logreg {

// Of probabilities that something else made: columns of the files.
struct ScoresOptions {
  std::vector<std::string> files;  // empty: a model is evaluated
  std::string target;
  std::vector<std::string> positives;
  std::string probability = "probability";  // as predict calls it
};

// So many rows, or so many of a hundred.
struct TopRows {
  double amount = 0;
  bool is_percentage = false;
  std::string text;  // as it was given
};

struct ThresholdOptions {
  bool table = false;
  std::optional<Criterion> best;
  std::optional<Costs> costs;
  std::optional<double> min_recall;
  std::optional<double> min_precision;
  std::optional<TopRows> top;
  bool save = false;

  bool ask_for_best() const { return best || min_recall || min_precision; }
  bool ask_for_one() const { return ask_for_best() || top; }
  // Without --best: of the figure that is not promised the most; with promises of both, F1.
  ThresholdWish wish() const;
};

struct CurveFile {
  Curve curve = Curve::roc;
  std::string path;  // "-": standard output, and the answer goes to stderr
};

struct CurveOptions {
  std::vector<CurveFile> files;
  std::vector<Curve> plots;

  bool ask_for_any() const { return !files.empty() || !plots.empty(); }
  bool use_stdout() const;
};

// How sure the figures are, for whom they hold, and what they are compared with.
struct QualityOptions {
  IntervalOptions intervals;
  std::optional<std::string> by;       // a column whose texts are the groups
  std::optional<std::string> compare;  // another model
  std::vector<Requirement> requirements;
};

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
  std::size_t deciles = 0;  // how many groups; 0: not asked for
  TableFileOptions metrics;
  std::optional<std::string> report;  // an HTML file
  CommonOptions common;

  // What is read beside the models.
  const std::vector<std::string>& files() const { return scores.files.empty() ? data.files : scores.files; }
};

// The command line that fills them. The result refers to `options`, which must outlive it.
Command command_line_of(EvaluateOptions& options);

}  // namespace logreg
