// How far a penalised objective is above its minimum at most, by Fenchel's duality.
//
// Any residuals u_i, with y_i + u_i between 0 and 1, that sum to zero with the row weights (the bias is free) and whose
// products c_j = 1/W sum_i w_i u_i x_ij are within what the penalty allows, give a lower bound of the minimum
// (Rifkin and Lippert 2007; Yu, Huang and Lin 2011, section 2). The gap to it is a sum of parts that are never
// negative, one for each row and one for each term:
//
//   1/W sum_i w_i [ loss_i(z_i) + loss*(u_i) - u_i z_i ] + sum_j [ penalty_j(t_j) + penalty*_j(-c_j) + c_j t_j ]
//
// u are the residuals p - y at the weights, less tau p (1 - p) so that they sum to zero (without an intercept tau
// is 0), shrunk together until they
// are allowed: |c_j| <= l1 s_j where there is no l2.
#pragma once

#include "descent/objective.h"

#include <optional>

namespace logreg {

// At the point last evaluated. One or two passes. Nothing where some term has no penalty, or where tau is not small.
std::optional<double> duality_gap(Objective& objective, const Point& point);

}  // namespace logreg
