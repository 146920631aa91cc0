#include "descent/arrowhead_preconditioner.h"

#include "base/random.h"
#include "table_of.h"
#include "wide_columns.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <vector>

using namespace logreg;

namespace {

std::vector<double> random_vector(std::size_t size, std::uint64_t seed) {
  Random random(seed);
  std::vector<double> result;
  for (std::size_t i = 0; i < size; ++i) result.push_back(random.uniform() - 0.5);
  return result;
}

Design standardized_design(const std::vector<std::size_t>& levels, std::uint64_t seed) {
  Design design = design_of(wide_csv(1500, levels, seed), target("y"));
  design.standardize(Run());
  return design;
}

}  // namespace

TEST_CASE("with one wide column the arrow metric is the information") {
  const Design design = standardized_design({3, 30}, 1);
  const Run run;
  for (const double l2 : {0.0, 0.02}) {
    Objective objective(design, design.terms, {l2}, kernels(InstructionSet::baseline), run);
    objective.evaluate(random_vector(objective.size(), 2));
    const ArrowheadLayout plan(objective, arrowhead_shape(objective, 4));
    CHECK(plan.shape().core == std::vector<std::size_t>{0, 1, 2, 3});
    CHECK(plan.shape().widest == 1);
    CHECK(plan.shape().is_whole());
    const std::vector<double> gradient = random_vector(objective.size(), 3);
    const std::vector<double> solution = ArrowheadPreconditioner(objective, plan).solve(gradient);
    const std::vector<double> expected = Cholesky::of(objective.information())->solve(gradient);
    for (std::size_t i = 0; i < expected.size(); ++i) {
      CHECK(solution[i] == doctest::Approx(expected[i]).epsilon(1e-9).scale(1));
    }
    const std::vector<double> back = objective.information_times(solution);
    for (std::size_t i = 0; i < back.size(); ++i) {
      CHECK(back[i] == doctest::Approx(gradient[i]).epsilon(1e-9).scale(1));
    }
  }
}

TEST_CASE("the arrow metric is symmetric and positive, whatever has no room in its core") {
  const Design design = standardized_design({30, 20, 4}, 4);
  const Run run;
  Objective objective(design, design.terms, {}, kernels(InstructionSet::baseline), run);
  objective.evaluate(random_vector(objective.size(), 5));
  const std::vector<double> a = random_vector(objective.size(), 6);
  const std::vector<double> b = random_vector(objective.size(), 7);
  for (const std::size_t most_core : {0U, 1U, 2U, 5U, 24U}) {
    const ArrowheadLayout plan(objective, arrowhead_shape(objective, most_core));
    CHECK(plan.shape().is_whole() == (most_core == 24));
    CHECK(plan.shape().widest == 0);
    const ArrowheadPreconditioner metric(objective, plan);
    const std::vector<double> solved = metric.solve(a);
    CHECK(dot(solved, b) == doctest::Approx(dot(metric.solve(b), a)).epsilon(1e-10));
    CHECK(dot(solved, a) > 0);
  }
}
