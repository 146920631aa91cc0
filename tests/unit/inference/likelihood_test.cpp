#include "inference/likelihood.h"

#include "inference/distributions.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace logreg;

TEST_CASE("Wald's statistic, p and interval follow their formulas") {
  const Wald found = wald(1.5, 0.5, normal_critical_value(0.95));
  CHECK(found.statistic == 3);
  CHECK(found.p_value == doctest::Approx(0.0026997960632602).epsilon(1e-12));  // 2 Q(3)
  CHECK(found.low == doctest::Approx(1.5 - 1.959963984540054 * 0.5).epsilon(1e-14));
  CHECK(found.high == doctest::Approx(1.5 + 1.959963984540054 * 0.5).epsilon(1e-14));
}

// R: glm(case ~ spontaneous + induced, binomial, infert), deviances 316.1744 and 279.6140, AIC 285.614.
TEST_CASE("deviances, AIC, BIC and the test of the whole are those of R") {
  const Likelihood found = likelihood(-279.6140 / 2, -316.1744 / 2, 2, true, 248, false);
  CHECK(found.deviance == doctest::Approx(279.6140));
  CHECK(found.df_residual == 245);
  CHECK(found.df_null == 247);
  CHECK(*found.lr_chi2 == doctest::Approx(36.5604));
  CHECK(*found.lr_df == 2);
  CHECK(*found.lr_p == doctest::Approx(std::exp(-36.5604 / 2)).epsilon(1e-9));  // of two degrees
  CHECK(*found.aic == doctest::Approx(285.6140));
  CHECK(*found.bic == doctest::Approx(279.6140 + 3 * std::log(248.0)));
  CHECK(*found.mcfadden_r2 == doctest::Approx(1 - 279.6140 / 316.1744));
}

TEST_CASE("a penalised fit has deviances, but neither test nor criteria") {
  const Likelihood found = likelihood(-140, -158, 2, true, 248, true);
  CHECK(found.deviance == 280);
  CHECK_FALSE(found.lr_chi2);
  CHECK_FALSE(found.lr_p);
  CHECK_FALSE(found.aic);
  CHECK_FALSE(found.bic);
  CHECK_FALSE(found.mcfadden_r2);
}
