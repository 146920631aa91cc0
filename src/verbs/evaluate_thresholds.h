// What evaluate does about thresholds: the table, the choice, and writing it into the model file.
#pragma once

#include "base/run.h"
#include "model/model.h"
#include "quality/metrics.h"
#include "quality/operating_points.h"
#include "report/report.h"
#include "report/threshold_report.h"
#include "verbs/threshold_options.h"

#include <optional>
#include <string>

namespace logreg {

// Nothing if none was asked for. Throws Error where no threshold keeps the promises.
std::optional<ThresholdChoice> chosen_threshold(const ThresholdOptions& options, const Cuts& cuts, const Run& run);

void add_thresholds(Report& report, const ThresholdOptions& options, const std::optional<ThresholdChoice>& choice,
                    const Cuts& cuts, const Evaluation& evaluation, const Target& target, const Run& run);

// The file is written as the training writes it, but for the threshold. Throws Error where there is none to save.
void save_threshold(const std::string& path, Model model, double threshold);

}  // namespace logreg
