// logreg inspect: model file -> what it says, for a person or as JSON.
#pragma once

#include "base/run.h"
#include "model/hypothesis.h"
#include "verbs/command_line.h"
#include "verbs/shared_options.h"

#include <string>
#include <vector>

namespace logreg {

struct InspectOptions {
  std::string model;
  std::vector<Hypothesis> hypotheses;
  TableFileOptions coefficients;
  CommonOptions common;
};

// The command line that fills them. The result refers to `options`, which must outlive it.
Command command_line_of(InspectOptions& options);

int inspect(const InspectOptions& options, const Run& run);

}  // namespace logreg
