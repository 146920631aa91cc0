#include "descent/path_descent.h"

#include "descent/descent.h"
#include "descent/duality_gap.h"
#include "random_fits.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

using namespace logreg;

namespace {

const Run run;

Design random_design(std::size_t rows, std::uint64_t seed) {
  Design design = design_of(random_csv(rows, seed), random_columns(true, true));
  design.standardize(run);
  return design;
}

PathDescent path_of(const Design& design) {
  return {design, design.terms, PenaltyOn::standardized_terms, dense_terms, kernels(InstructionSet::baseline), run};
}

}  // namespace

TEST_CASE("a path begins at the null model, which stays the minimum as long as the penalty is strong") {
  const Design design = random_design(500, 1);
  PathDescent path = path_of(design);
  const PathPoint first = path.descend(path.largest_l1(), 0);
  CHECK(first.nonzero == 0);
  CHECK(first.converged);
  CHECK(first.loss == doctest::Approx(path.null().loss).epsilon(1e-14));
  CHECK(path.descend(path.largest_l1() * 0.99, 0).nonzero == 1);
}

TEST_CASE("its certificate is about that of the residuals, and is not below what the objective falls by") {
  const Design design = random_design(500, 2);
  for (const double ratio : {1.0, 0.3}) {
    PathDescent path = path_of(design);
    for (double l1 = path.largest_l1() / 2; l1 > 1e-4; l1 /= 3) {
      const double l2 = l1 * (1 - ratio) / ratio;
      const PathPoint point = path.descend(l1, l2);
      REQUIRE(point.loss_gap);
      CHECK(point.converged);
      Objective objective(design, design.terms, {l1, l2}, kernels(InstructionSet::baseline), run);
      const Point there = objective.evaluate(point.weights);
      CHECK(there.objective == doctest::Approx(point.objective).epsilon(1e-14));
      const auto gap = duality_gap(objective, there);
      REQUIRE(gap);
      // By another way, shrinking the residuals, which loses some.
      CHECK(*gap < 1e-3 * there.objective);
      for (std::size_t i = 0; i < path.logits().size(); ++i) {
        CHECK(path.logits()[i] == doctest::Approx(objective.logits()[i]).epsilon(1e-12));
      }
    }
  }
}

TEST_CASE("from one penalty to the next it takes few passes") {
  const Design design = random_design(2000, 3);
  PathDescent path = path_of(design);
  double l1 = path.largest_l1();
  for (int k = 0; k < 60; ++k, l1 *= 0.9) CHECK(path.descend(l1, 0).passes <= 5);
}

TEST_CASE("a penalty may also become stronger") {
  const Design design = random_design(500, 4);
  PathDescent down = path_of(design);
  PathDescent up = path_of(design);
  const double strong = down.largest_l1() / 3;
  up.descend(strong / 50, 0);
  const PathPoint a = down.descend(strong, 0);
  const PathPoint b = up.descend(strong, 0);
  CHECK(a.nonzero == b.nonzero);
  CHECK(a.objective == doctest::Approx(b.objective).epsilon(1e-10));
}
