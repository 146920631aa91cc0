// What the directions of recession do to each weight: whether its limit is infinite, on which side, and how many rows
// are settled with it.
//
// A weight is a linear function of a direction. It has no finite limit if some vector of L moves it, L being the
// directions that move no row that remains; on which side is asked of the cone of recession.
#pragma once

#include "fit/fit.h"
#include "fit/separated_rows.h"
#include "fit/signed_rows.h"

#include <vector>

namespace logreg {

// `basis`: of L. Sets the limits of the intercept and of all weights; separation.rows is known.
void set_infinite_estimates(const SignedRows& rows, const SeparatedRows& settled, const std::vector<Direction>& basis,
                            Separation& separation);

}  // namespace logreg
