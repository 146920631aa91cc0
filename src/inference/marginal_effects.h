// Average marginal effects: by how much the probability changes, on average over the rows (Stata's margins, dydx(*)).
//
//   numeric column j   1/W sum_i w_i p_i (1 - p_i) b_j, per unit of the column
//   level l            1/W sum_i w_i [ p(z_i with level l) - p(z_i with the baseline) ]
//
// Rows count as they were observed: weights of classes move the coefficients, not the average. Without an intercept the
// column that has a term for each level is compared with the first. Where the data are separated, finite coefficients
// have effects: those of the limit, up to what the stand-ins leave of it.
//
// Standard errors by the delta method: sqrt(g' V g), g the gradient of the effect with respect to the weights, V their
// covariance.
#pragma once

#include "data/class_weights.h"
#include "descent/objective.h"
#include "fit/fit.h"

#include <optional>
#include <span>
#include <vector>

namespace logreg {

struct MarginalEffect {
  double effect = 0;
  double std_error = 0;
};

// sqrt(g' V g): of a quantity whose gradient with respect to the weights is g.
double delta_method_error(const SymmetricMatrix& covariance, std::span<const double> gradient);

// Of every term of the fit, whose weights have this covariance; nothing where the coefficient is infinite, and for the
// level that others are compared with. One pass for the numeric columns and one for each level.
std::vector<std::optional<MarginalEffect>> average_marginal_effects(Objective& objective, const Fit& fit,
                                                                    const SymmetricMatrix& covariance,
                                                                    const std::optional<ClassWeights>& class_weights);

}  // namespace logreg
