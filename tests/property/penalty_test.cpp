// Laws of penalised fits.
#include "base/random.h"
#include "descent/duality_gap.h"
#include "descent/kernels.h"
#include "descent/neuron.h"
#include "fit/fit.h"
#include "table_of.h"
#include "wide_columns.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

using namespace logreg;

namespace {

// `numeric` columns of which each repeats a part of the one before, a category of four levels, a label that depends on
// the first three columns, and a whole number w.
std::string correlated_csv(std::size_t rows, std::size_t numeric, std::uint64_t seed, bool repeated = false) {
  Random random(seed);
  std::string csv;
  for (std::size_t j = 0; j < numeric; ++j) csv += 'x' + std::to_string(j) + ',';
  csv += "c,w,y\n";
  for (std::size_t i = 0; i < rows; ++i) {
    double z = -0.5;
    double x = 0;
    std::string record;
    for (std::size_t j = 0; j < numeric; ++j) {
      x = 0.7 * x + random.uniform() - 0.5;
      if (j < 3) z += (j == 1 ? -2.0 : 1.5) * x;
      record += std::to_string(x * static_cast<double>(1 + j)) + ',';
    }
    const std::size_t times = 1 + random.below(3);
    record += std::string(1, "pqrs"[random.below(4)]) + ',' + std::to_string(times);
    record += random.uniform() < sigmoid(z) ? ",1\n" : ",0\n";
    for (std::size_t time = 0; time < (repeated ? times : 1); ++time) csv += record;
  }
  return csv;
}

DescentOptions penalised(double l1, double l2 = 0) {
  DescentOptions options;
  options.l1 = l1;
  options.l2 = l2;
  return options;
}

ColumnOptions columns(bool weighted = false) {
  ColumnOptions options = target("y");
  if (weighted) {
    options.weights = "w";
  } else {
    options.ignore = {"w"};
  }
  return options;
}

Fit fit_of(const std::string& csv, const DescentOptions& options, const ColumnOptions& which = columns(),
           const Run& run = Run()) {
  Design design = design_of(csv, which, run);
  return fit(design, options, run);
}

std::size_t nonzero(const Fit& result) {
  const auto& weights = result.minimum.point.weights;
  return static_cast<std::size_t>(std::count_if(weights.begin() + 1, weights.end(), [](double w) { return w != 0; }));
}

// By how much the conditions of a minimum are violated (Karush, Kuhn and Tucker), from the rows as they are read.
double violation(const Design& raw, const Fit& result, const DescentOptions& options) {
  const auto value = [&](const DesignBlock& block, const Term& term, std::size_t i) {
    return term.numeric ? raw.number(block, term.column, i)
                        : static_cast<double>(raw.codes(block, term.column)[i] == term.level);
  };
  std::vector<long double> slope(raw.terms.size() + 1, 0);
  for (const DesignBlock& block : raw.blocks) {
    for (std::size_t i = 0; i < block.rows; ++i) {
      long double z = result.minimum.point.weights[0];
      std::vector<long double> x;
      for (std::size_t t = 0; t < raw.terms.size(); ++t) {
        x.push_back((value(block, raw.terms[t], i) - static_cast<long double>(raw.terms[t].mean)) / raw.terms[t].sd);
        z += result.minimum.point.weights[t + 1] * x.back();
      }
      const long double weight = block.weights.empty() ? 1.0L : static_cast<long double>(block.weights[i]);
      const long double residual = weight * (1 / (1 + std::exp(-z)) - block.labels[i]) / raw.weight_sum;
      slope[0] += residual;
      for (std::size_t t = 0; t < x.size(); ++t) slope[t + 1] += residual * x[t];
    }
  }
  double largest = std::abs(static_cast<double>(slope[0]));
  for (std::size_t t = 0; t < raw.terms.size(); ++t) {
    const double weight = result.minimum.point.weights[t + 1];
    const double length = options.standardize ? 1.0 : 1 / raw.terms[t].sd;
    const double kink = options.l1 * length;
    const double own = static_cast<double>(slope[t + 1]) + options.l2 * length * length * weight;
    const double held = weight != 0 ? std::abs(own + std::copysign(kink, weight)) : std::max(std::abs(own) - kink, 0.0);
    largest = std::max(largest, held);
  }
  return largest;
}

}  // namespace

TEST_CASE("at the end of a fit with l1 the conditions of a minimum hold") {
  for (const std::size_t rows : {40U, 300U, 3000U}) {
    const std::string csv = correlated_csv(rows, 25, rows);
    for (const double l1 : {0.0003, 0.003, 0.03, 0.1}) {
      for (const double l2 : {0.0, 0.01}) {
        for (const bool standardize : {true, false}) {
          DescentOptions options = penalised(l1, l2);
          options.standardize = standardize;
          const Design raw = design_of(csv, columns());
          const Fit result = fit_of(csv, options);
          CAPTURE(rows);
          CAPTURE(l1);
          CAPTURE(l2);
          CAPTURE(standardize);
          CHECK(result.minimum.converged);
          CHECK(result.minimum.iterations < 40);
          CHECK(*result.minimum.loss_gap <= 1e-10 * result.minimum.point.objective);
          CHECK(violation(raw, result, options) < 1e-9);
        }
      }
    }
  }
}

TEST_CASE("more terms than rows, and terms that depend on others: the conditions hold, too") {
  std::string csv = correlated_csv(60, 90, 4);
  const Design raw = design_of(csv, columns());
  const Fit result = fit_of(csv, penalised(0.005));
  CHECK(result.minimum.converged);
  CHECK(nonzero(result) < 60);
  CHECK(violation(raw, result, penalised(0.005)) < 1e-9);
  const std::string twins = "a,b,c,y\n1,1,2,0\n2,2,1,1\n3,3,5,0\n4,4,4,1\n5,5,1,1\n6,6,7,0\n";
  const Design raw_twins = design_of(twins, target("y"));
  const Fit of_twins = fit_of(twins, penalised(0.01), target("y"));
  CHECK(of_twins.minimum.converged);
  CHECK(violation(raw_twins, of_twins, penalised(0.01)) < 1e-9);
}

TEST_CASE("offsets far from zero, where the information vanishes, do not keep a fit with l1 from its minimum") {
  for (const bool spread : {false, true}) {
    Random random(9);
    std::string csv = "x,u,o,y\n";
    for (int i = 0; i < 200; ++i) {
      const double x = random.uniform() * 4 - 2;
      csv += std::to_string(x) + ',' + std::to_string(random.uniform() - 0.5) + ',';
      csv += std::to_string(spread ? 4000 * random.uniform() - 2000 : 500);
      csv += random.uniform() < sigmoid(x) ? ",1\n" : ",0\n";
    }
    for (const bool intercept : {false, true}) {
      for (const double l1 : {0.1, 0.01, 0.0001}) {
        CAPTURE(spread);
        CAPTURE(intercept);
        CAPTURE(l1);
        ColumnOptions which = target("y");
        which.offset = "o";
        which.intercept = intercept;
        const Fit result = fit_of(csv, penalised(l1), which);
        CHECK(result.minimum.converged);
        REQUIRE(result.minimum.loss_gap);
        CHECK(*result.minimum.loss_gap <= 1e-10 * result.minimum.point.objective);
      }
    }
  }
}

TEST_CASE("from the largest l1 on all weights are zero and the bias is that of the null model") {
  const std::string csv = correlated_csv(500, 6, 5);
  for (const bool standardize : {true, false}) {
    DescentOptions options = penalised(10);
    options.standardize = standardize;
    const Fit null = fit_of(csv, options);
    CHECK(null.minimum.converged);
    CHECK(nonzero(null) == 0);
    CHECK(null.minimum.point.loss == doctest::Approx(null.minimum.null.loss).epsilon(1e-15));
    REQUIRE(null.minimum.largest_l1);
    options.l1 = *null.minimum.largest_l1 * (1 + 1e-9);
    CHECK(nonzero(fit_of(csv, options)) == 0);
    options.l1 = *null.minimum.largest_l1 * (1 - 1e-6);
    const Fit first = fit_of(csv, options);
    CHECK(nonzero(first) == 1);
    CHECK_FALSE(first.minimum.largest_l1);
  }
}

TEST_CASE("an l1 that vanishes gives the fit with l2 alone") {
  const std::string csv = correlated_csv(800, 10, 6);
  const Fit with = fit_of(csv, penalised(1e-14, 0.02));
  const Fit without = fit_of(csv, penalised(0, 0.02));
  for (std::size_t j = 0; j < without.minimum.point.weights.size(); ++j) {
    CHECK(with.minimum.point.weights[j] == doctest::Approx(without.minimum.point.weights[j]).epsilon(1e-9));
  }
}

TEST_CASE("the bits of a fit with l1 do not depend on the number of threads") {
  const std::string csv = correlated_csv(40000, 12, 7);
  std::vector<std::vector<double>> weights;
  for (const std::size_t threads : {1U, 2U, 3U}) {
    const Run run(threads, nullptr, -1, {});
    weights.push_back(fit_of(csv, penalised(0.004), columns(), run).minimum.point.weights);
  }
  CHECK(weights[0] == weights[1]);
  CHECK(weights[0] == weights[2]);
}

TEST_CASE("a row weight counts like repeated rows, with l1 and with both penalties") {
  for (const double l2 : {0.0, 0.01}) {
    const Fit weighted = fit_of(correlated_csv(400, 8, 8), penalised(0.01, l2), columns(true));
    const Fit repeated = fit_of(correlated_csv(400, 8, 8, true), penalised(0.01, l2));
    CHECK(nonzero(weighted) == nonzero(repeated));
    for (std::size_t j = 0; j < weighted.minimum.point.weights.size(); ++j) {
      CHECK(weighted.minimum.point.weights[j] == doctest::Approx(repeated.minimum.point.weights[j]).epsilon(1e-8));
    }
  }
}

TEST_CASE("beyond the limit of dense matrices a fit with l1 is the same") {
  const std::string csv = wide_csv(4000, {60, 25}, 9);
  for (const double l2 : {0.0, 0.01}) {
    const Fit dense = fit_of(csv, penalised(0.003, l2), target("y"));
    DescentOptions options = penalised(0.003, l2);
    options.dense_limit = 5;
    options.max_iterations = 2000;
    const Fit sparse = fit_of(csv, options, target("y"));
    CHECK(sparse.minimum.converged);
    CHECK(std::abs(sparse.minimum.point.objective - dense.minimum.point.objective) <=
          1e-10 * dense.minimum.point.objective);
    CHECK(nonzero(sparse) == nonzero(dense));
  }
}

TEST_CASE("the duality gap is never below the distance to the minimum, and ends there") {
  const std::string csv = correlated_csv(300, 8, 10);
  Random random(11);
  const Run run;
  for (const auto& [l1, l2] : {std::pair{0.01, 0.0}, {0.01, 0.05}, {0.0, 0.05}}) {
    Design design = design_of(csv, columns());
    const Fit best = fit(design, penalised(l1, l2), Run());
    const Penalty penalty{l1, l2, PenaltyOn::standardized_terms};
    Objective objective(design, design.terms, penalty, kernels(InstructionSet::baseline), run);
    for (int round = 0; round < 40; ++round) {
      std::vector<double> weights = best.minimum.point.weights;
      const double far = std::pow(10.0, -static_cast<double>(round % 8));
      for (double& weight : weights) weight += far * (random.uniform() - 0.5);
      const Point point = objective.evaluate(weights);
      const auto gap = duality_gap(objective, point);
      if (!gap) continue;  // the bias is too far off
      CHECK(*gap >= point.objective - best.minimum.point.objective);
    }
    CHECK(*duality_gap(objective, objective.evaluate(best.minimum.point.weights)) < 1e-12);
  }
}

TEST_CASE("gd with l1 takes proximal steps and arrives at the same weights") {
  const std::string csv = correlated_csv(300, 5, 12);
  const Fit best = fit_of(csv, penalised(0.02, 0.01));
  DescentOptions options = penalised(0.02, 0.01);
  options.optimizer = Optimizer::gd;
  options.learning_rate = 0.8;
  options.epochs = 5000;
  const Fit slow = fit_of(csv, options);
  CHECK(slow.minimum.converged);
  CHECK(nonzero(slow) == nonzero(best));
  for (std::size_t j = 0; j < best.minimum.point.weights.size(); ++j) {
    CHECK(slow.minimum.point.weights[j] == doctest::Approx(best.minimum.point.weights[j]).epsilon(1e-7));
  }
}
