// Calibration as two numbers (Cox 1958; Van Calster et al. 2016), from two small logistic regressions on the logit:
//
//   intercept a of  logit P(y = 1) = a + logit:    0 where the probabilities are right on average; above: too low
//   slope b of      logit P(y = 1) = c + b logit:  1 where they spread as they should; below: too extreme (overfitted)
#pragma once

#include "base/run.h"
#include "quality/curves.h"
#include "quality/scores.h"

#include <optional>

namespace logreg {

struct CalibrationFit {
  std::optional<double> intercept;
  std::optional<double> slope;
  // Squares of the standard errors, with the weights as counts of rows.
  std::optional<double> intercept_variance;
  std::optional<double> slope_variance;
};

// Neither exists without both classes, or with probabilities of 0 or 1, whose logit is infinite; a slope not where the
// classes do not overlap, or where all logits are equal.
CalibrationFit calibration_fit(const Scores& scores, const Ranking& ranking, const Run& run = Run());

}  // namespace logreg
