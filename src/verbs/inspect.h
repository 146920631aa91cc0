// logreg inspect: model file -> what it says, for a person or as JSON.
#pragma once

#include "base/run.h"
#include "verbs/options.h"

namespace logreg {

int inspect(const InspectOptions& options, const Run& run);

}  // namespace logreg
