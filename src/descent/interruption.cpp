#include "descent/interruption.h"

#include <utility>

namespace logreg {

void keep_best(Descent& descent) {
  if (!descent.best.weights.empty() && descent.best.objective <= descent.point.objective) return;
  descent.best = descent.point;
  descent.best_iteration = descent.iterations;
}

bool leaves_weights(const Descent& descent, OnInterrupt on_interrupt, const Error& error) {
  return on_interrupt == OnInterrupt::save && error.failure() == Failure::interrupted && descent.best_iteration > 0;
}

void end_at_best(Descent& descent) {
  descent.point = std::move(descent.best);
  descent.iterations = descent.best_iteration;
  descent.stop = StopReason::interrupted;
  descent.next_step.clear();
  descent.information.reset();
  descent.squared_decrement.reset();
  descent.loss_gap.reset();
}

}  // namespace logreg
