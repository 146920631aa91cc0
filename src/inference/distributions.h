// Tails of the normal and the chi-square distribution, with all their digits as far out as a double reaches: nothing
// is computed as 1 - something.
#pragma once

namespace logreg {

// P(|Z| > |z|) of a standard normal Z.
double two_sided_normal_tail(double z);
// The c with P(|Z| < c) = level, for a level between 0 and 1.
double normal_critical_value(double level);

// P(X > x) of a chi-square X, x of 0 or more and degrees of freedom above 0.
double chi_squared_tail(double x, double degrees);
// The c with P(X < c) = level for one degree of freedom: the square of the normal one.
double chi_squared_critical_value(double level);

// The probability that of `all` fair coins the heads are as far from half as `heads` are, or farther.
double two_sided_binomial_tail(double heads, double all);

}  // namespace logreg
