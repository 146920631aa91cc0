#include "inference/marginal_effects.h"

#include "covariance_of.h"
#include "random_fits.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

using namespace logreg;

namespace {

using oracle::Real;

Real probability(const oracle::Row& row, const std::vector<Real>& w) {
  return 1 / (1 + std::exp(-oracle::logit(row, w)));
}

// The average marginal effect of term t, of which `first_level` and those behind it are the levels of one column.
Real effect(const std::vector<oracle::Row>& rows, const std::vector<Real>& w, std::size_t t, std::size_t first_level) {
  Real sum = 0;
  Real weight = 0;
  for (oracle::Row row : rows) {
    const auto times = static_cast<Real>(row.weight);
    weight += times;
    if (t < first_level) {
      const Real p = probability(row, w);
      sum += times * p * (1 - p) * w[t + 1];
      continue;
    }
    for (std::size_t level = first_level; level < row.x.size(); ++level) row.x[level] = 0;
    sum -= times * probability(row, w);
    row.x[t] = 1;
    sum += times * probability(row, w);
  }
  return sum / weight;
}

// By the delta method, with differences in place of the gradient.
Real effect_error(const std::vector<oracle::Row>& rows, const oracle::NewtonFit& fit, std::size_t t,
                  std::size_t first_level) {
  const std::size_t n = fit.coefficients.size();
  std::vector<Real> gradient(n);
  for (std::size_t j = 0; j < n; ++j) {
    const Real h = 1e-5L;
    std::vector<Real> above = fit.coefficients;
    std::vector<Real> below = fit.coefficients;
    above[j] += h;
    below[j] -= h;
    gradient[j] = (effect(rows, above, t, first_level) - effect(rows, below, t, first_level)) / (2 * h);
  }
  Real variance = 0;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) variance += gradient[i] * fit.covariance[i][j] * gradient[j];
  }
  return std::sqrt(variance);
}

}  // namespace

TEST_CASE("average marginal effects and their standard errors follow their definitions") {
  for (const bool weighted : {false, true}) {
    Design design = design_of(random_csv(400, 61), random_columns(weighted));
    const std::vector<oracle::Row> rows = expanded(design);
    const oracle::NewtonFit newton = oracle::newton_fit(rows);
    const Fit result = fit(design, {}, Run());
    const Run run;
    Objective objective(design, design.terms, {}, kernels(InstructionSet::baseline), run);
    const auto effects = average_marginal_effects(objective, result, *covariance_of(design, result), {});
    REQUIRE(effects.size() == 4);
    for (std::size_t t = 0; t < effects.size(); ++t) {
      REQUIRE(effects[t].has_value());
      CHECK(effects[t]->effect ==
            doctest::Approx(static_cast<double>(effect(rows, newton.coefficients, t, 2))).epsilon(1e-10));
      CHECK(effects[t]->std_error ==
            doctest::Approx(static_cast<double>(effect_error(rows, newton, t, 2))).epsilon(1e-7));
    }
  }
}

namespace {

// Of every term whose effect exists, in their order.
std::vector<MarginalEffect> effects_of(const std::string& csv, const ColumnOptions& columns,
                                       const std::optional<ClassWeights>& class_weights = {}) {
  Design design = design_of(csv, columns);
  if (class_weights) weigh_classes(design, *class_weights);
  const Fit result = fit(design, {}, Run());
  const Run run;
  Objective objective(design, design.terms, {}, kernels(InstructionSet::baseline), run);
  std::vector<MarginalEffect> effects;
  for (const auto& effect : average_marginal_effects(
           objective, result,
           *covariance_of(design, result, class_weights ? CovarianceKind::hc0 : CovarianceKind::information,
                          class_weights),
           class_weights)) {
    if (effect) effects.push_back(*effect);
  }
  return effects;
}

}  // namespace

TEST_CASE("a coefficient for each level in the place of the intercept leaves the marginal effects as they are") {
  const std::string csv = random_csv(400, 62);
  const auto with = effects_of(csv, random_columns(true));
  const auto without = effects_of(csv, random_columns(true, false, false));
  REQUIRE(with.size() == 4);
  REQUIRE(without.size() == with.size());
  for (std::size_t t = 0; t < with.size(); ++t) {
    CHECK(without[t].effect == doctest::Approx(with[t].effect).epsilon(1e-9));
    CHECK(without[t].std_error == doctest::Approx(with[t].std_error).epsilon(1e-9));
  }
}

TEST_CASE("weights of classes move the coefficients, but marginal effects are averaged over the rows as observed") {
  const ClassWeights class_weights{1, 2.5};
  Design design = design_of(random_csv(400, 63), random_columns(true));
  std::vector<oracle::Row> rows = expanded(design);
  std::vector<oracle::Row> weighed = rows;
  for (oracle::Row& row : weighed) row.weight *= row.label > 0.5 ? 2.5 : 1;
  const oracle::NewtonFit newton = oracle::newton_fit(weighed);
  const std::vector<MarginalEffect> effects = effects_of(random_csv(400, 63), random_columns(true), class_weights);
  REQUIRE(effects.size() == 4);
  for (std::size_t t = 0; t < effects.size(); ++t) {
    CHECK(effects[t].effect ==
          doctest::Approx(static_cast<double>(effect(rows, newton.coefficients, t, 2))).epsilon(1e-10));
  }
}

TEST_CASE("finite coefficients of separated data have the marginal effects of the limit") {
  const std::string settled = "1.5,0.4,z,2,0,g1,1\n3.5,0.9,z,1,0,g2,1\n";
  Design whole = design_of(random_csv(200, 64) + settled, random_columns(false));
  const std::vector<oracle::Row> rows = expanded(whole);
  std::vector<oracle::Row> remaining(rows.begin(), rows.end() - 2);
  for (oracle::Row& row : remaining) row.x.pop_back();
  oracle::NewtonFit newton = oracle::newton_fit(remaining);
  newton.coefficients.push_back(60);  // of level z: as good as infinite
  const std::vector<MarginalEffect> effects = effects_of(random_csv(200, 64) + settled, random_columns(false));
  REQUIRE(effects.size() == 4);  // not of level z
  for (std::size_t t = 0; t < effects.size(); ++t) {
    CHECK(effects[t].effect ==
          doctest::Approx(static_cast<double>(effect(rows, newton.coefficients, t, 2))).epsilon(1e-7));
    CHECK(effects[t].std_error > 0);
  }
}
