// What a maximum-likelihood fit says about each weight and about the whole, as R's summary(glm) and Stata's logit.
//
// z = estimate / standard error; p = 2 Q(|z|) with Q the normal upper tail; Wald interval estimate -+ 1.96 s.e.
// LR chi2 = 2 (log likelihood - null log likelihood) with as many degrees of freedom as terms; McFadden 1974:
// 1 - log likelihood / null log likelihood; AIC = 2k - 2 log likelihood, BIC = k ln n - 2 log likelihood, k the terms
// and the intercept if there is one, n the sum of the row weights.
#pragma once

#include <cstddef>
#include <optional>

namespace logreg {

constexpr double normal_975 = 1.9599639845400542;  // the 97.5% quantile of the normal distribution

struct Wald {
  double statistic = 0;  // z
  double p_value = 1;
  double low = 0;  // of the 95% interval
  double high = 0;
};

Wald wald(double estimate, double std_error);

struct Likelihood {
  double log_likelihood = 0;
  double null_log_likelihood = 0;
  double deviance = 0;
  double null_deviance = 0;
  double df_residual = 0;
  double df_null = 0;
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

// `intercept`: whether the model has one.
Likelihood likelihood(double log_likelihood, double null_log_likelihood, std::size_t terms, bool intercept,
                      double weight_sum, bool penalised);

void test_penalised(Likelihood& likelihood, double log_likelihood, double null_log_likelihood, std::size_t terms);

}  // namespace logreg
