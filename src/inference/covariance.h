// The covariance of the weights where the model need not be true: the sandwich of Huber 1967 and White 1980.
//
//   (W A)^-1 M (W A)^-1 * factor,  A the information (of the mean loss), W the sum of the row weights,
//   M = sum_i w_i r_i^2 x_i x_i',  r_i = y_i - p_i; a row of weight w_i counts as w_i equal rows
//
//   hc0      factor 1                     R: sandwich(fit)
//   hc1      factor W / (W - k)           R: vcovHC(fit, "HC1"); k the number of coefficients
//   stata    factor W / (W - 1)           Stata: logit ..., vce(robust)
//   cluster  M = sum_g u_g u_g' with u_g = sum_(i in g) w_i r_i x_i, factor G / (G - 1), G the clusters that have rows
//                                         R: vcovCL(fit, id); Stata: logit ..., vce(cluster id)
//
// Under --trials a row is one of the file, whatever it counts: r_i = y_i - m_i p_i, and W in the factors is the sum of
// the row weights without the trials.
//
// A weight c of the row's class multiplies its score, as R's weights and Stata's pweights do: M has w c^2 r^2 in it,
// and W in the factors is the sum of the weights without it.
#pragma once

#include "data/class_weights.h"
#include "descent/linear_algebra.h"
#include "descent/objective.h"
#include "inference/likelihood.h"

#include <optional>

namespace logreg {

// At the weights last evaluated, whose information has this factor. Nothing where the factor of the formula is not a
// positive number. `kind` is not CovarianceKind::information.
std::optional<SymmetricMatrix> robust_covariance(Objective& objective, const Cholesky& information, CovarianceKind kind,
                                                 const std::optional<ClassWeights>& class_weights);

}  // namespace logreg
