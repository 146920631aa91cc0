// The covariance of the weights of a fit: the inverse of the information, or where the model need not be true the
// sandwich of Huber 1967 and White 1980.
//
//   information  (W A)^-1, A the information (of the mean loss), W the sum of the row weights
//   others       (W A)^-1 M (W A)^-1 * factor,
//   M = sum_i w_i r_i^2 x_i x_i',  r_i = y_i - p_i; a row of weight w_i counts as w_i equal rows
//
//   hc0      factor 1                     R: sandwich(fit)
//   hc1      factor W / (W - k)           R: vcovHC(fit, "HC1"); k the number of coefficients
//   stata    factor W / (W - 1)           Stata: logit ..., vce(robust)
//   sampling M = sum_i w_i^2 r_i^2 x_i x_i', factor n / (n - 1), n the rows: each was drawn with a chance of its own, of
//            which its weight is the inverse        Stata: logit ... [pweight = w]; R: svyglm(), each row a unit
//   cluster  M = sum_g u_g u_g' with u_g = sum_(i in g) w_i r_i x_i, factor G / (G - 1), G the clusters that have rows
//                                         R: vcovCL(fit, id); Stata: logit ..., vce(cluster id)
//
// Under --trials a row is one of the file, whatever it counts: r_i = y_i - m_i p_i, and W in the factors is the sum of
// the row weights without the trials.
//
// A weight c of the row's class multiplies its score, as R's weights and Stata's pweights do: M has w c^2 r^2 in it,
// and W in the factors is the sum of the weights without it.
// Where terms nearly depend on others, differences of the covariance's entries have lost their digits: v'Cv of a vector v
// that is not nearly a single term is then the squared length of T v, C = T'T, T made of the factor of the information.
//
// Where the data are separated it is that of the limit, of the finite weights: of the fit of the rows that remain,
// whose terms are centred and scaled by these rows. w = A u turns its weights u into those of all rows, with A V A'.
#pragma once

#include "base/run.h"
#include "data/class_weights.h"
#include "data/design.h"
#include "descent/linear_algebra.h"
#include "fit/fit.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace logreg {

enum class CovarianceKind { information, hc0, hc1, stata, cluster, sampling };

struct Covariance {
  std::optional<SymmetricMatrix> matrix;  // (p + 1) x (p + 1), of centred and scaled terms
  // Of the intercept in the units of the data.
  std::optional<double> intercept_std_error;
  // T row by row, lower triangular, where terms nearly depend on others and nothing is separated.
  std::optional<std::vector<std::vector<double>>> root;
  bool lacks_robust_factor = false;  // n / (n - k) or n / (n - 1) is not positive
  std::size_t passes = 0;
};

// Nothing where the fit has no information.
Covariance covariance(const Design& design, const Fit& fit, CovarianceKind kind,
                      const std::optional<ClassWeights>& class_weights, const Run& run);

}  // namespace logreg
