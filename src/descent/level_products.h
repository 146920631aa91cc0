// Sums over the rows of each level of a categorical column, of the IRLS weights at the weights last evaluated and of
// their products with each of some other terms: what the information says of these and of the levels' 0/1 columns.
//
//   levels x (1 + terms), level by level: sum_i d_i / W, then sum_i d_i x_it / W of each term, centred and scaled
//
// The terms are not levels of the column itself. The sums do not depend on how many threads make them.
#pragma once

#include "descent/objective.h"

#include <cstddef>
#include <span>
#include <vector>

namespace logreg {

std::vector<double> level_products(Objective& objective, std::size_t column, std::span<const std::size_t> terms);

}  // namespace logreg
