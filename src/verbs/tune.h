// logreg tune: data files -> the strength of a penalty, chosen by cross-validation, and the model with it.
#pragma once

#include "base/run.h"
#include "verbs/tune_options.h"

namespace logreg {

int tune(const TuneOptions& options, const Run& run);

}  // namespace logreg
