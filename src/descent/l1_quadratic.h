// The minimum of a quadratic function plus weighted absolute values: what a proximal Newton step has to find.
//
//   slope'(w - start) + 1/2 (w - start)' curvature (w - start) + sum_j kink_j |w_j|
//
// Coordinate descent (Friedman, Hastie and Tibshirani 2010) finds which weights are zero and the signs of the others
// quickly, but then creeps where columns are correlated. So whenever a sweep leaves the signs as they were, the
// quadratic function of the weights that are not zero is minimised by one Cholesky solution, as far as no weight
// changes its sign. Each such step ends at the minimum of a face or leaves it for a smaller one, and none is visited
// twice; the result is exact up to rounding, and weights that belong at zero are exactly zero.
#pragma once

#include "descent/linear_algebra.h"

#include <vector>

namespace logreg {

struct QuadraticModel {
  SymmetricMatrix curvature;  // positive semidefinite
  std::vector<double> slope;
  std::vector<double> start;
  std::vector<double> kinks;  // 0: a weight that may be anything, as the bias
};

std::vector<double> minimum(const QuadraticModel& model);

// The number nearest to zero within `distance` of x: the proximal step of an absolute value.
inline double soft_threshold(double x, double distance) {
  return x > distance ? x - distance : x < -distance ? x + distance : 0.0;
}

}  // namespace logreg
