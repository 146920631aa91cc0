// What predict can be told.
#pragma once

#include "model/scorer.h"
#include "verbs/command_line.h"
#include "verbs/shared_options.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace logreg {

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

// The command line that fills them. The result refers to `options`, which must outlive it.
Command command_line_of(PredictOptions& options);

}  // namespace logreg
