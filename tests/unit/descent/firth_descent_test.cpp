#include "descent/firth_descent.h"

#include "firth_oracle.h"
#include "made_objective.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

using namespace logreg;

namespace {

const std::string separated = "x,y\n1,0\n2,0\n3,0\n4,1\n5,1\n6,1\n";

}  // namespace

TEST_CASE("Firth's estimate of separated rows is finite, and its penalised gradient zero") {
  MadeObjective objective(separated);
  const Descent found = FirthDescent(*objective, objective.run())
                            .descend(std::vector<double>(objective->size(), 0.0), Free::all, {}, 1e-10, 100);
  CHECK(found.stop == StopReason::converged);
  for (const double component : found.point.gradient) CHECK(std::abs(component) < 1e-9);
  CHECK(found.point.weights[1] > 0);
  REQUIRE(found.information);
}

TEST_CASE("no weights near Firth's estimate have a larger penalised likelihood") {
  MadeObjective objective(separated);
  const Descent found = FirthDescent(*objective, objective.run())
                            .descend(std::vector<double>(objective->size(), 0.0), Free::all, {}, 1e-10, 100);
  std::vector<oracle::Row> rows;
  for (int x = 1; x <= 6; ++x) rows.push_back({{static_cast<double>(x)}, x > 3 ? 1.0 : 0.0});
  const Term& term = objective->terms()[0];
  const auto value = [&](double bias, double weight) {
    const oracle::Real slope = static_cast<oracle::Real>(weight) / static_cast<oracle::Real>(term.sd);
    return oracle::penalised_log_likelihood(
        rows, {static_cast<oracle::Real>(bias) - slope * static_cast<oracle::Real>(term.mean), slope});
  };
  const double bias = found.point.weights[0];
  const double weight = found.point.weights[1];
  CHECK(static_cast<double>(value(bias, weight)) == doctest::Approx(-6 * found.point.objective).epsilon(1e-10));
  for (const double step : {-0.01, 0.01}) {
    CHECK(value(bias + step, weight) < value(bias, weight));
    CHECK(value(bias, weight + step) < value(bias, weight));
  }
}

TEST_CASE("a combination of weights that is held fast keeps its value, the bias alone leaves the others") {
  MadeObjective objective(2);
  const std::vector<double> start = random_vector(objective->size(), 5);
  std::vector<double> fixed(objective->size(), 0.0);
  fixed[2] = 1;
  FirthDescent firth(*objective, objective.run());
  const Descent held = firth.descend(start, Free::all_but_one_direction, fixed, 1e-9, 100);
  CHECK(held.stop == StopReason::converged);
  CHECK(held.point.weights[2] == doctest::Approx(start[2]).epsilon(1e-12));
  const Descent bias = firth.descend(start, Free::bias, {}, 1e-9, 100);
  for (std::size_t j = 1; j < start.size(); ++j) CHECK(bias.point.weights[j] == start[j]);
}
