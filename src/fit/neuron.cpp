#include "fit/neuron.h"

#include "base/elementary.h"

#include <algorithm>
#include <cmath>

namespace logreg {

double sigmoid(double logit) {
  // exp never overflows this way, and small probabilities keep all their digits.
  const double e = elementary::exp(-std::abs(logit));
  return (logit < 0 ? e : 1.0) / (1.0 + e);
}

double softplus(double logit) {
  return std::max(logit, 0.0) + elementary::log1p(elementary::exp(-std::abs(logit)));
}

double log_loss(double logit, double label) {
  // softplus(z) - z = softplus(-z): for label 1 the difference would cancel.
  return label > 0.5 ? softplus(-logit) : softplus(logit);
}

}  // namespace logreg
