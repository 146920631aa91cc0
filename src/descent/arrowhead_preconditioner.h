// The information of many terms as a metric whose size grows with their number and not with its square.
//
// Most of many terms are levels of a few wide categorical columns, and two levels of one column never meet in a row.
// With the widest column last and uncentred (0/1, which changes the bias alone) the information is
//
//       A   C   B            A: the core, which is the bias and the terms of narrow columns; dense
//       C'  E   F            E: the other wide columns
//       B'  F'  D            D: the widest column; diagonal
//
// The widest column is eliminated exactly: [A C; C' E] - [B; F] D^-1 [B' F'] is what is left of the others. Of that,
// the core's block is used as it is, of the others' only the diagonal (and, for each column, what its levels have in
// common: moving all of them is nearly moving the bias). With one wide column the metric is the information itself.
// With several, F holds what one column says of another (a town of its county, a worker of a firm), as a sparse
// table of the pairs of levels that meet in some row: at most as many as there are rows.
//
// Numeric terms for which the core has no room stand alone, on the diagonal.
#pragma once

#include "descent/arrowhead_layout.h"
#include "descent/linear_algebra.h"
#include "descent/objective.h"

#include <cstddef>
#include <span>
#include <vector>

namespace logreg {

class ArrowheadPreconditioner {
 public:
  // At the weights last evaluated. One pass. The plan must outlive the metric.
  ArrowheadPreconditioner(Objective& objective, const ArrowheadLayout& plan);

  std::vector<double> solve(std::span<const double> gradient) const;  // M^-1 gradient

 private:
  struct OtherColumn {
    std::vector<double> crossing;  // F, pair by pair
    std::vector<double> diagonal;  // what is left of E, by level
    double common = 0;             // the sum of all that is left of E
  };

  void couple(Objective& objective);
  SymmetricMatrix reduced_core(const Objective& objective, const SymmetricMatrix& core) const;
  OtherColumn other_column(Objective& objective, std::size_t k) const;
  std::span<const double> coupling(std::size_t level) const {
    const std::size_t width = plan_.shape().core.size() + 1;
    return std::span(coupling_).subspan(level * width, width);
  }
  std::vector<double> solve_other(std::size_t k, std::span<const double> effects,
                                  std::span<const double> gradient) const;

  const ArrowheadLayout& plan_;
  std::vector<double> coupling_;  // B', level by level
  std::vector<double> diagonal_;  // D
  Cholesky core_;                 // of what is left of A
  std::vector<OtherColumn> others_;
  std::vector<double> alone_;  // the diagonal of the whole information, if some terms stand alone
};

}  // namespace logreg
