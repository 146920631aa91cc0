// The best fit in which one coefficient, a'w of the weights w, has a given value: Newton's method along the plane.
//
// With gradient g and information A of the mean loss, the step is m A^-1 a - A^-1 g, m = a'A^-1 g / a'A^-1 a; at the
// minimum m is by how much the least loss grows with the value, and A^-1 a / a'A^-1 a how the weights follow it.
#pragma once

#include "descent/objective.h"

#include <optional>
#include <span>
#include <vector>

namespace logreg {

struct RestrictedFit {
  Point point;
  double slope = 0;            // d least loss / d value
  std::vector<double> follow;  // d weights / d value
};

// `start` has the value already. Nothing where the information is too near to a singular one.
std::optional<RestrictedFit> restricted_fit(Objective& objective, std::span<const double> a, std::vector<double> start);

// The weights of a fit, moved along the path of such fits to where the coefficient is larger by `change`.
std::vector<double> followed(const RestrictedFit& fit, double change);

}  // namespace logreg
