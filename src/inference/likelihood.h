// What a maximum-likelihood fit says about each weight and about the whole, as R's summary(glm) and Stata's logit.
//
// z = estimate / standard error; p = 2 Q(|z|) with Q the normal upper tail; Wald interval estimate -+ c s.e., c the
// normal quantile of (1 + level) / 2.
// LR chi2 = 2 (log likelihood - null log likelihood) with as many degrees of freedom as terms; McFadden 1974:
// 1 - log likelihood / null log likelihood; AIC = 2k - 2 log likelihood, BIC = k ln n - 2 log likelihood, k the terms
// and the intercept if there is one, n the sum of the row weights.
#pragma once

#include <cstddef>
#include <optional>

namespace logreg {

struct Wald {
  double statistic = 0;  // z
  double p_value = 1;
  double low = 0;  // of the interval
  double high = 0;
};

// `critical`: normal_critical_value(level).
Wald wald(double estimate, double std_error, double critical);

// Of rows that count: how far below a model with a probability for each row, 2 (its log likelihood - the fit's), as R
// prints it.
struct GroupedDeviance {
  double residual = 0;
  double null = 0;
  double df_residual = 0;
  double df_null = 0;
};

// Why figures of it are withheld.
enum class LikelihoodWithheld {
  is_no_fit,            // the descent has overflowed, or ended where no model at all does better: there is none of them
  more_terms_than_rows, // of the ratio's p
  sampling_weights      // of ratio and criteria
};

struct Likelihood {
  std::optional<LikelihoodWithheld> withheld;
  double log_likelihood = 0;
  double null_log_likelihood = 0;
  double deviance = 0;
  double null_deviance = 0;
  double df_residual = 0;
  double df_null = 0;
  std::optional<GroupedDeviance> grouped;
  // Of a maximum-likelihood fit only: nothing under a penalty.
  std::optional<double> lr_chi2;
  std::optional<double> lr_df;
  std::optional<double> lr_p;
  std::optional<double> mcfadden_r2;
  std::optional<double> aic;
  std::optional<double> bic;
  // Of Firth's fit, and then the likelihood ratio is theirs.
  std::optional<double> penalised_log_likelihood;
  std::optional<double> penalised_null_log_likelihood;
};

// 2 (log likelihood - that of a model within it), at least 0. Nothing where both are so large that their last digits
// hide it.
std::optional<double> resolved_ratio(double ratio, double smaller_log_likelihood);

// `intercept`: whether the model has one.
Likelihood likelihood(double log_likelihood, double null_log_likelihood, std::size_t terms, bool intercept,
                      double weight_sum, bool penalised);

// `saturated`: the log likelihood of that model of so many rows.
void set_grouped_deviance(Likelihood& likelihood, double saturated, double rows, std::size_t terms, bool intercept);

// Withholds what the reason says.
void withhold(Likelihood& likelihood, LikelihoodWithheld why);

void test_penalised(Likelihood& likelihood, double log_likelihood, double null_log_likelihood, std::size_t terms);

}  // namespace logreg
