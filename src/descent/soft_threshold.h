// The number nearest to zero within `distance` of x: the proximal step of an absolute value.
#pragma once

namespace logreg {

inline double soft_threshold(double x, double distance) {
  return x > distance ? x - distance : x < -distance ? x + distance : 0.0;
}

}  // namespace logreg
