// logreg compare: model files -> their figures side by side, and likelihood-ratio tests of those within one another.
#pragma once

#include "base/run.h"
#include "verbs/command_line.h"
#include "verbs/shared_options.h"

#include <string>
#include <vector>

namespace logreg {

struct CompareOptions {
  std::vector<std::string> models;
  TableFileOptions coefficients;
  CommonOptions common;
};

// The command line that fills them. The result refers to `options`, which must outlive it.
Command command_line_of(CompareOptions& options);

int compare(const CompareOptions& options, const Run& run);

}  // namespace logreg
