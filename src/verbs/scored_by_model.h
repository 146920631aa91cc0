// The labelled rows of data files, scored by a model.
#pragma once

#include "base/run.h"
#include "model/model.h"
#include "verbs/evaluate_options.h"
#include "verbs/scored_rows.h"
#include "verbs/shared.h"

namespace logreg {

// `other`: a model that it is compared with, or null; a row that either cannot use is left out.
ScoredRows scored_by(const Model& model, const Model* other, const Reading& reading, const EvaluateOptions& options,
                     const Run& run);

}  // namespace logreg
