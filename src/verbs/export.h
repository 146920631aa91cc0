// logreg export: model file -> code of another language, with the proof that it gives the same probabilities.
#pragma once

#include "base/run.h"
#include "model/export/export.h"
#include "verbs/command_line.h"
#include "verbs/shared_options.h"

#include <optional>
#include <string>

namespace logreg {

struct ExportingOptions {
  std::string model;
  std::optional<ExportFormat> format;
  ExportOptions code;
  std::string output = "-";
  CommonOptions common;
};

// The command line that fills them. The result refers to `options`, which must outlive it.
Command command_line_of(ExportingOptions& options);

int export_model(const ExportingOptions& options, const Run& run);

}  // namespace logreg
