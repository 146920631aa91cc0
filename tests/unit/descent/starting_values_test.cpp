#include "descent/starting_values.h"

#include "base/random.h"
#include "descent/null_model.h"
#include "descent/preconditioner.h"
#include "descent/whitened_descent.h"
#include "fit/fit.h"
#include "table_of.h"
#include "wide_columns.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using namespace logreg;

namespace {

// The labels follow x a little.
StartingPoint starting_at(const std::optional<std::vector<double>>& start, double l2 = 0) {
  Design design = design_of("x,y\n1,0\n2,0\n3,1\n4,0\n5,1\n6,1\n", target("y"));
  const Run run;
  design.standardize(run);
  const Kernels& kernels = logreg::kernels(InstructionSet::baseline);
  const NullModel null = null_model(design, kernels, run);
  Objective objective(design, design.terms, {0, l2, PenaltyOn::standardized_terms}, kernels, run);
  return starting_point(objective, null, start);
}

Point intercept_alone(Objective& objective) {
  const Design& design = objective.design();
  std::vector<double> weights(objective.size(), 0.0);
  weights[0] = std::log(design.positives / (design.weight_sum - design.positives));
  return objective.evaluate(std::move(weights));
}

constexpr std::size_t rows = 300000;

// y follows 0.8 a - 0.5 b; `rare` is 1 in the last ten rows, which are all of one class.
Design large_design(const std::string& features) {
  Random random(5);
  std::string csv = "a,b,rare,y\n";
  for (std::size_t i = 0; i < rows; ++i) {
    const double a = static_cast<double>(random.below(2001)) / 500 - 2;
    const double b = static_cast<double>(random.below(2001)) / 500 - 2;
    const bool rare = i + 10 >= rows;
    const double p = 1 / (1 + std::exp(0.5 * b - 0.8 * a));
    const bool y = rare || static_cast<double>(random.below(1000000)) < 1e6 * p;
    csv += std::to_string(a) + ',' + std::to_string(b) + (rare ? ",1," : ",0,") + (y ? "1\n" : "0\n");
  }
  ColumnOptions columns = target("y");
  columns.features = {"a"};
  if (!features.empty()) columns.features = {"a", "b", features};
  return design_of(csv, columns, Run());
}

struct SampledStart {
  std::optional<std::vector<double>> sampled;
  std::vector<double> minimum;
};

SampledStart start_of(Design& design) {
  const Run run;
  design.standardize(run);
  const Kernels& baseline = kernels(InstructionSet::baseline);
  Objective objective(design, design.terms, {}, baseline, run);
  const NullModel null = null_model(design, baseline, run);
  const SymmetricMatrix gram = objective.x().weighted_gram(metric_stride(design, design.terms.size()));
  SampledStart start;
  start.sampled = sampled_start(objective, gram, null, {});
  start.minimum =
      whitened_descent(objective, gram, starting_point(objective, null, {}), {}, Growth::ends_the_descent, run)
          .point.weights;
  return start;
}

}  // namespace

TEST_CASE("a descent begins at the null model") {
  const StartingPoint found = starting_at(std::nullopt);
  CHECK(found.is_null);
  CHECK(found.point.weights == std::vector<double>{0, 0});
  CHECK(found.point.loss == doctest::Approx(std::log(2.0)).epsilon(1e-15));
}

TEST_CASE("a descent begins at a start that is better than the null model, penalty included") {
  const std::vector<double> good = {0, 1};
  CHECK_FALSE(starting_at(good).is_null);
  CHECK(starting_at(good).point.weights == good);
  CHECK(starting_at(good, 10).is_null);
  CHECK(starting_at(std::vector<double>{0, -1}).is_null);
  CHECK(starting_at(std::vector<double>{1e300, -1e300}).point.weights == std::vector<double>{0, 0});
}

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

TEST_CASE("a start from part of the rows is near the minimum") {
  Design design = large_design("");
  const SampledStart start = start_of(design);
  REQUIRE(start.sampled);
  for (std::size_t i = 0; i < start.minimum.size(); ++i) {
    CHECK(std::abs((*start.sampled)[i] - start.minimum[i]) < 0.05);
    CHECK((*start.sampled)[i] != start.minimum[i]);
  }
}

TEST_CASE("where the part has no minimum it gives no start, and the verdict is the same") {
  Design design = large_design("rare");
  Design copy = design.copy();
  CHECK_FALSE(start_of(copy).sampled);
  const Fit result = fit(design, {}, Run());
  CHECK(result.separation.kind == SeparationKind::quasi_complete);
  CHECK(result.separation.rows == 10);
}

TEST_CASE("from a start near the minimum a fit needs fewer passes and ends at the same weights") {
  Design design = large_design("");
  Design copy = design.copy();
  const SampledStart start = start_of(copy);
  const Fit result = fit(design, {}, Run());
  CHECK(result.minimum.converged);
  CHECK(*result.minimum.max_error_in_std_errors < 1e-9);
  CHECK(result.minimum.passes <= 9);
  for (std::size_t i = 0; i < start.minimum.size(); ++i) {
    CHECK(std::abs(result.minimum.point.weights[i] - start.minimum[i]) < 1e-11);
  }
}
