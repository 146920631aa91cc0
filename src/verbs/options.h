// What each command can be told: one struct a command, filled from its command line.
//
// The initialisers are the only defaults; the help prints them. Options that a lower layer reads stand in that
// layer's struct; evaluate's and those that commands share stand in files of their own.
#pragma once

#include "data/schema.h"
#include "fit/fit.h"
#include "model/model.h"
#include "model/scorer.h"
#include "verbs/command_line.h"
#include "verbs/evaluate_options.h"
#include "verbs/like.h"
#include "verbs/shared_options.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace logreg {

struct TrainOptions {
  DataOptions data;
  ColumnOptions columns;
  FitOptions fit;
  LikeOptions like;
  std::vector<std::string> class_weights;  // balanced, or LABEL=W, ...
  double threshold = 0.5;
  std::optional<std::string> from;  // a model file to begin at
  std::string output = "model.json";
  std::optional<std::string> trace;
  std::optional<std::string> report;  // an HTML file
  bool strict = false;
  CommonOptions common;
  // The options given that shaped the result, in the order of the help: the name without dashes, the text as it was
  // given ("true" for a flag; the records of a repeated list joined to one).
  OptionTexts shaping;
};

struct PredictOptions {
  std::string model;
  DataOptions data;
  bool only = false;
  std::vector<std::string> keep;
  bool logit = false;
  bool interval = false;
  std::optional<double> level;      // instead of the model's
  std::size_t explain = 0;          // how many reasons
  std::optional<double> threshold;  // instead of the model's
  std::string prefix;
  bool missing_error = false;
  Unseen unseen = Unseen::unusable;
  std::string output = "-";
  CommonOptions common;
};

struct InspectOptions {
  std::string model;
  CommonOptions common;
};

// The command lines that fill them. The result refers to `options`, which must outlive it.
Command command_line_of(TrainOptions& options);
Command command_line_of(PredictOptions& options);
Command command_line_of(InspectOptions& options);

}  // namespace logreg
