#include "descent/sparse_quadratic.h"

#include "base/random.h"
#include "descent/l1_quadratic.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <vector>

using namespace logreg;

namespace {

double uniform(Random& random) {
  return 2 * random.uniform() - 1;
}

struct Both {
  SparseQuadratic sparse;
  QuadraticModel dense;
};

// The information of rows with a bias and a number, and levels of one or two columns.
Both random_models(std::size_t rows, std::vector<std::size_t> levels, double kink, Random& random) {
  constexpr std::size_t core = 2;
  std::size_t m = 0;
  for (const std::size_t count : levels) m += count;
  Both both;
  SymmetricMatrix all(core + m);
  for (std::size_t i = 0; i < rows; ++i) {
    std::vector<double> x(core + m, 0.0);
    x[0] = 1;
    x[1] = uniform(random);
    std::size_t begin = core;
    for (const std::size_t count : levels) {
      // The last is the baseline, which has a row, as in a design.
      const std::size_t drawn = random.below(count + 1);
      const std::size_t level = i == 0 ? count : drawn;
      if (level < count) x[begin + level] = 1;
      begin += count;
    }
    const double weight = random.uniform() / static_cast<double>(rows);
    for (std::size_t j = 0; j < x.size(); ++j) {
      for (std::size_t k = j; k < x.size(); ++k) all.at(k, j) += weight * x[j] * x[k];
    }
  }
  both.dense.curvature = all;
  both.sparse.core = SymmetricMatrix(core);
  for (std::size_t j = 0; j < core; ++j) {
    for (std::size_t k = j; k < core; ++k) both.sparse.core.at(k, j) = all.at(k, j);
  }
  for (std::size_t l = 0; l < m; ++l) {
    for (std::size_t j = 0; j < core; ++j) both.sparse.coupling.push_back(all.at(core + l, j));
    both.sparse.diagonal.push_back(all.at(core + l, core + l));
    both.sparse.pair_begin.push_back(both.sparse.pairs.size());
    for (std::size_t k = 0; k < m; ++k) {
      const double value = all.at(core + l, core + k);
      if (k != l && value != 0) both.sparse.pairs.push_back({static_cast<std::uint32_t>(k), value});
    }
  }
  both.sparse.pair_begin.push_back(both.sparse.pairs.size());
  both.sparse.eliminated = levels.front();
  std::vector<double> somewhere;
  for (std::size_t j = 0; j < core + m; ++j) {
    both.dense.start.push_back(random.below(2) == 0 ? 0.0 : uniform(random));
    both.dense.kinks.push_back(j == 0 ? 0.0 : kink);
    somewhere.push_back(3 * uniform(random));
  }
  both.dense.slope = both.sparse.times(somewhere);  // in the range of the curvature
  both.sparse.slope = both.dense.slope;
  both.sparse.start = both.dense.start;
  both.sparse.kinks = both.dense.kinks;
  return both;
}

double value(const QuadraticModel& model, const std::vector<double>& weights) {
  double result = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const double change = weights[i] - model.start[i];
    double row = 0;
    for (std::size_t j = 0; j < weights.size(); ++j) row += model.curvature.at(i, j) * (weights[j] - model.start[j]);
    result += change * (model.slope[i] + row / 2) + model.kinks[i] * std::abs(weights[i]);
  }
  return result;
}

}  // namespace

TEST_CASE("a sparse quadratic function with kinks has the minimum of the dense one") {
  Random random(1);
  for (int round = 0; round < 200; ++round) {
    const bool has_two = random.below(2) == 0;
    const std::size_t first = 2 + random.below(30);
    const std::vector<std::size_t> levels =
        has_two ? std::vector<std::size_t>{first, 1 + random.below(first)} : std::vector<std::size_t>{first};
    const Both both = random_models(60 + random.below(300), levels, random.uniform() / 100, random);
    CAPTURE(round);
    // Step after step, as a descent does.
    SparseQuadratic model = both.sparse;
    for (int step = 0; step < 20; ++step) {
      const std::vector<double> next = minimum(model, 1e-12);
      std::vector<double> change(next.size());
      for (std::size_t j = 0; j < next.size(); ++j) change[j] = next[j] - model.start[j];
      const std::vector<double> slope = model.times(change);
      for (std::size_t j = 0; j < next.size(); ++j) model.slope[j] += slope[j];
      model.start = next;
    }
    const std::vector<double>& found = model.start;
    const std::vector<double> right = minimum(both.dense);
    CHECK(std::abs(value(both.dense, found) - value(both.dense, right)) < 1e-9 * std::abs(value(both.dense, right)));
  }
}

TEST_CASE("the product with a vector is that of the whole matrix") {
  Random random(2);
  const Both both = random_models(100, {8, 5}, 0, random);
  std::vector<double> vector;
  for (std::size_t j = 0; j < both.sparse.size(); ++j) vector.push_back(uniform(random));
  const std::vector<double> product = both.sparse.times(vector);
  for (std::size_t i = 0; i < product.size(); ++i) {
    double sum = 0;
    for (std::size_t j = 0; j < product.size(); ++j) sum += both.dense.curvature.at(i, j) * vector[j];
    CHECK(product[i] == doctest::Approx(sum));
  }
}
