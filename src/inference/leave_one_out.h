// What each row's logit would be had the model been trained without it, from one Newton step (Pregibon 1981).
//
//   z_(i) = z_i - l_i (y_i - p_i) / (1 - p_i (1 - p_i) l_i),  l_i = u_i x_i' (W A)^-1 x_i
//
// A is the information of the mean loss, W the sum of the row weights. A row of weight w counts as w equal rows, of
// which one is left out: u_i = min(w_i, 1). p (1 - p) l is the row's leverage.
//
// Two rows of different classes are compared as if the model had been trained without either (leave-pair-out: Airola
// and others 2011): without a positive row alone the intercept is lower, which would put it behind the negative ones
// for no other reason. With M = X (W A)^-1 X' of the two rows, V their p (1 - p) and r = y - p, each times u, the step
// takes M (1 - V M)^-1 r from their logits. Where there are too many pairs, each row is ranked by itself: what the
// intercept loses by both rows is the same for both, so that its part of l, u_i / sum_j w_j p_j (1 - p_j), is taken
// away, and what either row says of the other beside that is neglected.
#pragma once

#include "descent/objective.h"
#include "fit/minimise.h"

#include <optional>
#include <vector>

namespace logreg {

// Whether that, and the figures made from it, take next to no time.
bool leaving_out_costs_little(const Objective& objective);

struct LeftOut {
  std::vector<double> logits;     // of every row
  std::vector<double> compared;   // what rows are to be ranked by
  std::optional<double> roc_auc;  // by pairs, if they are not too many
  std::vector<double> forms;      // l_i / u_i of every row
};

// For a fit that has its information. A pass for each term.
LeftOut left_out(Objective& objective, const Minimum& minimum);

}  // namespace logreg
