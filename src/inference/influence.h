// How each row is fitted and what it does to the fit (Pregibon 1981), as R's influence.measures(glm) has it.
//
// Of a row of weight w, of which s are positive (0 or w; under trials w trials with s successes, a row of the file
// being one whatever it became), with p its fitted probability, x its terms and C = (W A)^-1 the inverse of the
// information:
//
//   pearson       r = (s - w p) / sqrt(w p (1 - p))
//   deviance      d = sign(s - w p) sqrt(2 (s ln(s / (w p)) + (w - s) ln((w - s) / (w (1 - p)))))
//   leverage      h = w p (1 - p) x'C x                       hatvalues
//   standardized  d / sqrt(1 - h)                             rstandard
//   cooks         r^2 h / ((1 - h)^2 k), k coefficients       cooks.distance
//   left out      logit - x'C x (s - w p) / (1 - h)           without the row, after one Newton step
//   dfbeta        C x sqrt(w p (1 - p)) d / (1 - h)           dfbeta: R takes the deviance residual here
//
// dfbeta is in the units of the data: by how much a coefficient is greater than without the row, about.
#pragma once

#include "descent/design_matrix.h"
#include "fit/minimise.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace logreg {

struct Influence {
  double leverage = 0;
  double standardized = 0;
  double cooks_distance = 0;
  double left_out_logit = 0;
};

struct RowDiagnostics {
  std::size_t row = 0;  // among those used, of the file
  double weight = 1;
  double positives = 0;
  double logit = 0;  // as the model gives it; residuals are those of the fit, before it was corrected for a prior
  double pearson = 0;
  double deviance = 0;
  std::optional<Influence> influence;  // nothing: the fit has no information
  std::vector<double> dfbeta;          // the constant first, 0 without one; empty: not asked for, or no information
};

// x_i'C x_i of every row of the design: n. Empty: the fit has no information.
std::vector<double> influence_forms(const DesignMatrix& x, const Minimum& minimum);

// What is known of a row before anything is worked out: its weight, its logit as it was fitted, and x'C x.
using IsWanted = std::function<bool(double weight, double logit, double form)>;

// One row after another, of those that are wanted. `x`: of the terms of the minimum; `forms`: of it.
void for_each_row(const DesignMatrix& x, const Minimum& minimum, std::span<const double> forms, bool with_dfbetas,
                  const IsWanted& is_wanted, const std::function<void(const RowDiagnostics&)>& accept);

}  // namespace logreg
