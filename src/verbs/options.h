// What each command can be told: one struct a command, filled from its command line.
//
// The initialisers are the only defaults; the help prints them. Options that a lower layer reads stand in that
// layer's struct.
#pragma once

#include "csv/csv_file.h"
#include "data/schema.h"
#include "fit/fit.h"
#include "model/model.h"
#include "model/scorer.h"
#include "verbs/command_line.h"
#include "verbs/like.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace logreg {

std::size_t hardware_threads();  // at least 1

struct CommonOptions {
  std::size_t threads = hardware_threads();
  bool quiet = false;
  bool json = false;
};

struct DataOptions {
  std::vector<std::string> files;  // "-" is standard input
  ReadingOptions reading;
  std::optional<std::vector<std::string>> missing_texts;  // instead of the usual ones
  bool decimal_given = false;
};

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
  std::optional<double> threshold;  // instead of the model's
  std::string prefix;
  bool missing_error = false;
  Unseen unseen = Unseen::unusable;
  std::string output = "-";
  CommonOptions common;
};

struct EvaluateOptions {
  std::string model;
  DataOptions data;
  std::optional<double> threshold;  // instead of the model's
  std::optional<std::string> weights;
  Unseen unseen = Unseen::unusable;
  CommonOptions common;
};

struct InspectOptions {
  std::string model;
  CommonOptions common;
};

// The command lines that fill them. The result refers to `options`, which must outlive it.
Command command_line_of(TrainOptions& options);
Command command_line_of(PredictOptions& options);
Command command_line_of(EvaluateOptions& options);
Command command_line_of(InspectOptions& options);

}  // namespace logreg
