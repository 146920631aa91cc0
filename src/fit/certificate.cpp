#include "fit/certificate.h"

#include "descent/duality_gap.h"
#include "fit/existence.h"
#include "inference/covariance.h"
#include "inference/firth_likelihood.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace logreg {

namespace {

void set_covariance(const Design& design, const Cholesky& information, FitResult& result) {
  result.covariance = information.inverse();
  for (double& value : result.covariance->values()) value /= design.weight_sum;
  if (!design.has_intercept) result.covariance->at(0, 0) = 0;
}

}  // namespace

void certify(Objective& objective, const FitOptions& options, const std::optional<Cholesky>& information,
             FitResult& result) {
  const double weight_sum = objective.design().weight_sum;
  const auto factor = information ? information : Cholesky::of(objective.information());
  if (!factor) return;
  const std::vector<double> half = factor->forward_substitution(result.point.gradient);
  const double squared_decrement = dot(half, half);
  result.loss_gap = squared_decrement / 2;
  const double error = std::sqrt(weight_sum * squared_decrement);
  if (options.descent.optimizer != Optimizer::automatic && result.stop == StopReason::epochs) {
    result.converged = error <= default_tolerance;
  }
  if (objective.is_penalised()) return;
  if (estimate_exists(objective, *factor, squared_decrement)) result.separation.kind = SeparationKind::none;
  // While weights grow there is no estimate to be near to.
  if (result.stop == StopReason::growing) return;
  result.max_error_in_std_errors = error;
  if (!result.converged) return;
  result.information = factor;
  const CovarianceKind kind = options.inference.covariance;
  if (kind == CovarianceKind::information) {
    set_covariance(objective.design(), *factor, result);
  } else {
    result.covariance = robust_covariance(objective, *factor, kind, options.class_weights);
    result.lacks_robust_factor = !result.covariance && kind != CovarianceKind::cluster;
    if (result.covariance && !objective.design().has_intercept) result.covariance->at(0, 0) = 0;
  }
}

void certify_firth(Objective& objective, const Descent& descent, double null_bias, double level, const Run& run,
                   FitResult& result) {
  if (!descent.information || !descent.squared_decrement) return;
  const double weight_sum = objective.design().weight_sum;
  result.loss_gap = *descent.squared_decrement / 2;
  result.max_error_in_std_errors = std::sqrt(weight_sum * *descent.squared_decrement);
  if (!result.converged) return;
  set_covariance(objective.design(), *descent.information, result);
  result.firth = firth_likelihood(objective, descent, null_bias, level, run);
  objective.evaluate(result.point.weights);  // its logits are the result's
}

void certify_l1(Objective& objective, const std::optional<double>& loss_gap, FitResult& result) {
  result.loss_gap = loss_gap ? loss_gap : duality_gap(objective, result.point);
  if (result.stop == StopReason::epochs) {
    result.converged = result.loss_gap && *result.loss_gap <= largest_relative_gap * result.point.objective;
  }
  if (std::any_of(result.point.weights.begin() + 1, result.point.weights.end(), [](double w) { return w != 0; }))
    return;
  double largest = 0;
  for (std::size_t t = 0; t < objective.terms().size(); ++t) {
    const double length = objective.penalised_length(t);
    largest = std::max(largest, std::abs(result.point.gradient[t + 1]) / length);
  }
  result.largest_l1 = largest;
}

void certify_many_terms(Objective& objective, const std::optional<double>& squared_decrement, FitResult& result) {
  if (squared_decrement) {
    result.loss_gap = *squared_decrement / 2;
    if (objective.is_penalised() || result.stop == StopReason::growing) return;
    result.max_error_in_std_errors = std::sqrt(objective.design().weight_sum * *squared_decrement);
  } else if (objective.is_penalised()) {
    result.loss_gap = duality_gap(objective, result.point);
  }
}

}  // namespace logreg
