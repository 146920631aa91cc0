// Mean, standard deviation and exponent of a numeric column of a design; missing numbers become what they count as.
//
//   mean = sum_i w_i x_i / W,   variance = sum_i w_i (x_i - mean)^2 / W
//
// Blocks are measured about their own mean while they are in the cache, then put together (Chan, Golub and LeVeque
// 1983). Squares are of numbers divided by a power of two, so that they stay in range.
#pragma once

#include "data/design.h"
#include "data/schema.h"

#include <cstddef>

namespace logreg {

// The weights of the rows and their sum are known. Without an intercept nothing is centred: the mean is 0, and the
// standard deviation the root of the mean square.
void measure_column(Design& design, std::size_t j, const FeatureColumn& feature);

}  // namespace logreg
