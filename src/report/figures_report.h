// How good a model is on rows that its fit has seen and on rows that it has not, beside two answers that take no look
// at the columns: one table.
#pragma once

#include "base/json.h"
#include "base/sentence.h"
#include "model/training.h"
#include "quality/validation_figures.h"
#include "report/report.h"

#include <optional>

namespace logreg {

struct TrainingFigures {
  const Evaluation& fitted;
  const std::optional<Evaluation>& left_out;  // see training_report()
  const ValidationFigures& validation;
};

void add_figures(Report& report, const Training& training, const TrainingFigures& figures, SettingWords words);

// The same for programs, and more of them.
Json figures_json(const TrainingFigures& figures);

}  // namespace logreg
