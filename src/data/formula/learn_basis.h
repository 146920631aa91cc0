// The constants of a basis, from the rows.
#pragma once

#include "data/formula/basis.h"
#include "data/formula/basis_request.h"

#include <span>
#include <string>

namespace logreg {

// `values`: of the rows used, finite, at least one, in any order. `term`: the text of the basis in the formula, for
// errors. Knots are chosen as R 4.2 does, but those that fall on the least or the greatest value, where R's curve
// breaks, are refused. Throws Error (usage) where the values are too few or too much alike for what is asked, or knots
// and degrees are impossible.
Basis learn_basis(const BasisRequest& request, std::span<const double> values, const std::string& term);

}  // namespace logreg
