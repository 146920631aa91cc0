// Firth's penalised likelihood: log likelihood + 1/2 log det of the Fisher information (Firth 1993; for logistic
// regression and separated data Heinze and Schemper 2002). Its maximum always exists, and the bias of small samples
// is less.
//
// Tests and intervals are those of the profile: the penalised likelihood with one coefficient held fast, maximised over
// the others, the determinant still that of all terms.
#pragma once

#include "base/run.h"
#include "descent/objective.h"
#include "fit/fit.h"
#include "inference/likelihood.h"

#include <optional>
#include <vector>

namespace logreg {

// What the profile says, at the end of the descent. `level`: of the intervals.
FirthLikelihood firth_likelihood(Objective& objective, const Descent& descent, double bias, double level,
                                 const Run& run);

}  // namespace logreg
