#include "inference/inference.h"

#include "base/select.h"
#include "descent/objective.h"

#include <utility>

namespace logreg {

Inference infer(const Design& design, const Fit& fit, const InferenceOptions& options, bool firth,
                const std::optional<ClassWeights>& class_weights, const Run& run) {
  Covariance found = covariance(design, fit, options.covariance, class_weights, run);
  Inference result{
      std::move(found.matrix),   found.intercept_std_error, std::move(found.root),
      found.lacks_robust_factor, {},                        found.passes};
  if (firth && fit.minimum.information) {
    Objective objective(design, select(design.terms, fit.minimum.terms), {}, kernels(run.instruction_set()), run);
    result.firth = firth_likelihood(objective, fit.minimum, options.level, run);
    result.passes += objective.passes();
  }
  return result;
}

}  // namespace logreg
