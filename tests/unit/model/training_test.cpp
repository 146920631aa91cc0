#include "model/training.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace logreg;

TEST_CASE("each reason to stop has a name of its own for programs") {
  std::set<std::string> names;
  const StopReason all[] = {StopReason::converged,  StopReason::rounding,   StopReason::iterations,
                            StopReason::epochs,     StopReason::growing,    StopReason::separated,
                            StopReason::not_finite, StopReason::no_descent, StopReason::interrupted};
  for (const StopReason reason : all) names.insert(stop_reason_name(reason));
  CHECK(names.size() == std::size(all));
  CHECK(stop_reason_name(StopReason::iterations) == "max_iterations");
}

TEST_CASE("kinds of covariance have the names of the model file") {
  CHECK(covariance_name(CovarianceKind::information) == "information");
  CHECK(covariance_name(CovarianceKind::hc1) == "hc1");
  CHECK(covariance_name(CovarianceKind::cluster) == "cluster");
}
