// Range, mean and standard deviation of slopes: numbers within the levels of a category (LevelSlopes), as if they were
// expanded to a column for each level.
//
//   mean = s / W,   variance = q / W + share (1 - share) (s / W_l)^2,   share = W_l / W
//
// of the n rows, whose weights add up to W; W_l, s and q are those of the rows at the level: the sum of the weights, of
// the weighted numbers, and of their weighted squares about their own mean. Nothing is subtracted from what is nearly
// as large, so that a number far from 0 keeps its digits within a level.
#pragma once

#include "data/design.h"

#include <cstddef>
#include <vector>

namespace logreg {

// In the units in which the design holds the numbers.
struct SlopeMoments {
  double minimum = 0;  // of all rows: with 0 where there are others than the level's
  double maximum = 0;
  double mean = 0;
  double spread = 0;  // the standard deviation (population)
  double length = 0;  // the root of the mean square
};

// Of each level of slopes `s` of the design, which weighs its rows, and knows the sum of the weights.
std::vector<SlopeMoments> slope_moments(const Design& design, std::size_t s);

}  // namespace logreg
