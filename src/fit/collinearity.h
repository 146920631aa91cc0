// Collinearity: terms that depend linearly on other terms (aliased), which no fit without penalty can tell apart from
// those, and terms that nearly do, so that digits are lost.
//
// The Cholesky factor of X'X finds candidates: the square of its diagonal is what the earlier columns leave of a
// column. Squaring costs half the digits, so that a candidate is decided by its residual itself, computed over the
// rows with one step of iterative refinement.
//
// Of the squared length of a term (weighted as in the information) the terms before it leave the part s. Rounding
// errors of the information are then 1/s times as large in its inverse, and in the standard errors: of the 16 digits of
// a double about 16 + log10(s) are left. Where that would be few, the factor is refined (see refined_cholesky), and
// what is left are about 16 + log10(s) / 2.
#pragma once

#include "data/design.h"
#include "descent/linear_algebra.h"
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

// Columns that say nothing beside a categorical column of many levels: the level of that column decides their value, as
// the town decides the county, and a copy under other names decides everything. Looked for where there are too many
// terms for a search among all of them.
//
// The terms of columns that a categorical column of more than `narrow` levels determines, wherever that stands: one
// column goes rather than many of its levels. Of two that determine each other the later one goes. In the order of the
// terms.
std::vector<DependentTerm> determined_terms(const Design& design, std::size_t narrow);

struct NearDependence {
  std::size_t term = 0;
  std::vector<std::size_t> on;  // earlier terms
  int digits = 0;               // that are sure
};

constexpr int enough_digits = 6;

enum class Digits { of_products, of_refined_factor };

// Terms with fewer than enough_digits. `factor`: of the information, or of X'X, the bias first; rows that it leaves out
// depend on those before but for rounding.
std::vector<NearDependence> near_dependences(const Cholesky& factor, Digits digits);

}  // namespace logreg
