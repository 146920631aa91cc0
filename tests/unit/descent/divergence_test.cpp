#include "descent/divergence.h"

#include "made_objective.h"

#include <doctest/doctest.h>

#include <optional>
#include <vector>

using namespace logreg;

namespace {

// Along a direction of separation.
constexpr DivergenceWatch::Step growing = {0.37, 1.0, 1e-12, true};

}  // namespace

TEST_CASE("weights are taken to grow after four steps of that kind in a row") {
  DivergenceWatch watch;
  for (int step = 0; step < 3; ++step) {
    CHECK_FALSE(watch.goes_on(growing));
    CHECK(watch.is_suspected());
  }
  CHECK(watch.goes_on(growing));
}

TEST_CASE("a step that converges, or that moves no logit far, ends the suspicion") {
  for (const DivergenceWatch::Step& step :
       {DivergenceWatch::Step{1e-4, 1.0, 1e-12, true}, DivergenceWatch::Step{0.37, 0.1, 1e-12, true},
        DivergenceWatch::Step{0.37, 1.0, 1e-12, false}}) {
    DivergenceWatch watch;
    for (int k = 0; k < 3; ++k) watch.goes_on(growing);
    CHECK_FALSE(watch.goes_on(step));
    CHECK_FALSE(watch.is_suspected());
    CHECK_FALSE(watch.goes_on(growing));
  }
}

TEST_CASE("while there is loss left to be won nothing is given up") {
  DivergenceWatch watch;
  for (int step = 0; step < 20; ++step) CHECK_FALSE(watch.goes_on({0.37, 1.0, 1e-6, true}));
}

TEST_CASE("the right margin is the smallest one, where all rows are on their right side without their offsets") {
  ColumnOptions columns = target("y");
  columns.offset = "o";
  MadeObjective objective("x,o,y\n1,9,0\n2,-9,0\n3,0,1\n5,0,1\n", {}, columns);
  const Term& term = objective->terms()[0];
  // x - 2.5 as the logit.
  const std::vector<double> weights = {term.mean - 2.5, term.sd};
  objective->evaluate(weights);
  const std::optional<double> margin = right_margin(*objective, false);
  REQUIRE(margin);
  CHECK(*margin == doctest::Approx(0.5));
  objective->evaluate({term.mean - 3.5, term.sd});
  CHECK_FALSE(right_margin(*objective, false));
}

TEST_CASE("who is patient waits for clear margins") {
  MadeObjective objective("x,y\n1,0\n2,0\n3,1\n9,1\n");
  const Term& term = objective->terms()[0];
  objective->evaluate({term.mean - 2.999, term.sd});
  CHECK(right_margin(*objective, false));
  CHECK_FALSE(right_margin(*objective, true));
}
