// logreg predict: model and data files -> the records with a probability and a label each.
#pragma once

#include "base/run.h"
#include "verbs/predict_options.h"

namespace logreg {

int predict(const PredictOptions& options, const Run& run);

}  // namespace logreg
