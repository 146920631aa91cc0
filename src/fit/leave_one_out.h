// What each row's logit would be had the model been trained without it, from one Newton step (Pregibon 1981).
//
//   z_(i) = z_i - l_i (y_i - p_i) / (1 - p_i (1 - p_i) l_i),  l_i = u_i x_i' (W A)^-1 x_i
//
// A is the information of the mean loss, W the sum of the row weights. A row of weight w counts as w equal rows, of
// which one is left out: u_i = min(w_i, 1). p (1 - p) l is the row's leverage.
#pragma once

#include "fit/fit.h"
#include "fit/objective.h"

#include <vector>

namespace logreg {

// Whether that, and the figures made from it, take next to no time.
bool leaving_out_costs_little(const Objective& objective);

// Of every row, for a fit that has its information. A pass for each term.
std::vector<double> left_out_logits(Objective& objective, const FitResult& fit);

}  // namespace logreg
