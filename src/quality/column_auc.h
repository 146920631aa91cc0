// The ROC AUC of one column alone: the share of pairs of a positive and a negative row in which the positive one has
// the greater score, ties counting one half.
//
// The score of a number is the number. That of a level is its share of positives; but a row that is scored by a share
// in which it counts itself looks better than it is, the more so the fewer rows the level has. So each row of a pair is
// scored without itself:
//
//   s_i = (p_l - y_i) / (n_l - 1)        of a row i of level l, which has n_l rows, p_l of them positive
//   s_i = (P - y_i) / (N - 1)            where it is the only row of its level; N rows in all, P of them positive
//
// and two rows of one level, or two that both have a level for themselves, are a tie: their level does not tell them
// apart. (Scored against s_j they would never be: leaving out a positive lowers a share, a negative raises it.)
#pragma once

#include "quality/class_counts.h"
#include "quality/value_counts.h"

#include <optional>
#include <vector>

namespace logreg {

// Nothing where a class has no row.
std::optional<double> roc_auc(const std::vector<ValueCounts>& counts);
std::optional<double> roc_auc_left_out(const std::vector<LevelCounts>& counts);

}  // namespace logreg
