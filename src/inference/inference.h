// What is asked of a fit beside its estimate, and the part of it that every report has: covariance, and what Firth's
// penalised likelihood says.
#pragma once

#include "base/run.h"
#include "data/class_weights.h"
#include "data/design.h"
#include "descent/linear_algebra.h"
#include "fit/fit.h"
#include "inference/covariance.h"
#include "inference/firth_likelihood.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace logreg {

// What row weights are: so many equal rows each, or the inverse of the chance with which a row was drawn.
enum class WeightsKind { frequency, sampling };

// From the standard error, or from the likelihood itself.
enum class Intervals { wald, profile };

struct InferenceOptions {
  double level = 0.95;  // confidence level of all intervals, between 0 and 1
  CovarianceKind covariance = CovarianceKind::information;
  std::optional<WeightsKind> weights_kind;  // nothing: nobody has said, and they are taken for counts
  Intervals intervals = Intervals::wald;
  bool joint_tests = false;  // even if they take long
  bool margins = false;
  bool leave_one_out = false;  // even if that takes long
  bool variance_inflation = false;
  bool standardized_coefficients = false;
};

struct Inference {
  // Of the weights (p + 1, of centred and scaled terms); without penalty, when converged. Where the data are separated:
  // in the limit, for the finite ones.
  std::optional<SymmetricMatrix> covariance;
  std::optional<double> intercept_std_error;  // with it; of the intercept in the units of the data
  std::optional<std::vector<std::vector<double>>> covariance_root;  // see Covariance
  bool lacks_robust_factor = false;
  std::optional<FirthLikelihood> firth;
  std::size_t passes = 0;
};

Inference infer(const Design& design, const Fit& fit, const InferenceOptions& options, bool firth,
                const std::optional<ClassWeights>& class_weights, const Run& run);

}  // namespace logreg
