// Why a model has no standard errors, or a training no more than the table of terms.
#pragma once

namespace logreg {

enum class NotInferred {
  penalised,
  firth,
  no_robust_factor,  // n / (n - k) or n / (n - 1) is not positive
  class_weights,
  separated,
  hangs_on_one_row,  // without which the data are separated
  not_converged,
  no_covariance,
  // Of what takes more than standard errors.
  costs_much,  // and nobody asked for it
  interrupted,
};

}  // namespace logreg
