#include "descent/textbook_descent.h"

#include "made_objective.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <vector>

using namespace logreg;

namespace {

DescentOptions textbook(Optimizer optimizer, std::size_t epochs) {
  DescentOptions options;
  options.optimizer = optimizer;
  options.epochs = epochs;
  return options;
}

}  // namespace

TEST_CASE("an epoch of gd is a step against the gradient, with a rate that decays") {
  MadeObjective objective(1);
  DescentOptions options = textbook(Optimizer::gd, 2);
  options.learning_rate = 0.5;
  options.decay = 1;
  std::vector<double> weights(objective->size(), 0.0);
  const Descent found = textbook_descent(*objective, weights, options, objective.run());
  for (const double rate : {0.5, 0.25}) {
    const Point point = objective->evaluate(weights);
    for (std::size_t j = 0; j < weights.size(); ++j) weights[j] -= rate * point.gradient[j];
  }
  CHECK(found.point.weights == weights);
  CHECK(found.stop == StopReason::epochs);
  CHECK(found.trace.size() == 3);
  CHECK(found.trace.back().step == 0.25);
}

TEST_CASE("sgd with batches as large as the table is gd, but for the order of sums") {
  MadeObjective objective(2);
  DescentOptions options = textbook(Optimizer::sgd, 5);
  options.batch_size = objective->design().rows;
  const std::vector<double> start(objective->size(), 0.0);
  const Descent sgd = textbook_descent(*objective, start, options, objective.run());
  options.optimizer = Optimizer::gd;
  const Descent gd = textbook_descent(*objective, start, options, objective.run());
  for (std::size_t j = 0; j < start.size(); ++j) {
    CHECK(sgd.point.weights[j] == doctest::Approx(gd.point.weights[j]).epsilon(1e-10).scale(1));
  }
}

TEST_CASE("the order of the rows is the seed's alone") {
  MadeObjective objective(3);
  DescentOptions options = textbook(Optimizer::sgd, 2);
  const std::vector<double> start(objective->size(), 0.0);
  const auto weights = [&](std::uint64_t seed) {
    options.seed = seed;
    return textbook_descent(*objective, start, options, objective.run()).point.weights;
  };
  CHECK(weights(1) == weights(1));
  CHECK(weights(1) != weights(2));
}

TEST_CASE("a learning rate that is too large ends at the last point that is finite, or with a loss that rose") {
  MadeObjective objective(4);
  DescentOptions options = textbook(Optimizer::gd, 50);
  options.learning_rate = 1e308;
  const Descent found =
      textbook_descent(*objective, std::vector<double>(objective->size(), 0.0), options, objective.run());
  CHECK(std::isfinite(found.point.objective));
  CHECK((found.stop == StopReason::not_finite || found.loss_rose));
}
