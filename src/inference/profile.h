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

#include <optional>
#include <vector>

namespace logreg {

struct ProfileInterval {
  std::optional<double> low;  // nothing where there is none, or the root was not found; may be infinite
  std::optional<double> high;
};

// Of the intercept, if there is one, and of every term, in the units of the data. The fit has its information. A dozen
// passes an end, each with an information matrix.
std::vector<ProfileInterval> profile_intervals(Objective& objective, const FitResult& fit, double level);

// The same of separated data, by the stand-ins and the fit of the rows that remain.
std::vector<ProfileInterval> separated_profile_intervals(Objective& objective, const FitResult& fit, double level);

}  // namespace logreg
