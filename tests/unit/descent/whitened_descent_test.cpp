#include "descent/whitened_descent.h"

#include "fit/fit.h"
#include "table_of.h"
#include "wide_columns.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <utility>
#include <vector>

using namespace logreg;

namespace {

DescentOptions with_limit(std::size_t dense_limit, double l2 = 0) {
  DescentOptions options;
  options.dense_limit = dense_limit;
  options.l2 = l2;
  return options;
}

Fit fit_of(const std::string& csv, const DescentOptions& options, const Run& run = Run(), bool intercept = true) {
  ColumnOptions columns = target("y");
  columns.intercept = intercept;
  Design design = design_of(csv, columns, run);
  return fit(design, options, run);
}

}  // namespace

TEST_CASE("beyond the limit of dense matrices the fit is the same") {
  const std::vector<std::vector<std::size_t>> columns = {{60}, {40, 25}, {3, 50}, {30, 20, 12}, {8, 25, 25}};
  for (const auto& levels : columns) {
    for (const double l2 : {0.0, 1e-4, 0.05}) {
      const std::string csv = wide_csv(4000, levels, 11 + levels.size());
      const Fit dense = fit_of(csv, with_limit(dense_terms, l2));
      // No room in the core; room for one number, for both, and for narrow columns.
      for (const std::size_t limit : {0U, 1U, 2U, 15U}) {
        CAPTURE(levels);
        CAPTURE(l2);
        CAPTURE(limit);
        const Fit sparse = fit_of(csv, with_limit(limit, l2));
        CHECK(sparse.minimum.converged);
        CHECK_FALSE(sparse.minimum.information);
        CHECK(sparse.minimum.terms == dense.minimum.terms);
        CHECK(std::abs(sparse.minimum.point.objective - dense.minimum.point.objective) < 1e-14);
        double largest = 0;
        for (std::size_t i = 0; i < dense.minimum.point.weights.size(); ++i) {
          largest = std::max(largest, std::abs(sparse.minimum.point.weights[i] - dense.minimum.point.weights[i]));
        }
        CHECK(largest < 1e-8);
      }
    }
  }
}

TEST_CASE("beyond the limit of dense matrices a fit without intercept is the same") {
  for (const std::vector<std::size_t>& levels : {std::vector<std::size_t>{60}, {40, 25}, {3, 50}}) {
    for (const double l2 : {0.0, 1e-3}) {
      const std::string csv = wide_csv(4000, levels, 31 + levels.size());
      const Fit dense = fit_of(csv, with_limit(dense_terms, l2), Run(), false);
      for (const std::size_t limit : {0U, 2U, 15U}) {
        CAPTURE(levels);
        CAPTURE(l2);
        CAPTURE(limit);
        const Fit sparse = fit_of(csv, with_limit(limit, l2), Run(), false);
        CHECK(sparse.minimum.converged);
        CHECK(sparse.minimum.terms == dense.minimum.terms);
        CHECK(sparse.minimum.point.weights[0] == 0);
        CHECK(std::abs(sparse.minimum.point.objective - dense.minimum.point.objective) < 1e-13);
      }
    }
  }
}

TEST_CASE("beyond the limit the bits of a fit do not depend on the number of threads") {
  for (const double l2 : {0.0, 1e-3}) {
    const std::string csv = wide_csv(30000, {90, 70, 5}, 20);
    std::vector<std::vector<double>> weights;
    for (const std::size_t threads : {1U, 2U, 3U}) {
      const Run run(threads, nullptr, -1, {});
      weights.push_back(fit_of(csv, with_limit(8, l2), run).minimum.point.weights);
    }
    CHECK(weights[0] == weights[1]);
    CHECK(weights[0] == weights[2]);
  }
}

TEST_CASE("beyond the limit a bound on the loss still to be won holds at every step") {
  const std::string csv = wide_csv(3000, {40, 30}, 21);
  const double l2 = 1e-3;
  const double best = fit_of(csv, with_limit(dense_terms, l2)).minimum.point.objective;
  for (std::size_t steps = 0; steps <= 4; ++steps) {
    DescentOptions options = with_limit(2, l2);
    options.max_iterations = steps;
    const Fit result = fit_of(csv, options);
    REQUIRE(result.minimum.loss_gap);
    CHECK(*result.minimum.loss_gap >= result.minimum.point.objective - best - 1e-15);
    if (steps == 4) CHECK(*result.minimum.loss_gap < 1e-6);
  }
}

TEST_CASE("beyond the limit levels of one class let weights grow, soon and not as converged") {
  for (const std::vector<std::size_t>& levels : {std::vector<std::size_t>{40}, {40, 30}}) {
    std::string csv = wide_csv(3000, levels, 22);
    const std::string others = levels.size() == 1 ? "," : ",l3,";
    for (int i = 0; i < 5; ++i) csv += std::to_string(i) + ",1,only" + others + "1\n";
    const Fit result = fit_of(csv, with_limit(2));
    CHECK_FALSE(result.minimum.converged);
    CHECK(result.minimum.stop == StopReason::growing);
    CHECK(result.minimum.passes < 80);
    const Fit dense = fit_of(csv, with_limit(dense_terms));
    CHECK(std::abs(result.minimum.point.loss - dense.minimum.point.loss) < 1e-8);
  }
}

TEST_CASE("beyond the limit columns that a wide one determines are left out") {
  std::string csv = "zip,city,x,y\n";
  Random random(23);
  for (int i = 0; i < 4000; ++i) {
    const std::size_t zip = random.below(60);
    const double x = random.uniform();
    csv += 'z' + std::to_string(zip) + ",c" + std::to_string(zip % 7) + ',' + std::to_string(x) +
           (random.uniform() < 0.3 + 0.4 * x ? ",1\n" : ",0\n");
  }
  const Fit result = fit_of(csv, with_limit(10));
  CHECK(result.minimum.converged);
  CHECK(result.minimum.dependent.size() == 6);
  CHECK(result.minimum.terms.size() == 60);
  const Fit dense = fit_of(csv, with_limit(dense_terms));
  CHECK(dense.minimum.terms.size() == 60);
  CHECK(std::abs(result.minimum.point.loss - dense.minimum.point.loss) < 1e-13);
}
