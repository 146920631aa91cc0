// The report of a check, of an evaluation and of a training as one HTML file: what stands in it, and in what order.
#pragma once

#include "base/run.h"
#include "base/sentence.h"
#include "model/training.h"
#include "quality/metrics.h"
#include "quality/operating_points.h"
#include "quality/table_check.h"
#include "report/check_report.h"
#include "report/report.h"

#include <optional>
#include <span>
#include <string>

namespace logreg {

struct EvaluatedModel {
  const Model* model = nullptr;  // none: something else made the probabilities
  std::string path;              // as the user wrote it
  Target target;
};

// What check prints, with all there is of every column.
std::string check_page(const TableCheck& check, const CheckView& view, std::span<const std::string> data,
                       const CheckWords& words);

// What evaluate prints, part by part.
struct EvaluationReports {
  Report metrics;
  std::optional<Report> groups;
  std::optional<Report> comparison;
};

// `data`: files as the user wrote them.
std::string evaluation_page(const EvaluationReports& reports, const Evaluation& evaluation, const Cuts& cuts,
                            const EvaluatedModel& evaluated, std::span<const std::string> data, SettingWords words,
                            const Run& run);

// `report`: what train prints; `in_sample` and `cuts` are of the rows of the training.
std::string training_page(const Report& report, const Report& decisions, const Evaluation& in_sample, const Cuts& cuts,
                          const Training& training, std::span<const std::string> data, SettingWords words,
                          const Run& run);

}  // namespace logreg
