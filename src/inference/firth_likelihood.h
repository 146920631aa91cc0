// Firth's penalised likelihood: log likelihood + 1/2 log det of the Fisher information (Firth 1993; for logistic
// regression and separated data Heinze and Schemper 2002). Its maximum always exists, and the bias of small samples
// is less.
//
// Tests and intervals are those of the profile: the penalised likelihood with one coefficient held fast, maximised over
// the others, the determinant still that of all terms.
#pragma once

#include "base/run.h"
#include "descent/objective.h"
#include "fit/minimise.h"
#include "inference/likelihood.h"

#include <vector>

namespace logreg {

struct FirthLikelihood {
  double log_likelihood = 0;  // penalised; of raw columns
  double null_log_likelihood = 0;
  std::vector<Wald> profiles;  // of raw columns, the intercept first; empty where they would take too long
};

// At the maximum, whose information is known. `level`: of the intervals.
FirthLikelihood firth_likelihood(Objective& objective, const Minimum& best, double level, const Run& run);

}  // namespace logreg
