// A proof that a minimum exists, from a point near to it.
//
// By self-concordance (Bach 2010, proposition 2) it exists if decrement x max_i |x_i| <= 1/2, where the decrement is
// the length of the gradient under the inverse of the information and |x_i| that of a row. Where the data are separated
// that product is never below 1/2.
#pragma once

#include "descent/linear_algebra.h"
#include "descent/objective.h"

namespace logreg {

// At the point last evaluated. `information` is of all rows there; the decrement comes squared.
bool estimate_exists(const Objective& objective, const Cholesky& information, double squared_decrement);

}  // namespace logreg
