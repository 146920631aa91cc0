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
// How it is decided. That there is none: by the Newton decrement (see certificate). That there are some: where
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
#include "descent/descent.h"
#include "fit/infinite_estimates.h"
#include "fit/minimise.h"

#include <cstddef>
#include <memory>
#include <vector>

namespace logreg {

enum class SeparationKind { undecided, none, quasi_complete, complete };

// Why separation is not decided.
enum class Undecided {
  penalised,       // the estimate exists anyway
  firth,           // so it does
  textbook,        // gd and sgd: the weights are those after so many epochs
  too_many_terms,  // more than dense_terms: only levels are looked at, each for itself
  interrupted,     // before it could be
  out_of_reach,    // neither a direction of recession nor its absence could be certified
};

// The fit of the rows that no direction of recession settles: the limit of the whole.
struct RemainingFit {
  Design design;
  std::vector<Term> terms;             // of the design, those kept
  std::vector<std::size_t> positions;  // of these among the terms kept in the whole
  Minimum minimum;
};

struct Separation {
  SeparationKind kind = SeparationKind::undecided;
  Undecided why_undecided = Undecided::out_of_reach;
  std::size_t rows = 0;                           // settled: fitted perfectly in the limit
  double infimum = 0;                             // of the mean loss, where the data are separated
  WeightLimit intercept;                          // of raw columns
  std::vector<WeightLimit> weights;               // of the terms kept
  std::vector<OneClassLevel> one_class_levels;    // where there are too many terms for more
  std::shared_ptr<const RemainingFit> remaining;  // where the data are separated and this fit has converged

  bool is_found() const { return kind == SeparationKind::quasi_complete || kind == SeparationKind::complete; }
};

// Of a minimum that does not certainly exist. Where the data are separated its point becomes stand-ins for the limit;
// where they are not, the minimum after all.
Separation decide_separation(Design& design, const DescentOptions& options, const Run& run, Minimum& minimum);

}  // namespace logreg
