// The neuron: probability = sigmoid(logit), logit = bias + w . x.
//
// Everything is computed from the logit, never from the probability, so that a confident
// mistake costs a large finite loss and not log(0). No branches, so that loops over rows vectorise; the same source
// serves them and single rows, and gives both the same bits.
#pragma once

#include "base/elementary.h"

namespace logreg {

// 1 / (1 + exp(-z)), for any finite z. exp never overflows this way, and small probabilities keep all their digits.
[[gnu::always_inline]] inline double sigmoid(double logit) {
  const double e = elementary::exp_of_negative(-__builtin_fabs(logit));
  return (logit < 0 ? e : 1.0) / (1.0 + e);
}

// log(1 + exp(z))
[[gnu::always_inline]] inline double softplus(double logit) {
  const double e = elementary::exp_of_negative(-__builtin_fabs(logit));
  return (logit > 0 ? logit : 0.0) + elementary::log1p(e);
}

// softplus(z) - y z, label y 0 or 1: softplus(-z) for label 1, where the difference would cancel.
[[gnu::always_inline]] inline double log_loss(double logit, double label) {
  return softplus(label > 0.5 ? -logit : logit);
}

// p (1 - p): the weight of a row in iteratively reweighted least squares, and its Fisher information of the logit.
[[gnu::always_inline]] inline double irls_weight(double logit) {
  const double e = elementary::exp_of_negative(-__builtin_fabs(logit));
  const double s = 1.0 + e;
  return e / (s * s);
}

struct LossAndResidual {
  double loss;      // log_loss
  double residual;  // sigmoid(z) - y, which is -sigmoid(-z) for label 1
};

// exp(-|z|)
[[gnu::always_inline]] inline double exp_of_distance(double logit) {
  return elementary::exp_of_negative(-__builtin_fabs(logit));
}

// Both, from e = exp_of_distance(logit), and log(1 + e).
[[gnu::always_inline]] inline double loss_from(double logit, double label, double log1p_e) {
  const double z = label > 0.5 ? -logit : logit;
  return (z > 0 ? z : 0.0) + log1p_e;
}
[[gnu::always_inline]] inline double residual_from(double logit, double label, double e) {
  const double side = label > 0.5 ? -1.0 : 1.0;
  return side * ((side * logit < 0 ? e : 1.0) / (1.0 + e));
}

[[gnu::always_inline]] inline LossAndResidual loss_and_residual(double logit, double label) {
  const double e = exp_of_distance(logit);
  return {loss_from(logit, label, elementary::log1p(e)), residual_from(logit, label, e)};
}

}  // namespace logreg
