#include "model/train.h"

#include "training_of.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <utility>

using namespace logreg;

namespace {

const std::string csv = "x,c,y\n1,a,0\n2,b,1\n3,a,0\n4,b,1\n5,a,1\n6,b,0\n7,a,1\n2,b,0\n";

Training trained(const TrainingOptions& options = {}) {
  return training_of(csv, target("y"), options);
}

}  // namespace

TEST_CASE("coefficients are in the units of the data: the logits of the rows follow from them") {
  const Training training = trained();
  const Model& model = training.model;
  REQUIRE(model.terms.size() == 2);
  const double first = model.intercept + model.terms[0].coefficient * 1;
  const double second = model.intercept + model.terms[0].coefficient * 2 + model.terms[1].coefficient;
  CHECK(training.fit.minimum.logits[0] == doctest::Approx(first).epsilon(1e-12));
  CHECK(training.fit.minimum.logits[1] == doctest::Approx(second).epsilon(1e-12));
}

TEST_CASE("a prior moves the intercept by the difference of the log odds, and nothing else") {
  TrainingOptions options;
  options.prior = 0.1;
  const Training with = trained(options);
  const Training without = trained();
  CHECK(with.model.intercept - without.model.intercept == doctest::Approx(std::log(0.1 / 0.9)).epsilon(1e-12));
  CHECK(with.model.terms[0].coefficient == without.model.terms[0].coefficient);
  CHECK(with.fit.minimum.logits[0] - without.fit.minimum.logits[0] ==
        doctest::Approx(std::log(0.1 / 0.9)).epsilon(1e-12));
}

TEST_CASE("under class weights the information counts nothing, and there are no standard errors") {
  TrainingOptions options;
  options.class_weights = ClassWeights{1, 3};
  const Training training = trained(options);
  CHECK(training.fit.minimum.converged);
  CHECK_FALSE(training.fit.minimum.information);
  CHECK_FALSE(training.inference.covariance);
  CHECK_FALSE(training.coefficients[1].std_error);
}
