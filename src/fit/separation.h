// Whether a maximum-likelihood estimate exists, and what there is where it does not.
//
// With signed rows a_i (turned by their class), a direction d with a_i'd >= 0 for every row and a_i'd > 0 for some is a
// direction of recession: along it the likelihood never falls, and the estimate does not exist (Albert and Anderson
// 1984). One that is positive on all rows: complete separation. If there are some, but none of that kind:
// quasi-complete separation.
//
//   C = { d : a_i'd >= 0 for all i }       the cone of these directions; terms that depend on others are left out
//                                          before, so that d = 0 is the only one that moves no row
//   S = { i : a_i'd > 0 for some d in C }  the settled rows: in the limit they are fitted perfectly. The sum of two
//                                          directions is one, so that a single d* is positive on all of S
//   L = { d : a_i'd = 0 for all i not in S }
//
// C spans L: it lies in L, and for any e in L, d* + small e is still in C. So a term has no finite estimate exactly if
// some vector of L moves it, which is linear algebra over the rows that remain. On these, every direction of recession
// is zero: their fit exists, its deviance is the infimum of the whole, and what it says of the terms that L does not
// move are their finite limits, with the standard errors of the limit.
//
// How it is decided. That there is none: by the Newton decrement (see estimate_exists()). That there are some: where
// weights grow, the last step of the descent is nearly in C. Rows whose logits it hardly changes are taken to remain;
// L follows from them, and the step's part in L is the candidate. One pass over the rows verifies it. Where it fails,
// a linear programme looks for a direction, or proves that there is none. Settled rows are put aside, and the same is
// asked of those that remain, until their fit exists or none remain.
//
// A margin below 1e-11 of the largest that its direction could give counts as zero: at that distance decimal numbers
// read as doubles are equal, and columns count as dependent, too.
#pragma once

#include "base/run.h"
#include "data/design.h"
#include "fit/fit.h"

namespace logreg {

// Decides what fit_unless_separated() left open. Where the data are separated it replaces the result's point by
// stand-ins, and its covariance by that of the finite weights; where they are not, by the minimum.
void decide_separation(Design& design, const FitOptions& options, const Run& run, FitResult& result);

}  // namespace logreg
