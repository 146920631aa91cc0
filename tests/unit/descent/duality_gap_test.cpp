#include "descent/duality_gap.h"

#include "made_objective.h"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

using namespace logreg;

TEST_CASE("without a penalty on some term there is no duality gap") {
  MadeObjective objective(1);
  CHECK_FALSE(duality_gap(*objective, objective->evaluate(std::vector<double>(objective->size(), 0.0))));
}

TEST_CASE("at the minimum of an l1 so large that all weights are zero the gap is next to nothing") {
  MadeObjective objective(2, {10, 0});
  std::vector<double> weights(objective->size(), 0.0);
  weights[0] = objective.null().bias;
  const auto gap = duality_gap(*objective, objective->evaluate(weights));
  REQUIRE(gap);
  CHECK(*gap < 1e-12);
}

TEST_CASE("the gap is never below the distance to an objective that some point has") {
  for (const Penalty& penalty : {Penalty{0.01, 0}, Penalty{0, 0.1}, Penalty{0.01, 0.1}}) {
    MadeObjective objective(3, penalty);
    std::vector<double> null(objective->size(), 0.0);
    null[0] = objective.null().bias;
    const Point at_null = objective->evaluate(null);
    std::vector<double> weights = null;
    for (std::size_t j = 0; j < weights.size(); ++j) weights[j] -= 0.2 * at_null.gradient[j];
    objective->shrink(weights, 0.2);
    const double nearer = objective->evaluate(weights).objective;
    CHECK(nearer < at_null.objective);
    const auto gap = duality_gap(*objective, objective->evaluate(null));
    REQUIRE(gap);
    CHECK(*gap >= at_null.objective - nearer);
  }
}
