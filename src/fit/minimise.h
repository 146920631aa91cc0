// Design matrix (n rows, p terms) -> where its objective is least: leaves out terms that depend on others, chooses the
// descent, certifies the point it ended at.
#pragma once

#include "base/run.h"
#include "data/design.h"
#include "descent/descent.h"
#include "descent/linear_algebra.h"
#include "descent/null_model.h"
#include "descent/objective.h"
#include "fit/collinearity.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace logreg {

struct Minimum {
  std::vector<std::size_t> terms;        // of the design, those kept
  std::vector<DependentTerm> dependent;  // of the design, those left out
  Point point;                           // of centred and scaled terms, whatever the optimizer saw
  std::vector<double> logits;            // of the design's rows (n), after the correction of the intercept
  double intercept_shift = 0;            // the correction, which the point does not have in it
  std::vector<double> next_step;         // that the descent would take from the point, if it is known
  bool converged = false;
  StopReason stop = StopReason::iterations;
  std::size_t iterations = 0;
  std::size_t passes = 0;
  // Bound on objective - minimum: half the squared Newton decrement; the duality gap with l1, or where the decrement
  // takes a dense matrix of too many terms and there is a penalty.
  std::optional<double> loss_gap;
  std::optional<double> max_error_in_std_errors;  // without l1 or l2
  bool exists = false;                            // it is certain that there is a finite minimum (without penalty)
  // (p + 1) x (p + 1), of the mean loss at the point; without l1 or l2, when converged.
  std::optional<Cholesky> information;
  std::vector<NearDependence>
      near_dependences;              // among the terms kept; without penalty, where the information is dense
  std::optional<double> largest_l1;  // with which some weight is not zero, when all are
  NullModel null;                    // the intercept alone, beside the offsets
  std::vector<TraceRow> trace;
  bool loss_rose = false;
  double saturated = 0;  // share of rows whose probability is within 1e-6 of 0 or 1
};

// Standardises the design in place.
Minimum minimise(Design& design, const DescentOptions& options, Growth growth, const Run& run);

}  // namespace logreg
