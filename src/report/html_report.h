// The report of an evaluation and of a training as one HTML file: what stands in it, and in what order.
#pragma once

#include "base/sentence.h"
#include "model/training.h"
#include "quality/metrics.h"
#include "report/report.h"
#include "report/score_pictures.h"

#include <optional>
#include <span>
#include <string>

namespace logreg {

struct EvaluatedModel {
  const Model* model = nullptr;  // none: something else made the probabilities
  std::string path;              // as the user wrote it
  Target target;
};

// What evaluate prints, part by part.
struct EvaluationReports {
  Report metrics;
  std::optional<Report> groups;
  std::optional<Report> comparison;
};

// `data`: files as the user wrote them.
std::string evaluation_page(const EvaluationReports& reports, const Evaluation& evaluation,
                            const ScorePictures& pictures, const EvaluatedModel& evaluated,
                            std::span<const std::string> data, SettingWords words);

// `report`: what train prints; `in_sample` and its pictures are of the rows of the training.
std::string training_page(const Report& report, const Report& decisions, const Evaluation& in_sample,
                          const ScorePictures& pictures, const Training& training, std::span<const std::string> data,
                          SettingWords words);

}  // namespace logreg
