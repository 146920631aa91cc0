#include "fit/certificate.h"

#include "fit/minimise.h"
#include "made_objective.h"

#include <doctest/doctest.h>

#include <cstddef>
#include <vector>

using namespace logreg;

namespace {

// Evaluated last at the minimum of the same rows, moved by so much in every weight.
Point near_minimum(MadeObjective& made, const std::string& csv, double off) {
  Design design = design_of(csv, target("y"));
  std::vector<double> weights = minimise(design, {}, Growth::is_ignored, Run()).point.weights;
  for (double& weight : weights) weight += off;
  return made->evaluate(weights);
}

const std::string overlapping = "x,y\n1,0\n2,0\n3,1\n4,0\n5,1\n6,1\n2.5,1\n3.5,0\n";

}  // namespace

TEST_CASE("at the minimum the certificate is met and the estimate exists") {
  MadeObjective made(overlapping);
  const Point point = near_minimum(made, overlapping, 0);
  const Certificate found = certificate(*made, point, std::nullopt);
  CHECK(*found.is_met);
  CHECK(found.exists);
  CHECK(*found.loss_gap < 1e-18);
  CHECK(*found.max_error_in_std_errors < 1e-8);
}

TEST_CASE("beside the minimum the gap is about that of the objective") {
  MadeObjective made(overlapping);
  const double least = near_minimum(made, overlapping, 0).objective;
  const Point point = near_minimum(made, overlapping, 0.05);
  const Certificate found = certificate(*made, point, std::nullopt);
  CHECK_FALSE(*found.is_met);
  CHECK(*found.loss_gap == doctest::Approx(point.objective - least).epsilon(0.1));
}

TEST_CASE("of separated data no point proves that an estimate exists") {
  const std::string separated = "x,y\n1,0\n2,0\n3,1\n4,1\n";
  MadeObjective made(separated);
  for (const double weight : {0.0, 1.0, 5.0, 12.0}) {
    const Point point = made->evaluate({0, weight});
    CHECK_FALSE(certificate(*made, point, std::nullopt).exists);
  }
}

TEST_CASE("the least l1 under which all weights are zero is the largest derivative there") {
  MadeObjective made(overlapping, Penalty{0.1, 0, PenaltyOn::standardized_terms});
  const Point point = made->evaluate({made.null().bias, 0});
  const double largest = largest_l1(*made, point);
  for (const double factor : {0.99, 1.01}) {
    Design design = design_of(overlapping, target("y"));
    DescentOptions options;
    options.l1 = factor * largest;
    const Minimum found = minimise(design, options, Growth::is_ignored, Run());
    CHECK((found.point.weights[1] == 0) == (factor > 1));
  }
}
