// The terms of a design, from its columns of numbers and codes: means, standard deviations, shares of the levels.
#pragma once

#include "base/run.h"
#include "data/design.h"
#include "data/schema.h"

#include <span>

namespace logreg {

// `features` say what the columns of the design are, in their order: the numeric ones with their range. Their missing
// numbers are filled in. The weights of the rows and their sum are known.
void complete_terms(Design& design, std::span<const FeatureColumn> features, const Run& run);

}  // namespace logreg
