// What evaluate can be told about curves: as data, and as pictures in the terminal.
#pragma once

#include "report/curve_plots.h"
#include "verbs/command_line.h"

#include <string>
#include <vector>

namespace logreg {

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

OptionGroup curve_group(CurveOptions& options);

}  // namespace logreg
