// What a fit says of its weights, for tests.
#pragma once

#include "inference/covariance.h"

#include <optional>

inline std::optional<logreg::SymmetricMatrix> covariance_of(
    const logreg::Design& design, const logreg::Fit& fit,
    logreg::CovarianceKind kind = logreg::CovarianceKind::information,
    const std::optional<logreg::ClassWeights>& class_weights = {}) {
  return logreg::covariance(design, fit, kind, class_weights, logreg::Run()).matrix;
}
