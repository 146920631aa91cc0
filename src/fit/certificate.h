// How far the point of a fit is from the minimum, and how sure its weights are.
//
// With gradient g and information H of the objective: half of g' H^-1 g bounds the gap of the objective, sqrt(W g' H^-1
// g) the error of any weight in units of its standard error, both up to a factor that tends to 1 (Bach 2010). Under an
// l1 penalty the duality gap takes its place.
#pragma once

#include "base/run.h"
#include "descent/linear_algebra.h"
#include "descent/objective.h"
#include "fit/fit.h"

#include <optional>

namespace logreg {

// `information`: of all rows at the point, if it is known already. Sets the covariance, too, if the fit has converged
// without penalty.
void certify(Objective& objective, const FitOptions& options, const std::optional<Cholesky>& information,
             FitResult& result);

// With Firth's penalty. The information at its maximum is that of the log likelihood alone.
void certify_firth(Objective& objective, const Descent& descent, double null_bias, double level, const Run& run,
                   FitResult& result);

// With l1. `loss_gap`: by duality, if it is known already.
void certify_l1(Objective& objective, const std::optional<double>& loss_gap, FitResult& result);

// Where there are too many terms for a dense matrix: by the decrement where the descent's metric is the information
// itself, else by the duality gap, which only a penalised objective has.
void certify_many_terms(Objective& objective, const std::optional<double>& squared_decrement, FitResult& result);

}  // namespace logreg
