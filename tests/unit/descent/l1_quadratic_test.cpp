#include "descent/l1_quadratic.h"

#include "base/random.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

using namespace logreg;

namespace {

double uniform(Random& random) {
  return 2 * random.uniform() - 1;
}

// curvature = A'A of a random A with `rank` rows, of which later columns are close to the first by `likeness`.
QuadraticModel random_model(std::size_t size, std::size_t rank, double likeness, double kink, Random& random) {
  std::vector<std::vector<double>> rows(rank, std::vector<double>(size));
  for (auto& row : rows) {
    for (std::size_t j = 0; j < size; ++j) row[j] = likeness * row[0] + (1 - likeness) * uniform(random);
  }
  QuadraticModel model;
  model.curvature = SymmetricMatrix(size);
  for (std::size_t j = 0; j < size; ++j) {
    for (std::size_t i = j; i < size; ++i) {
      for (const auto& row : rows) model.curvature.at(i, j) += row[i] * row[j];
    }
    model.start.push_back(random.below(2) == 0 ? 0.0 : uniform(random));
    model.kinks.push_back(j == 0 ? 0.0 : kink);
  }
  // In the range of the curvature, so that there is a minimum even where the kinks are small.
  model.slope.assign(size, 0.0);
  for (const auto& row : rows) {
    const double factor = uniform(random);
    for (std::size_t j = 0; j < size; ++j) model.slope[j] += factor * row[j];
  }
  return model;
}

std::vector<double> slope_at(const QuadraticModel& model, const std::vector<double>& weights) {
  std::vector<double> slope = model.slope;
  for (std::size_t i = 0; i < slope.size(); ++i) {
    for (std::size_t j = 0; j < slope.size(); ++j) {
      slope[i] += model.curvature.at(i, j) * (weights[j] - model.start[j]);
    }
  }
  return slope;
}

// By how much the conditions of a minimum are violated (Karush, Kuhn and Tucker).
double violation(const QuadraticModel& model, const std::vector<double>& weights) {
  const std::vector<double> slope = slope_at(model, weights);
  double largest = 0;
  for (std::size_t j = 0; j < slope.size(); ++j) {
    const double held = weights[j] != 0 ? std::abs(slope[j] + std::copysign(model.kinks[j], weights[j]))
                                        : std::max(std::abs(slope[j]) - model.kinks[j], 0.0);
    largest = std::max(largest, held);
  }
  return largest;
}

}  // namespace

TEST_CASE("a quadratic function with kinks is minimised") {
  Random random(1);
  for (int round = 0; round < 300; ++round) {
    const std::size_t size = 1 + random.below(12);
    const QuadraticModel model = random_model(size, size + 3, random.uniform(), random.uniform() / 2, random);
    CHECK(violation(model, minimum(model)) < 1e-11);
  }
}

TEST_CASE("columns that are nearly the same are no obstacle") {
  Random random(2);
  for (const double likeness : {0.9, 0.999, 0.99999}) {
    const QuadraticModel model = random_model(30, 60, likeness, 0.01, random);
    CHECK(violation(model, minimum(model)) < 1e-10);
  }
}

TEST_CASE("more weights than the curvature determines: at most so many are not zero") {
  Random random(3);
  for (int round = 0; round < 100; ++round) {
    const std::size_t rank = 2 + random.below(5);
    const QuadraticModel model = random_model(rank + 1 + random.below(20), rank, 0.3, 1e-3, random);
    const std::vector<double> weights = minimum(model);
    CHECK(violation(model, weights) < 1e-10);
    CHECK(std::ranges::count_if(weights, [](double w) { return w != 0; }) <= static_cast<int>(rank) + 1);
  }
}

TEST_CASE("one weight: the closed form") {
  QuadraticModel model;
  model.curvature = SymmetricMatrix(1);
  model.curvature.at(0, 0) = 2;
  model.slope = {-3};
  model.start = {0.5};  // 1/2 2 (w - 1/2)^2 - 3 (w - 1/2): lowest at 2
  model.kinks = {1};    // + |w|: at 3/2
  CHECK(minimum(model) == std::vector<double>{1.5});
  model.kinks = {4};
  CHECK(minimum(model) == std::vector<double>{0});
  model.slope = {5};  // lowest at -2
  model.kinks = {0};
  CHECK(minimum(model) == std::vector<double>{-2});
}
