// How far the point of a descent is from the minimum.
//
// With gradient g and information H of the objective: half of g' H^-1 g bounds the gap of the objective, sqrt(W g' H^-1
// g) the error of any weight in units of its standard error, both up to a factor that tends to 1 (Bach 2010). Under an
// l1 penalty the duality gap takes its place.
//
// A minimum exists for certain (Bach 2010, proposition 2) if decrement x max_i |x_i| <= 1/2, where the decrement is the
// length of the gradient under the inverse of the information and |x_i| that of a row. Where the data are separated
// that product is never below 1/2.
#pragma once

#include "descent/descent.h"
#include "descent/linear_algebra.h"
#include "descent/objective.h"

#include <optional>

namespace logreg {

struct Certificate {
  std::optional<double> loss_gap;  // bound on objective - minimum
  std::optional<double> max_error_in_std_errors;
  std::optional<bool> is_met;           // whether the point passes for the minimum, by the default tolerance
  bool exists = false;                  // it is certain that there is a finite minimum
  std::optional<Cholesky> information;  // of the objective at the point
};

// Of the point last evaluated, with few enough terms for a dense matrix. `information`: of all rows there, if it is
// known already.
Certificate certificate(Objective& objective, const Point& point, std::optional<Cholesky> information);

// With Firth's penalty. The information at its maximum is that of the log likelihood alone.
Certificate firth_certificate(const Objective& objective, const Descent& descent);

// With l1. `loss_gap`: by duality, if it is known already.
Certificate l1_certificate(Objective& objective, const Point& point, const std::optional<double>& loss_gap);

// Where there are too many terms for a dense matrix: by the decrement where the preconditioner is the information
// itself, else by the duality gap, which only a penalised objective has.
Certificate certificate_of_many_terms(Objective& objective, const Point& point,
                                      const std::optional<double>& squared_decrement);

// The least l1 under which all weights are zero: the largest derivative, in the units of the penalty.
double largest_l1(const Objective& objective, const Point& at_zero);

}  // namespace logreg
