// The best fit in which one coefficient, a'w of the weights w, has a given value: Newton's method along the plane.
//
// With gradient g and information A of the mean loss, the step is m A^-1 a - A^-1 g, m = a'A^-1 g / a'A^-1 a; at the
// minimum m is by how much the least loss grows with the value, and A^-1 a / a'A^-1 a how the weights follow it.
//
// Profile-likelihood intervals: the values of a coefficient at which the best fit that has them is just not
// significantly worse than the best of all (R's confint of a glm; Venzon and Moolgavkar 1988).
//
//   2 W (l(v) - l) = c,  l the least mean loss, l(v) the least one with the coefficient at v, c the chi-square quantile
//
// l(v) is convex and grows without bound in both directions, as the estimate exists. The root is found by Newton's
// method on the signed square root of the deviance, which is nearly a line in v, within bounds that close in; each l(v)
// by Newton's method along the plane on which the coefficient is v.
//
// Where the data are separated, l is the infimum. A coefficient that stays finite is profiled over the rows that
// remain: no direction that settles the others moves it. One that is infinite to one side only has an end on the other
// side, since there the likelihood does fall. Of one that goes both ways every value is as good as any other: whatever
// the weights, a direction moves it to that value and never lowers the likelihood. So its interval is open on both
// sides.
#pragma once

#include "descent/objective.h"
#include "fit/fit.h"

#include <cstddef>
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

struct ProfileInterval {
  std::optional<double> low;  // nothing where there is none, or the root was not found; may be infinite
  std::optional<double> high;
};

// Of the intercept, if there is one, and of every term, in the units of the data. The fit has its information. A dozen
// passes an end, each with an information matrix.
std::vector<ProfileInterval> profile_intervals(Objective& objective, const Minimum& minimum, double level);

// The same of separated data, by the stand-ins and the fit of the rows that remain.
std::vector<ProfileInterval> separated_profile_intervals(Objective& objective, const Fit& fit, double level);

}  // namespace logreg
