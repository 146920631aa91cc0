#include "descent/beginning.h"

#include "table_of.h"

#include <doctest/doctest.h>

#include <cmath>
#include <optional>
#include <vector>

using namespace logreg;

namespace {

// The labels follow x a little.
Beginning beginning_at(const std::optional<std::vector<double>>& start, double l2 = 0) {
  Design design = design_of("x,y\n1,0\n2,0\n3,1\n4,0\n5,1\n6,1\n", target("y"));
  const Run run;
  design.standardize(run);
  const Kernels& kernels = logreg::kernels(InstructionSet::baseline);
  const NullModel null = null_model(design, kernels, run);
  Objective objective(design, design.terms, {0, l2, PenaltyOn::standardized_terms}, kernels, run);
  return beginning(objective, null, start);
}

}  // namespace

TEST_CASE("a descent begins at the null model") {
  const Beginning found = beginning_at(std::nullopt);
  CHECK(found.is_null);
  CHECK(found.point.weights == std::vector<double>{0, 0});
  CHECK(found.point.loss == doctest::Approx(std::log(2.0)).epsilon(1e-15));
}

TEST_CASE("a descent begins at a start that is better than the null model, penalty included") {
  const std::vector<double> good = {0, 1};
  CHECK_FALSE(beginning_at(good).is_null);
  CHECK(beginning_at(good).point.weights == good);
  CHECK(beginning_at(good, 10).is_null);
  CHECK(beginning_at(std::vector<double>{0, -1}).is_null);
  CHECK(beginning_at(std::vector<double>{1e300, -1e300}).point.weights == std::vector<double>{0, 0});
}
