#include "inference/likelihood.h"

#include "base/elementary.h"
#include "inference/distributions.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace logreg {

namespace {

void set_ratio(Likelihood& result, double log_likelihood, double null_log_likelihood, std::size_t terms) {
  const auto count = static_cast<double>(terms);
  result.lr_chi2 = resolved_ratio(2 * (log_likelihood - null_log_likelihood), null_log_likelihood);
  result.lr_df = count;
  if (terms > 0 && result.lr_chi2) result.lr_p = chi_squared_tail(*result.lr_chi2, count);
}

// Of a fit without any effect rounding would leave some 1e-16, of either sign.
double mcfadden_r2(double log_likelihood, double null_log_likelihood) {
  constexpr double rounding = 4 * std::numeric_limits<double>::epsilon();
  const double share = 1 - log_likelihood / null_log_likelihood;
  return std::abs(share) <= rounding ? 0 : share;
}

}  // namespace

std::optional<double> resolved_ratio(double ratio, double smaller_log_likelihood) {
  constexpr double most_rounding = 1e-3;  // of the ratio, or of 1
  const double rounding = 2 * std::numeric_limits<double>::epsilon() * std::abs(smaller_log_likelihood);
  if (!std::isfinite(ratio) || rounding > most_rounding * std::max(ratio, 1.0)) return std::nullopt;
  // Rounding can put a fit without any effect a hair below.
  return std::max(ratio, 0.0);
}

Wald wald(double estimate, double std_error, double critical) {
  const double z = estimate / std_error;
  const double half_width = critical * std_error;
  return {z, two_sided_normal_tail(z), estimate - half_width, estimate + half_width};
}

Likelihood likelihood(double log_likelihood, double null_log_likelihood, std::size_t terms, bool intercept,
                      double weight_sum, bool penalised) {
  const auto count = static_cast<double>(terms);
  const double constants = intercept ? 1 : 0;
  Likelihood result;
  result.log_likelihood = log_likelihood;
  result.null_log_likelihood = null_log_likelihood;
  result.deviance = 0 - 2 * log_likelihood;  // never -0, for a perfect fit
  result.null_deviance = -2 * null_log_likelihood;
  result.df_residual = weight_sum - count - constants;
  result.df_null = weight_sum - constants;
  if (penalised) return result;
  set_ratio(result, log_likelihood, null_log_likelihood, terms);
  result.mcfadden_r2 = mcfadden_r2(log_likelihood, null_log_likelihood);
  result.aic = result.deviance + 2 * (count + constants);
  result.bic = result.deviance + elementary::log(weight_sum) * (count + constants);
  return result;
}

void set_grouped_deviance(Likelihood& likelihood, double saturated, double rows, std::size_t terms, bool intercept) {
  const double constants = intercept ? 1 : 0;
  // Rounding can put a fit that is saturated itself a hair above.
  likelihood.grouped = GroupedDeviance{std::max(2 * (saturated - likelihood.log_likelihood), 0.0),
                                       std::max(2 * (saturated - likelihood.null_log_likelihood), 0.0),
                                       rows - static_cast<double>(terms) - constants, rows - constants};
}

void withhold(Likelihood& likelihood, LikelihoodWithheld why) {
  likelihood.withheld = why;
  likelihood.lr_p.reset();
  if (why == LikelihoodWithheld::more_terms_than_rows) return;
  likelihood.lr_chi2.reset();
  likelihood.lr_df.reset();
  likelihood.aic.reset();
  likelihood.bic.reset();
  if (why == LikelihoodWithheld::sampling_weights) return;
  likelihood.mcfadden_r2.reset();
  likelihood.grouped.reset();
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  for (double* const value : {&likelihood.log_likelihood, &likelihood.null_log_likelihood, &likelihood.deviance,
                              &likelihood.null_deviance, &likelihood.df_residual, &likelihood.df_null}) {
    *value = none;
  }
}

void test_penalised(Likelihood& likelihood, double log_likelihood, double null_log_likelihood, std::size_t terms) {
  likelihood.penalised_log_likelihood = log_likelihood;
  likelihood.penalised_null_log_likelihood = null_log_likelihood;
  set_ratio(likelihood, log_likelihood, null_log_likelihood, terms);
}

}  // namespace logreg
