// logreg train: data files -> model file and summary.
#pragma once

#include "base/run.h"
#include "verbs/train_options.h"

namespace logreg {

int train(const TrainOptions& options, const Run& run);

}  // namespace logreg
