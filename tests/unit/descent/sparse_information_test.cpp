#include "descent/sparse_information.h"

#include "base/random.h"
#include "made_objective.h"
#include "wide_columns.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

using namespace logreg;

namespace {

ColumnOptions categorical(std::vector<std::string> columns) {
  ColumnOptions options = target("y");
  options.categorical = std::move(columns);
  return options;
}

double value_of_model(const SparseQuadratic& model, const std::vector<double>& weights) {
  std::vector<double> change(weights.size());
  for (std::size_t j = 0; j < change.size(); ++j) change[j] = weights[j] - model.start[j];
  double sum = dot(change, model.slope) + dot(change, model.times(change)) / 2;
  for (std::size_t j = 0; j < change.size(); ++j) sum += model.kinks[j] * std::abs(weights[j]);
  return sum;
}

}  // namespace

TEST_CASE("there is a sparse information only where columns are wide") {
  CHECK_FALSE(SparseInformation::of(*MadeObjective(wide_csv(600, {40, 30}, 1))));
  CHECK_FALSE(SparseInformation::of(*MadeObjective(wide_csv(600, {100}, 1), {}, categorical({"c0"}))));
  CHECK(SparseInformation::of(*MadeObjective(wide_csv(3000, {400}, 1), {}, categorical({"c0"}))));
}

TEST_CASE("the model is that of the information, in weights of levels") {
  MadeObjective objective(wide_csv(3000, {250, 120}, 2), {0.001, 0.02}, categorical({"c0", "c1"}));
  Random random(3);
  std::vector<double> weights(objective->size());
  for (double& weight : weights) weight = random.below(3) == 0 ? 0.0 : random.uniform() - 0.5;
  const Point point = objective->evaluate(weights);
  auto sparse = SparseInformation::of(*objective);
  REQUIRE(sparse);
  std::vector<std::size_t> terms;
  for (std::size_t t = 0; t < objective->terms().size(); ++t) {
    if (t % 3 != 0 || point.weights[t + 1] != 0) terms.push_back(t);
  }
  REQUIRE(sparse->has_room(terms));
  const SparseQuadratic model = sparse->model(*objective, point, terms, 0.5);
  REQUIRE(model.size() == terms.size() + 1);
  // Its start stands for the point itself.
  const std::vector<double> back = sparse->standardized(*objective, model.start, point.weights);
  for (std::size_t j = 0; j < back.size(); ++j) CHECK(back[j] == doctest::Approx(point.weights[j]).epsilon(1e-12));
  // And any other weights have the value that the whole information gives them.
  const SymmetricMatrix information = objective->information();
  std::vector<double> other = model.start;
  for (double& weight : other) weight += random.uniform() - 0.5;
  const std::vector<double> moved = sparse->standardized(*objective, other, point.weights);
  double wanted = 0;
  for (std::size_t i = 0; i < moved.size(); ++i) {
    const double change = moved[i] - point.weights[i];
    double row = 0;
    for (std::size_t j = 0; j < moved.size(); ++j) row += information.at(i, j) * (moved[j] - point.weights[j]);
    wanted += change * (point.gradient[i] + row / 2);
    if (i > 0) wanted += objective->penalty_kink(i - 1) * (std::abs(moved[i]) - std::abs(point.weights[i]));
    if (i > 0) wanted += 0.5 * 0.25 * change * change / 2;
  }
  // The bias of the model is another one: its damping is not that of the first weight.
  const double bias = other[0] - model.start[0];
  const double found = value_of_model(model, other) - value_of_model(model, model.start) - 0.5 * 0.25 * bias * bias / 2;
  CHECK(found == doctest::Approx(wanted).epsilon(1e-9));
}
