// logreg check: data files -> what is in them, before a model is trained.
#pragma once

#include "base/run.h"
#include "verbs/check_options.h"

namespace logreg {

int check(const CheckingOptions& options, const Run& run);

}  // namespace logreg
