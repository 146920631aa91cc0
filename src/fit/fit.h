// Design matrix -> the minimum of its objective, and whether it is an estimate.
#pragma once

#include "base/run.h"
#include "data/design.h"
#include "descent/descent.h"
#include "fit/minimise.h"
#include "fit/separation.h"

namespace logreg {

struct Fit {
  Minimum minimum;
  Separation separation;  // where there is some, the minimum's point is a stand-in for the limit
};

// Standardises the design in place.
Fit fit(Design& design, const DescentOptions& options, const Run& run);

// Prior correction (King and Zeng 2001): the rows may have been chosen by their class, or counted by it. That moves the
// intercept by the difference of the log odds, and no other weight. `prior`: the share of the positive class where the
// model will be used, between 0 and 1.
void correct_for_prior(const Design& design, double prior, const Run& run, Minimum& minimum);

}  // namespace logreg
