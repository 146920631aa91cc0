#include "descent/interruption.h"

#include <doctest/doctest.h>

#include <cstddef>
#include <vector>

using namespace logreg;

namespace {

void step_to(Descent& descent, double objective) {
  ++descent.iterations;
  descent.point.weights = {objective};
  descent.point.objective = objective;
  keep_best(descent);
}

// Goes to 3, 1 and 2, and is stopped.
Descent stopped(OnInterrupt on_interrupt, const Error& error, std::size_t steps = 3) {
  Descent descent;
  until_interrupted(descent, on_interrupt, [&] {
    const std::vector<double> objectives = {3, 1, 2};
    for (std::size_t step = 0; step < steps; ++step) step_to(descent, objectives[step]);
    descent.next_step = {7};
    throw error;
  });
  return descent;
}

const Error interrupted(Failure::interrupted, "stopped");

}  // namespace

TEST_CASE("a descent that is stopped ends at the best of its points") {
  const Descent found = stopped(OnInterrupt::save, interrupted);
  CHECK(found.stop == StopReason::interrupted);
  CHECK(found.point.weights == std::vector<double>{1});
  CHECK(found.iterations == 2);
  CHECK(found.next_step.empty());
}

TEST_CASE("stopped before its first step, or for another reason, or unless told to save, it leaves nothing") {
  CHECK_THROWS_AS(stopped(OnInterrupt::save, interrupted, 0), Error);
  CHECK_THROWS_AS(stopped(OnInterrupt::save, Error(Failure::system, "no memory")), Error);
  CHECK_THROWS_AS(stopped(OnInterrupt::stop, interrupted), Error);
}
