#include "model/overflow.h"

#include "model/messages.h"

#include <cmath>
#include <cstddef>

namespace logreg {

namespace {

bool is_finite(const SymmetricMatrix& matrix) {
  for (std::size_t i = 0; i < matrix.size(); ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      if (!std::isfinite(matrix.at(i, j))) return false;
    }
  }
  return true;
}

}  // namespace

void refuse_overflow(const Model& model) {
  double intercept = std::abs(model.logit_at_means);  // whoever reads the model adds it up
  for (const ModelTerm& term : model.terms) {
    const double shift = std::abs(term.coefficient * term.mean);
    if (!std::isfinite(shift) || !std::isfinite(term.sd)) throw error::term_overflows(term_name(model, term));
    intercept += shift;
  }
  const TrainingRecord& training = model.training;
  for (const double value : {intercept, training.weight_sum, training.log_likelihood, training.null_log_likelihood}) {
    if (!std::isfinite(value)) throw error::fit_overflows();
  }
  if (model.covariance && !is_finite(*model.covariance)) throw error::fit_overflows();
}

}  // namespace logreg
