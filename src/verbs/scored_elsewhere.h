// The rows of files of labels and probabilities that another program made.
#pragma once

#include "base/run.h"
#include "verbs/evaluate_options.h"
#include "verbs/scored_rows.h"
#include "verbs/shared.h"

namespace logreg {

// Which label is the positive one is decided as in the training. Throws Error where no row is left.
ScoredRows scored_elsewhere(const Reading& reading, const EvaluateOptions& options, const Run& run);

}  // namespace logreg
