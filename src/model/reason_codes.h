// Why a row has its logit: the columns that move it most, against the average row of the training.
//
// logit = logit_at_means + sum over columns of change, with
//   change = coefficient x (value - mean)                   of a numeric column
//   change = coefficient of the level - mean over the rows  of a categorical column, baseline 0
//   change = value                                          of the offset
//
// What terms of a formula change is summed up by column of the file, a term of several columns in equal parts.
#pragma once

#include "model/scorer.h"

#include <cstddef>
#include <span>
#include <vector>

namespace logreg {

struct Reason {
  std::size_t column = 0;  // of the scorer
  double change = 0;       // of the logit
};

// The `most` columns of the greatest absolute change, all if there are fewer; of equals the one that comes first in the
// model. `changes`: of the row, as the scorer finds them. The result replaces what is in `reasons`.
void find_reasons(const Scorer& scorer, std::span<const double> changes, std::size_t most,
                  std::vector<Reason>& reasons);

}  // namespace logreg
