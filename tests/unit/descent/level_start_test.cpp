#include "descent/level_start.h"

#include "table_of.h"
#include "wide_columns.h"

#include <doctest/doctest.h>

#include <cmath>
#include <utility>
#include <vector>

using namespace logreg;

namespace {

Point intercept_alone(Objective& objective) {
  const Design& design = objective.design();
  std::vector<double> weights(objective.size(), 0.0);
  weights[0] = std::log(design.positives / (design.weight_sum - design.positives));
  return objective.evaluate(std::move(weights));
}

}  // namespace

TEST_CASE("a level that meets no other column starts where its share of positives is met") {
  std::string csv = "c,y\n";
  const std::vector<int> positives = {5, 1, 9, 4};  // of 10 rows each
  for (std::size_t level = 0; level < positives.size(); ++level) {
    for (int i = 0; i < 10; ++i) csv += "pqrs"[level] + std::string(i < positives[level] ? ",1\n" : ",0\n");
  }
  Design design = design_of(csv, target("y"));
  design.standardize(Run());
  const Run run;
  Objective objective(design, design.terms, {}, kernels(InstructionSet::baseline), run);
  Point point = intercept_alone(objective);
  const double bias = point.weights[0];
  start_levels(objective, arrowhead_shape(objective, 0), point);
  CHECK(objective.passes() == 2);
  const std::vector<double>& logits = objective.logits();
  // The baseline has no term: it keeps the logit that all rows had.
  CHECK(logits[0] == doctest::Approx(bias).epsilon(1e-12));
  for (std::size_t level = 1; level < positives.size(); ++level) {
    const double share = positives[level] / 10.0;
    CHECK(std::abs(logits[10 * level] - std::log(share / (1 - share))) < 1e-3);
  }
}

TEST_CASE("the start of the levels is better than the intercept alone, and is the point last evaluated") {
  Design design = design_of(wide_csv(2000, {40, 30, 20, 10}, 1), target("y"));
  design.standardize(Run());
  const Run run;
  Objective objective(design, design.terms, {0, 1e-3}, kernels(InstructionSet::baseline), run);
  Point point = intercept_alone(objective);
  const double before = point.objective;
  start_levels(objective, arrowhead_shape(objective, 2), point);
  CHECK(point.objective < before);
  CHECK(objective.passes() <= 1 + 3 + 1);
  const std::vector<double> logits = objective.logits();
  CHECK(objective.evaluate(point.weights).objective == point.objective);
  CHECK(objective.logits() == logits);
}
