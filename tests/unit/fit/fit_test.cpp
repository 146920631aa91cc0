#include "fit/fit.h"

#include "base/random.h"
#include "covariance_of.h"
#include "inference/distributions.h"
#include "inference/likelihood.h"
#include "random_fits.h"
#include "table_of.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

using namespace logreg;

TEST_CASE("the fit is the maximum of the likelihood, with its standard errors") {
  for_all_inputs([](const ColumnOptions& columns) {
    Design design = design_of(random_csv(700, 1), columns);
    CHECK(design.terms.size() == (columns.intercept ? 4 : 5));  // a category's baseline has a term without an intercept
    const oracle::NewtonFit expected = oracle::newton_fit(expanded(design), {}, columns.intercept);
    std::vector<oracle::Row> without_terms = expanded(design);
    for (oracle::Row& row : without_terms) row.x.clear();
    const oracle::NewtonFit expected_null = oracle::newton_fit(without_terms, {}, columns.intercept);
    const Fit result = fit(design, {}, Run());
    CHECK(result.minimum.converged);
    CHECK(*result.minimum.max_error_in_std_errors < 1e-9);
    const std::vector<double> raw = raw_coefficients(design, result);
    for (std::size_t j = 0; j < raw.size(); ++j) {
      CHECK(raw[j] == doctest::Approx(static_cast<double>(expected.coefficients[j])).epsilon(1e-10));
    }
    for (std::size_t j = 1; j < raw.size(); ++j) {
      const double se = std::sqrt(covariance_of(design, result)->at(j, j)) / design.terms[j - 1].sd;
      CHECK(se == doctest::Approx(static_cast<double>(expected.std_errors[j])).epsilon(1e-9));
    }
    CHECK(-result.minimum.point.loss * design.weight_sum ==
          doctest::Approx(static_cast<double>(expected.log_likelihood)).epsilon(1e-13));
    CHECK(-result.minimum.null.loss * design.weight_sum ==
          doctest::Approx(static_cast<double>(expected_null.log_likelihood)).epsilon(1e-13));
    CHECK(result.minimum.passes <= 20);
  });
}

TEST_CASE("beyond the limit of dense fits offsets and a missing intercept are heeded as within it") {
  for_all_inputs([](const ColumnOptions& columns) {
    Design dense = design_of(random_csv(900, 4), columns);
    const Fit expected = fit(dense, {}, Run());
    DescentOptions options;
    options.dense_limit = 2;
    Design sparse = design_of(random_csv(900, 4), columns);
    const Fit result = fit(sparse, options, Run());
    CHECK(result.minimum.converged);
    for (std::size_t j = 0; j < result.minimum.point.weights.size(); ++j) {
      CHECK(result.minimum.point.weights[j] == doctest::Approx(expected.minimum.point.weights[j]).epsilon(1e-7));
    }
  });
}

TEST_CASE("textbook descents come to the same minimum, whatever enters the fit") {
  for_all_inputs([](const ColumnOptions& columns) {
    Design best_design = design_of(random_csv(200, 4), columns);
    const Fit best = fit(best_design, {}, Run());
    for (const bool standardize : {true, false}) {
      DescentOptions options;
      options.optimizer = Optimizer::gd;
      options.standardize = standardize;
      options.epochs = standardize ? 4000 : 60000;
      options.learning_rate = standardize ? 1 : 0.05;
      Design design = design_of(random_csv(200, 4), columns);
      const Fit result = fit(design, options, Run());
      CHECK(result.minimum.point.loss == doctest::Approx(best.minimum.point.loss).epsilon(1e-6));
      CHECK((columns.intercept || result.minimum.point.weights[0] == 0));
    }
  });
}

TEST_CASE("an l2 penalty shrinks centred and scaled columns, or raw ones") {
  for (const bool standardize : {true, false}) {
    for_all_inputs([standardize](const ColumnOptions& columns) {
      Design design = design_of(random_csv(400, 2), columns);
      const double l2 = 0.03;
      std::vector<oracle::Real> ridge;
      for (const Term& term : design.terms) {
        const auto length = standardize ? static_cast<oracle::Real>(term.spread) : oracle::Real{1};
        ridge.push_back(l2 * design.weight_sum * length * length);
      }
      const oracle::NewtonFit expected = oracle::newton_fit(expanded(design), ridge, columns.intercept);
      DescentOptions options;
      options.l2 = l2;
      options.standardize = standardize;
      const Fit result = fit(design, options, Run());
      CHECK(result.minimum.converged);
      CHECK_FALSE(result.minimum.information.has_value());
      const std::vector<double> raw = raw_coefficients(design, result);
      for (std::size_t j = 0; j < raw.size(); ++j) {
        CHECK(raw[j] == doctest::Approx(static_cast<double>(expected.coefficients[j])).epsilon(1e-9));
      }
    });
  }
}

TEST_CASE("the bits of a fit do not depend on the number of threads") {
  std::vector<std::vector<double>> weights;
  for (const std::size_t threads : {1U, 2U, 7U}) {
    const Run run(threads, nullptr, -1, {});
    Design design = design_of(random_csv(20000, 3), random_columns(false), run);
    weights.push_back(fit(design, {}, run).minimum.point.weights);
  }
  CHECK(weights[0] == weights[1]);
  CHECK(weights[0] == weights[2]);
}

TEST_CASE("one epoch of gd on four raw rows is the step worked out by hand") {
  // x = 0, 1, 2, 3 and y = 0, 0, 1, 1. At w = b = 0 every p is 1/2, so the mean gradient is
  // dw = ((1/2)0 + (1/2)1 - (1/2)2 - (1/2)3) / 4 = -1/2 and db = 0; with a rate of 0.1: w = 0.05, b = 0.
  Design design = design_of("x,y\n0,0\n1,0\n2,1\n3,1\n", target("y"));
  DescentOptions options;
  options.optimizer = Optimizer::gd;
  options.standardize = false;
  options.epochs = 1;
  const Fit result = fit(design, options, Run());
  const std::vector<double> raw = raw_coefficients(design, result);
  CHECK(raw[1] == doctest::Approx(0.05).epsilon(1e-15));
  CHECK(raw[0] == doctest::Approx(0).epsilon(1e-15));
  REQUIRE(result.minimum.trace.size() == 2);
  CHECK(result.minimum.trace[0].loss == doctest::Approx(std::log(2.0)).epsilon(1e-15));
  CHECK(result.minimum.trace[0].gradient_norm == doctest::Approx(0.5).epsilon(1e-15));
  CHECK(result.minimum.trace[0].step == 0);
  // Losses at logits 0, 0.05, 0.10, 0.15 for labels 0, 0, 1, 1.
  const double loss =
      (std::log(2.0) + std::log1p(std::exp(0.05)) + std::log1p(std::exp(-0.10)) + std::log1p(std::exp(-0.15))) / 4;
  CHECK(result.minimum.trace[1].loss == doctest::Approx(loss).epsilon(1e-14));
  CHECK(result.minimum.trace[1].step == 0.1);
  CHECK_FALSE(result.minimum.converged);
}

TEST_CASE("gd follows the loop of the textbooks with a decaying rate and a penalty") {
  const std::string csv = "x,y\n0,0\n1,0\n2,1\n3,1\n4,0\n";
  Design design = design_of(csv, target("y"));
  DescentOptions options;
  options.optimizer = Optimizer::gd;
  options.standardize = false;
  options.epochs = 7;
  options.learning_rate = 0.3;
  options.decay = 0.5;
  options.l2 = 0.1;
  const std::vector<double> x = {0, 1, 2, 3, 4};
  const std::vector<double> y = {0, 0, 1, 1, 0};
  double w = 0;
  double b = 0;
  for (int epoch = 0; epoch < 7; ++epoch) {
    double dw = 0;
    double db = 0;
    for (std::size_t i = 0; i < 5; ++i) {
      const double error = 1 / (1 + std::exp(-(w * x[i] + b))) - y[i];
      dw += error * x[i] / 5;
      db += error / 5;
    }
    const double rate = 0.3 / (1 + 0.5 * epoch);
    w -= rate * (dw + 0.1 * w);
    b -= rate * db;
  }
  const std::vector<double> raw = raw_coefficients(design, fit(design, options, Run()));
  CHECK(raw[1] == doctest::Approx(w).epsilon(1e-13));
  CHECK(raw[0] == doctest::Approx(b).epsilon(1e-13));
}

TEST_CASE("sgd with one batch of all rows is gd, and a seed gives the same weights twice") {
  const std::string csv = random_csv(60, 5);
  DescentOptions options;
  options.optimizer = Optimizer::gd;
  options.epochs = 20;
  Design first = design_of(csv, random_columns(false));
  const Fit gd = fit(first, options, Run());
  options.optimizer = Optimizer::sgd;
  options.batch_size = 60;
  Design second = design_of(csv, random_columns(false));
  const Fit whole = fit(second, options, Run());
  for (std::size_t i = 0; i < gd.minimum.point.weights.size(); ++i) {
    CHECK(whole.minimum.point.weights[i] == doctest::Approx(gd.minimum.point.weights[i]).epsilon(1e-12));
  }
  options.batch_size = 7;
  std::vector<std::vector<double>> weights;
  for (const std::uint64_t seed : {11U, 11U, 12U}) {
    options.seed = seed;
    Design design = design_of(csv, random_columns(false));
    weights.push_back(fit(design, options, Run()).minimum.point.weights);
  }
  CHECK(weights[0] == weights[1]);
  CHECK(weights[0] != weights[2]);
}

TEST_CASE("sgd takes a step for each batch of the shuffled rows") {
  Design design = design_of("x,y\n0,0\n1,0\n2,1\n3,1\n4,0\n", target("y"));
  DescentOptions options;
  options.optimizer = Optimizer::sgd;
  options.standardize = false;
  options.epochs = 3;
  options.batch_size = 2;
  options.seed = 42;
  const std::vector<double> y = {0, 0, 1, 1, 0};
  Random random(42);
  std::vector<std::size_t> order = {0, 1, 2, 3, 4};
  double w = 0;
  double b = 0;
  for (int epoch = 0; epoch < 3; ++epoch) {
    shuffle(order, random);
    for (std::size_t begin = 0; begin < 5; begin += 2) {
      const std::size_t end = begin + 2 < 5 ? begin + 2 : 5;
      double dw = 0;
      double db = 0;
      for (std::size_t k = begin; k < end; ++k) {
        const auto x = static_cast<double>(order[k]);
        const double error = 1 / (1 + std::exp(-(w * x + b))) - y[order[k]];
        dw += error * x / static_cast<double>(end - begin);
        db += error / static_cast<double>(end - begin);
      }
      w -= 0.1 * dw;
      b -= 0.1 * db;
    }
  }
  const std::vector<double> raw = raw_coefficients(design, fit(design, options, Run()));
  CHECK(raw[1] == doctest::Approx(w).epsilon(1e-13));
  CHECK(raw[0] == doctest::Approx(b).epsilon(1e-13));
}

TEST_CASE("a learning rate that overshoots is noticed") {
  Design design = design_of(random_csv(100, 6), random_columns(false));
  DescentOptions options;
  options.optimizer = Optimizer::gd;
  options.learning_rate = 100;
  CHECK(fit(design, options, Run()).minimum.loss_rose);
}

TEST_CASE("terms that depend linearly on those before are left out, and named with what they depend on") {
  std::string csv = "a,b,sum,c,copy,y\n";
  Random random(7);
  for (int i = 0; i < 200; ++i) {
    const double a = random.uniform();
    const double b = random.uniform();
    csv += std::to_string(a) + ',' + std::to_string(b) + ',';
    csv += std::to_string(std::stod(std::to_string(a)) * 2 + std::stod(std::to_string(b))) + ',';
    const char c = "pq"[random.below(2)];
    csv += std::string(1, c) + ',' + (c == 'p' ? "u" : "v") + (random.below(2) == 0 ? ",0\n" : ",1\n");
  }
  Design design = design_of(csv, target("y"));
  const Fit result = fit(design, {}, Run());
  CHECK(result.minimum.converged);
  CHECK(result.minimum.terms == std::vector<std::size_t>{0, 1, 3});
  REQUIRE(result.minimum.dependent.size() == 2);
  CHECK(result.minimum.dependent[0].term == 2);
  CHECK(result.minimum.dependent[0].depends_on == std::vector<std::size_t>{0, 1});
  CHECK(result.minimum.dependent[1].term == 4);
  CHECK(result.minimum.dependent[1].depends_on == std::vector<std::size_t>{3});
}

TEST_CASE("a term that only nearly depends on another is kept") {
  std::string csv = "a,b,y\n";
  Random random(8);
  for (int i = 0; i < 300; ++i) {
    const double a = random.uniform();
    csv += std::to_string(a) + ',' +
           std::to_string(std::stod(std::to_string(a)) + 1e-6 * static_cast<double>(random.below(9))) + "000001" +
           (random.below(2) == 0 ? ",0\n" : ",1\n");
  }
  Design design = design_of(csv, target("y"));
  const Fit result = fit(design, {}, Run());
  CHECK(result.minimum.dependent.empty());
  CHECK(result.minimum.converged);
}

TEST_CASE("the certificate bounds how far an unfinished fit is off") {
  const std::string csv = random_csv(500, 9);
  Design best_design = design_of(csv, random_columns(false));
  const Fit best = fit(best_design, {}, Run());
  DescentOptions options;
  options.optimizer = Optimizer::gd;
  options.epochs = 3000;
  Design design = design_of(csv, random_columns(false));
  const Fit near = fit(design, options, Run());
  CHECK_FALSE(near.minimum.converged);
  const double gap = near.minimum.point.objective - best.minimum.point.objective;
  CHECK(gap > 0);
  CHECK(gap == doctest::Approx(*near.minimum.loss_gap).epsilon(0.2));
  for (std::size_t j = 0; j < near.minimum.point.weights.size(); ++j) {
    const double se = std::sqrt(covariance_of(design, best)->at(j, j));
    CHECK(std::abs(near.minimum.point.weights[j] - best.minimum.point.weights[j]) / se <
          1.2 * *near.minimum.max_error_in_std_errors);
  }
}

TEST_CASE("an interrupt is heard during a fit") {
  const std::atomic<bool> stop = true;
  Design design = design_of(random_csv(100, 10), random_columns(false));
  CHECK_THROWS_AS(fit(design, {}, Run(1, &stop, -1, {})), Error);
}

TEST_CASE("the interval of an estimate follows the level") {
  const Wald ninety = wald(2, 0.5, normal_critical_value(0.9));
  CHECK(ninety.statistic == 4);
  CHECK(ninety.low == doctest::Approx(2 - 0.5 * 1.6448536269514722).epsilon(1e-15));
  CHECK(ninety.high == doctest::Approx(2 + 0.5 * 1.6448536269514722).epsilon(1e-15));
  CHECK(ninety.p_value == two_sided_normal_tail(4));
}

TEST_CASE("likelihood statistics follow their definitions") {
  const Likelihood l = likelihood(-100, -120, 3, true, 200, false);
  CHECK(l.deviance == 200);
  CHECK(*l.lr_chi2 == 40);
  CHECK(*l.lr_p == doctest::Approx(1.0654e-8).epsilon(1e-3));
  CHECK(*l.mcfadden_r2 == doctest::Approx(1 - 100.0 / 120));
  CHECK(*l.aic == 208);
  CHECK(*l.bic == doctest::Approx(200 + 4 * std::log(200.0)));
  CHECK(l.df_residual == 196);
  CHECK(l.df_null == 199);
  const Likelihood through_origin = likelihood(-100, -120, 3, false, 200, false);
  CHECK(through_origin.df_residual == 197);
  CHECK(through_origin.df_null == 200);
  CHECK(*through_origin.lr_df == 3);
  CHECK(*through_origin.aic == 206);
  CHECK_FALSE(likelihood(-100, -120, 3, true, 200, true).aic.has_value());
  const double null = -20 * std::log(2.0);  // a fit without any effect, but for rounding
  CHECK(*likelihood(std::nextafter(null, -100.0), null, 2, true, 20, false).mcfadden_r2 == 0);
  CHECK(*likelihood(std::nextafter(null, 0.0), null, 2, true, 20, false).mcfadden_r2 == 0);
}
