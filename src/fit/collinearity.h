// Terms that depend linearly on the terms before them (aliased, collinear), which no fit without penalty can tell
// apart from those.
//
// The Cholesky factor of X'X finds candidates: the square of its diagonal is what the earlier columns leave of a
// column. Squaring costs half the digits, so that a candidate is decided by its residual itself, computed over the
// rows with one step of iterative refinement.
#pragma once

#include "descent/objective.h"

#include <cstddef>
#include <vector>

namespace logreg {

struct DependentTerm {
  std::size_t term = 0;                 // among the objective's
  std::vector<std::size_t> depends_on;  // earlier ones that are kept; none: it does not vary at all
  std::vector<double> factors;          // of all terms, standardised: term = sum_t factors_t x_t
};

// `gram` is X'X / W of some of the rows, or all, the design standardised: terms that are independent there are
// independent. In the order of the terms.
std::vector<DependentTerm> dependent_terms(Objective& objective, const SymmetricMatrix& gram);

}  // namespace logreg
