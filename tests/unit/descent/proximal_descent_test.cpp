#include "descent/proximal_descent.h"

#include "descent/duality_gap.h"
#include "base/random.h"
#include "made_objective.h"
#include "wide_columns.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

using namespace logreg;

namespace {

Descent descended(MadeObjective& objective, const DescentOptions& options) {
  std::vector<double> weights(objective->size(), 0.0);
  weights[0] = objective.null().bias;
  return proximal_descent(*objective, objective->evaluate(weights), options, objective.run());
}

ColumnOptions categorical(std::vector<std::string> columns) {
  ColumnOptions options = target("y");
  options.categorical = std::move(columns);
  return options;
}

}  // namespace

TEST_CASE("a proximal descent ends where no subgradient pulls, its zeros exactly zero") {
  MadeObjective objective(1, {0.05, 0.01});
  const Descent found = descended(objective, {});
  CHECK(found.stop == StopReason::converged);
  REQUIRE(found.loss_gap);
  CHECK(*found.loss_gap <= largest_relative_gap * found.point.objective);
  std::size_t zeros = 0;
  for (std::size_t t = 0; t < objective->terms().size(); ++t) {
    const double weight = found.point.weights[t + 1];
    const double pull = found.point.gradient[t + 1];
    const double kink = objective->penalty_kink(t);
    if (weight == 0) {
      ++zeros;
      CHECK(std::abs(pull) <= kink);
    } else {
      CHECK(std::abs(pull + std::copysign(kink, weight)) < 1e-8);
    }
  }
  CHECK(zeros > 0);
  CHECK(zeros < objective->terms().size());
}

TEST_CASE("under the diagonal metric a proximal descent ends at the same weights") {
  MadeObjective objective(2, {0.01, 0});
  DescentOptions options;
  const Descent dense = descended(objective, options);
  options.dense_limit = 0;
  options.max_iterations = 2000;
  const Descent diagonal = descended(objective, options);
  CHECK(diagonal.stop == StopReason::converged);
  for (std::size_t j = 0; j < objective->size(); ++j) {
    CHECK(std::abs(diagonal.point.weights[j] - dense.point.weights[j]) < 1e-4);
  }
}

TEST_CASE("thousands of levels are no obstacle, of one column or of several") {
  struct Table {
    std::size_t rows;
    std::vector<std::size_t> levels;
    Penalty penalty;
  };
  for (const Table& table : {Table{20000, {5000}, {0.0005, 0}}, Table{4000, {700, 300}, {0.001, 0}},
                             Table{4000, {300, 150, 20}, {0.002, 0.01}}}) {
    CAPTURE(table.rows);
    std::vector<std::string> columns;
    for (std::size_t c = 0; c < table.levels.size(); ++c) columns.push_back('c' + std::to_string(c));
    MadeObjective objective(wide_csv(table.rows, table.levels, 5), table.penalty, categorical(columns));
    const Descent found = descended(objective, {});
    CHECK(found.stop == StopReason::converged);
    CHECK(found.iterations < 15);
    REQUIRE(found.loss_gap);
    CHECK(*found.loss_gap <= largest_relative_gap * found.point.objective);
    for (std::size_t t = 0; t < objective->terms().size(); ++t) {
      const double weight = found.point.weights[t + 1];
      const double pull = found.point.gradient[t + 1];
      const double kink = objective->penalty_kink(t);
      CHECK((weight == 0 ? std::abs(pull) - kink : std::abs(pull + std::copysign(kink, weight))) < 1e-10);
    }
  }
}

TEST_CASE("a town in its county is no obstacle to an l1 penalty") {
  Random random(6);
  std::string csv = "town,county,y\n";
  for (int i = 0; i < 6000; ++i) {
    const std::size_t town = random.below(900);
    csv += 't' + std::to_string(town) + ",k" + std::to_string(town % 100) + ',' +
           (random.uniform() < 0.3 + 0.4 * static_cast<double>(town % 100) / 100 ? "1\n" : "0\n");
  }
  MadeObjective objective(csv, {0.0005, 0}, categorical({"town", "county"}));
  const Descent found = descended(objective, {});
  CHECK(found.stop == StopReason::converged);
  CHECK(found.iterations < 30);
}

TEST_CASE("after as many iterations as it may have a proximal descent stops") {
  MadeObjective objective(3, {0.001, 0});
  DescentOptions options;
  options.max_iterations = 1;
  const Descent found = descended(objective, options);
  CHECK(found.stop == StopReason::iterations);
  CHECK(found.iterations == 1);
  CHECK(found.trace.size() == 2);
}
