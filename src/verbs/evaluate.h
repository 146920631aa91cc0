// logreg evaluate: model and labelled data files -> metrics.
#pragma once

#include "base/run.h"
#include "verbs/evaluate_options.h"

namespace logreg {

int evaluate(const EvaluateOptions& options, const Run& run);

}  // namespace logreg
