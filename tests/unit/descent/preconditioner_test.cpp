#include "descent/preconditioner.h"

#include "made_objective.h"
#include "wide_columns.h"

#include <doctest/doctest.h>

#include <cstddef>
#include <vector>

using namespace logreg;

namespace {

Point at_null_model(MadeObjective& objective) {
  std::vector<double> weights(objective->size(), 0.0);
  weights[0] = objective.null().bias;
  return objective->evaluate(weights);
}

void check_is_information(const Preconditioner& metric, Objective& objective) {
  const std::vector<double> vector = random_vector(objective.size(), 9);
  const std::vector<double> back = objective.information_times(metric.solve(vector));
  for (std::size_t j = 0; j < back.size(); ++j) CHECK(back[j] == doctest::Approx(vector[j]).epsilon(1e-9).scale(1));
}

}  // namespace

TEST_CASE("at the null model the preconditioner is the information, and costs no pass") {
  MadeObjective objective(random_csv(300, 1), {0, 0.1}, random_columns(true));
  at_null_model(objective);
  Preconditioner metric(*objective, {}, true);
  const SymmetricMatrix gram = objective->x().weighted_gram();
  const std::size_t passes = objective->passes();
  metric.begin(gram, true);
  CHECK(objective->passes() == passes);
  CHECK(metric.is_exact());
  check_is_information(metric, *objective);
}

TEST_CASE("the first preconditioner serves for three steps, later ones that are exact for one") {
  MadeObjective objective(2);
  at_null_model(objective);
  Preconditioner metric(*objective, {}, true);
  metric.begin(objective->x().weighted_gram(), true);
  for (int step = 0; step < 3; ++step) {
    CHECK_FALSE(metric.needs_refresh());
    metric.age(0.1);
    CHECK(metric.is_stale());
  }
  CHECK(metric.needs_refresh());
  objective->evaluate(random_vector(objective->size(), 3));
  CHECK(metric.refresh());
  CHECK(metric.is_exact());
  check_is_information(metric, *objective);
  metric.age(0.1);
  CHECK(metric.needs_refresh());
}

TEST_CASE("a step that moves no logit leaves an exact preconditioner exact") {
  MadeObjective objective(3);
  at_null_model(objective);
  Preconditioner metric(*objective, {}, true);
  metric.begin(objective->x().weighted_gram(), true);
  metric.age(1e-9);
  CHECK(metric.is_exact());
}

TEST_CASE("beyond the limit of dense matrices one wide column leaves the preconditioner the information") {
  MadeObjective objective(wide_csv(800, {40}, 4));
  at_null_model(objective);
  DescentOptions options;
  options.dense_limit = 3;
  Preconditioner metric(*objective, options, false);
  metric.begin({}, true);
  CHECK(metric.can_be_exact());
  check_is_information(metric, *objective);
}

TEST_CASE("many rows for few terms need every k-th block only") {
  Design design;
  design.rows = 1000000;
  CHECK(metric_stride(design, 5) == 1000000 / 16384);
  CHECK(metric_stride(design, 1000) == 1000000 / 64000);
  design.rows = 10000;
  CHECK(metric_stride(design, 5) == 1);
}
