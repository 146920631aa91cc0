// Average marginal effects: by how much the probability changes, on average over the rows (Stata's margins, dydx(*)).
//
//   numeric column j   1/W sum_i w_i p_i (1 - p_i) b_j, per unit of the column
//   level l            1/W sum_i w_i [ p(z_i with level l) - p(z_i with the baseline) ]
//
// Standard errors by the delta method: sqrt(g' V g), g the gradient of the effect with respect to the weights, V their
// covariance.
#pragma once

#include "fit/fit.h"
#include "fit/objective.h"

#include <vector>

namespace logreg {

struct MarginalEffect {
  double effect = 0;
  double std_error = 0;
};

// Of every term of a fit that has a covariance. One pass for the numeric columns and one for each level.
std::vector<MarginalEffect> average_marginal_effects(Objective& objective, const FitResult& fit);

}  // namespace logreg
