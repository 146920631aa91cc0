#include "descent/sampled_start.h"

#include "base/random.h"
#include "descent/null_model.h"
#include "descent/preconditioner.h"
#include "descent/whitened_descent.h"
#include "fit/fit.h"
#include "table_of.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

using namespace logreg;

namespace {

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
  const SymmetricMatrix gram = objective.gram(metric_stride(design, design.terms.size()));
  SampledStart start;
  start.sampled = sampled_start(objective, gram, null, {});
  start.minimum = whitened_descent(objective, gram, null, {}, {}, Growth::ends_the_descent, run).point.weights;
  return start;
}

}  // namespace

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
  const FitResult result = fit(design, {}, Run());
  CHECK(result.separation.kind == SeparationKind::quasi_complete);
  CHECK(result.separation.rows == 10);
}

TEST_CASE("from a start near the minimum a fit needs fewer passes and ends at the same weights") {
  Design design = large_design("");
  Design copy = design.copy();
  const SampledStart start = start_of(copy);
  const FitResult result = fit(design, {}, Run());
  CHECK(result.converged);
  CHECK(*result.max_error_in_std_errors < 1e-9);
  CHECK(result.passes <= 9);
  for (std::size_t i = 0; i < start.minimum.size(); ++i) {
    CHECK(std::abs(result.point.weights[i] - start.minimum[i]) < 1e-11);
  }
}
