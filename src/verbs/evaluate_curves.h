// What evaluate does about curves: files of points, and pictures.
#pragma once

#include "base/output_file.h"
#include "base/run.h"
#include "quality/metrics.h"
#include "quality/operating_points.h"
#include "verbs/curve_options.h"
#include "verbs/shared_options.h"

#include <memory>
#include <string>
#include <vector>

namespace logreg {

// Places that cannot be written to are refused before the work, not after it.
std::vector<std::unique_ptr<OutputFile>> open_curves(const CurveOptions& options);

// Writes the curves to their files, and returns the pictures, each behind an empty line.
std::string write_and_draw_curves(const CurveOptions& options, std::vector<std::unique_ptr<OutputFile>>& files,
                                  const Cuts& cuts, const Evaluation& evaluation, const CommonOptions& common,
                                  const Run& run);

}  // namespace logreg
