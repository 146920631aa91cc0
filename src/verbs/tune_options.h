// What tune can be told: what train can be told of columns, rows and folds, and how the penalty is chosen.
#pragma once

#include "quality/penalty_tuning.h"
#include "verbs/train_options.h"

#include <cstddef>
#include <optional>
#include <string>

namespace logreg {

constexpr std::size_t usual_tuning_folds = 10;

enum class ChosenLambda { best, one_se };

struct TuneOptions : TrainOptions {
  TuningOptions tuning;
  ChosenLambda chosen = ChosenLambda::best;
  bool relax = false;                // refit the terms that the penalty has left, without it
  std::optional<std::string> path;   // a CSV file
  bool plot = false;
};

// The command line that fills them. The result refers to `options`, which must outlive it.
Command command_line_of(TuneOptions& options);

}  // namespace logreg
