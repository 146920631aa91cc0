// logreg train: data files -> model file and summary.
#pragma once

#include "base/run.h"
#include "report/report.h"
#include "verbs/train_options.h"
#include "verbs/validation.h"

#include <functional>
#include <string>

namespace logreg {

int train(const TrainOptions& options, const Run& run);

// A penalty that is chosen before the fit, by rows held out.
struct PenaltyChoice {
  // Leaves the penalty in `fit`, and in the design the terms that are to take part. `options_of`: of any of the rows.
  std::function<void(Design& design, const Schema& schema, RowsToHoldOut&& rows, const OptionsOf& options_of,
                     TrainingOptions& fit)>
      choose;
  std::function<void(TrainingRecord& record)> record;
  std::function<void(Report& report)> report;
  std::function<std::string()> picture;  // below the report; may be empty
};

int train(const TrainOptions& options, const PenaltyChoice& choice, const Run& run);

}  // namespace logreg
