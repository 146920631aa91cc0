#include "descent/objective.h"

#include "made_objective.h"
#include "random_fits.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

using namespace logreg;

namespace {

constexpr double difference = 1e-6;

std::vector<double> moved(std::vector<double> weights, std::size_t j, double by) {
  weights[j] += by;
  return weights;
}

}  // namespace

TEST_CASE("the loss is the mean over the rows, weights and offsets included") {
  const ColumnOptions columns = random_columns(true, true);
  Design design = design_of(random_csv(300, 2), columns);
  const std::vector<oracle::Row> rows = expanded(design);
  design.standardize(Run());
  const Run run;
  Objective objective(design, design.terms, {}, kernels(InstructionSet::baseline), run);
  const std::vector<double> weights = random_vector(objective.size(), 1);
  const Point point = objective.evaluate(weights);
  double loss = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    double z = weights[0] + rows[i].offset;
    for (std::size_t t = 0; t < rows[i].x.size(); ++t) {
      z += weights[t + 1] * (rows[i].x[t] - design.terms[t].mean) / design.terms[t].sd;
    }
    CHECK(objective.logits()[i] == doctest::Approx(z).epsilon(1e-9).scale(1));
    loss += rows[i].weight * (std::log1p(std::exp(z)) - rows[i].label * z);
  }
  CHECK(point.loss == doctest::Approx(loss / design.weight_sum).epsilon(1e-12));
  CHECK(point.objective == point.loss);
}

TEST_CASE("gradient and information are the differences of the objective and of the gradient") {
  for (const double l2 : {0.0, 0.3}) {
    for (const PenaltyOn on : {PenaltyOn::standardized_terms, PenaltyOn::raw_terms}) {
      MadeObjective made(3, {0, l2, on});
      const std::vector<double> weights = random_vector(made->size(), 2);
      const Point point = made->evaluate(weights);
      const SymmetricMatrix information = made->information();
      const std::vector<double> diagonal = made->information_diagonal();
      const std::vector<double> times = made->information_times(weights);
      const SymmetricMatrix some = made->information_of(std::vector<std::size_t>{2, 0});
      CHECK(some.at(1, 2) == doctest::Approx(information.at(3, 1)));
      for (std::size_t j = 0; j < weights.size(); ++j) {
        double product = 0;
        for (std::size_t k = 0; k < weights.size(); ++k) product += information.at(j, k) * weights[k];
        CHECK(times[j] == doctest::Approx(product).epsilon(1e-11).scale(1));
        CHECK(diagonal[j] == doctest::Approx(information.at(j, j)).epsilon(1e-11));
      }
      for (std::size_t j = 0; j < weights.size(); ++j) {
        const Point above = made->evaluate(moved(weights, j, difference));
        const Point below = made->evaluate(moved(weights, j, -difference));
        CHECK(std::abs((above.objective - below.objective) / (2 * difference) - point.gradient[j]) < 1e-8);
        for (std::size_t k = 0; k < weights.size(); ++k) {
          const double change = (above.gradient[k] - below.gradient[k]) / (2 * difference);
          CHECK(std::abs(change - information.at(j, k)) < 1e-7);
        }
      }
    }
  }
}

TEST_CASE("the gradient of a batch of all rows is the gradient") {
  MadeObjective made(4, {0, 0.1});
  const std::vector<double> weights = random_vector(made->size(), 3);
  std::vector<std::size_t> all(made->design().rows);
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
  const std::vector<double> batch = made->batch_gradient(all, weights);
  const Point point = made->evaluate(weights);
  for (std::size_t j = 0; j < batch.size(); ++j) {
    CHECK(batch[j] == doctest::Approx(point.gradient[j]).epsilon(1e-11).scale(1));
  }
}

TEST_CASE("a proximal step moves weights towards zero and stops there, the bias excepted") {
  MadeObjective made(5, {0.5, 0});
  std::vector<double> weights(made->size(), 0.1);
  weights[1] = -3;
  made->shrink(weights, 1);
  CHECK(weights[0] == 0.1);
  CHECK(weights[1] == -2.5);
  CHECK(weights[2] == 0);
}

TEST_CASE("the largest change is that of any row's logit since the evaluation before") {
  MadeObjective made(6);
  std::vector<double> weights(made->size(), 0.0);
  made->evaluate(weights);
  weights[0] = 0.25;
  CHECK(made->evaluate(weights).largest_change == doctest::Approx(0.25).epsilon(1e-14));
  CHECK(made->passes() == 2);
}
