// Slow, obvious tails of distributions: integrals of the density in long double by Simpson's rule, as logarithms.
#pragma once

#include <cmath>

namespace logreg::oracle {

// log of the integral of exp(log_density(t)) from x on, where the density falls. Beyond the point where it has fallen
// by e^-46, nothing counts.
template <class LogDensity>
long double log_tail(const LogDensity& log_density, long double x) {
  constexpr long double fallen = 46;
  constexpr int steps = 20000;  // even
  const long double top = log_density(x);
  long double width = 1e-6L;
  while (log_density(x + width) > top - fallen) width *= 1.5L;
  const long double h = width / steps;
  long double sum = 0;
  for (int i = 0; i <= steps; ++i) {
    const long double factor = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
    sum += factor * std::exp(log_density(x + h * i) - top);
  }
  return top + std::log(sum * h / 3);
}

inline long double log_two_sided_normal_tail(long double z) {
  const long double pi = std::acos(-1.0L);
  return std::log(2.0L) + log_tail([&](long double t) { return -t * t / 2 - std::log(2 * pi) / 2; }, z);
}

// Below its mode the density rises: there 1 less the integral from 0 is as good, substituted t = u^2 because the
// density of one degree of freedom is infinite at 0.
inline long double log_chi_squared_tail(long double x, long double degrees) {
  const long double constant = -degrees / 2 * std::log(2.0L) - std::lgamma(degrees / 2);
  // Of u, the square root of the chi-square.
  const auto log_density = [&](long double u) {
    return std::log(2.0L) + constant + (degrees - 1) * std::log(u) - u * u / 2;
  };
  const long double mode = std::sqrt(degrees > 1 ? degrees - 1 : 0);
  const long double from = std::sqrt(x);
  if (from >= mode) return log_tail(log_density, from);
  constexpr int steps = 20000;
  const long double h = from / steps;
  long double below = 0;
  for (int i = 0; i <= steps; ++i) {
    const long double factor = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
    below += factor * (i == 0 ? (degrees > 1 ? 0 : std::exp(std::log(2.0L) + constant)) : std::exp(log_density(h * i)));
  }
  return std::log1p(-below * h / 3);
}

}  // namespace logreg::oracle
