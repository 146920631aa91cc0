// Wald's test of q linear equations R b = r of the coefficients b (p + 1, in the units of the data).
//
//   chi2 = (R b - r)' (R V R')^-1 (R b - r), chi-square with q degrees of freedom
//
// as car::linearHypothesis(test = "Chisq") and Stata's test. Of one equation also the estimate of its left side R b,
// its standard error sqrt(R V R') and interval (multcomp's glht, Stata's lincom).
//
// V is known of the standardised weights (the constant at the means first), so R is turned to these: the factor of
// term j becomes (R_j - R_0 mean_j) / sd_j.
#pragma once

#include "descent/linear_algebra.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace logreg {

struct LinearEquation {
  std::vector<double> factors;  // p + 1
  double value = 0;
};

// Raw -> standardised. `means`, `sds`: of the p terms.
std::vector<double> standardized_factors(std::span<const double> factors, std::span<const double> means,
                                         std::span<const double> sds);

struct WeightsWithCovariance {
  std::vector<double> weights;  // p + 1
  const SymmetricMatrix& covariance;
  // T with covariance = T'T, row by row, lower triangular; null: the covariance has all its digits itself.
  const std::vector<std::vector<double>>* root = nullptr;
};

struct LinearTest {
  std::optional<double> estimate;  // of one equation: R b
  std::optional<double> std_error;
  std::optional<double> low;  // of its interval
  std::optional<double> high;
  std::size_t degrees = 0;
  std::optional<double> chi2;  // nothing where R V R' is singular
  std::optional<double> p_value;
};

// Of equations of standardised weights, none of which follows from others. `critical`: normal_critical_value(level).
LinearTest test_linear(std::span<const LinearEquation> equations, const WeightsWithCovariance& estimate,
                       double critical);

}  // namespace logreg
