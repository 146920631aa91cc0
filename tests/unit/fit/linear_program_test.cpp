#include "fit/linear_program.h"

#include "base/error.h"

#include <doctest/doctest.h>

#include <atomic>
#include <limits>
#include <vector>

using namespace logreg;

TEST_CASE("a linear programme is solved, and again when rows have come in") {
  LinearProgram programme;
  const std::size_t x = programme.add_variable(0, 4, 1);
  const std::size_t y = programme.add_variable(-1, 3, 2);
  auto answer = programme.maximise(Run());
  REQUIRE(answer);
  CHECK(answer->objective == doctest::Approx(10));
  const std::vector<LinearProgram::Entry> at_most_half = {{x, 0.5}, {y, -1}};  // y <= x / 2
  programme.add_row(at_most_half);
  answer = programme.maximise(Run());
  REQUIRE(answer);
  CHECK(answer->objective == doctest::Approx(8));
  CHECK(answer->values[y] == doctest::Approx(2));
  // A unit less on the right-hand side lets y grow by 1, which brings 2.
  CHECK(answer->multipliers[0] == doctest::Approx(1).epsilon(1).scale(2));
  CHECK(answer->multipliers[0] > 0);
}

TEST_CASE("a programme without an end has no answer") {
  LinearProgram programme;
  const double infinite = std::numeric_limits<double>::infinity();
  programme.add_variable(-infinite, infinite, 1);
  CHECK_FALSE(programme.maximise(Run()).has_value());
}

TEST_CASE("an interrupt is heard by a linear programme") {
  const std::atomic<bool> stop = true;
  LinearProgram programme;
  programme.add_variable(0, 1, 1);
  CHECK_THROWS_AS(static_cast<void>(programme.maximise(Run(1, &stop, -1, {}))), Error);
}
