#include "fit/fit.h"

#include "base/elementary.h"
#include "base/error.h"
#include "base/select.h"

#include <utility>
#include <vector>

namespace logreg {

namespace {

// Separation may take long to decide. Where somebody stops that, the fit is what it was before.
Separation separation_unless_interrupted(Design& design, const DescentOptions& options, const Run& run,
                                         Minimum& minimum) {
  Minimum before = minimum;
  try {
    return decide_separation(design, options, run, minimum);
  } catch (const Error& error) {
    if (error.failure() != Failure::interrupted) throw;
    minimum = std::move(before);
    minimum.stop = StopReason::interrupted;
    minimum.converged = false;
    Separation undecided;
    undecided.why_undecided = Undecided::interrupted;
    return undecided;
  }
}

}  // namespace

Fit fit(Design& design, const DescentOptions& options, const Run& run) {
  Fit result{minimise(design, options, Growth::ends_the_descent, run), {}};
  if (result.minimum.exists) {
    result.separation.kind = SeparationKind::none;
  } else if (options.on_interrupt == OnInterrupt::save) {
    result.separation = separation_unless_interrupted(design, options, run, result.minimum);
  } else {
    result.separation = decide_separation(design, options, run, result.minimum);
  }
  return result;
}

void correct_for_prior(const Design& design, double prior, const Run& run, Minimum& minimum) {
  const double wanted = elementary::log(prior) - elementary::log(1 - prior);
  const double seen = elementary::log(design.positives) - elementary::log(design.weight_sum - design.positives);
  minimum.intercept_shift = wanted - seen;
  Objective objective(design, select(design.terms, minimum.terms), {}, kernels(run.instruction_set()), run);
  std::vector<double> weights = minimum.point.weights;
  weights[0] += minimum.intercept_shift;
  objective.evaluate(std::move(weights));
  minimum.passes += objective.passes();
  minimum.logits = objective.release_logits();
}

}  // namespace logreg
