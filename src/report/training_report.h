// What a training found: the fit and how far it can be trusted, the table of terms, the metrics on its own rows.
#pragma once

#include "base/sentence.h"
#include "model/training.h"
#include "quality/metrics.h"
#include "quality/validation_figures.h"
#include "report/report.h"

#include <optional>
#include <string>

namespace logreg {

// `in_sample`: of the rows used, at the model's threshold. `left_out`: of the same rows, each as if the model had been
// trained without it. `validation`: of rows that other fits have not seen. The training must outlive the report.
Report training_summary(const Training& training, const Evaluation& in_sample, SettingWords words,
                        const std::optional<Evaluation>& left_out = std::nullopt,
                        const ValidationFigures& validation = {});

// And where the model was written.
Report training_report(const Training& training, const Evaluation& in_sample, const std::string& model_path,
                       SettingWords words, const std::optional<Evaluation>& left_out = std::nullopt,
                       const ValidationFigures& validation = {});

}  // namespace logreg
