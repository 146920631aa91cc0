#include "inference/distributions.h"

#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/gamma.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace logreg {

double two_sided_normal_tail(double z) {
  return std::erfc(std::abs(z) / std::numbers::sqrt2);
}

double normal_critical_value(double level) {
  constexpr double half = 0.5;                         // from here on 1 - level is exact
  const auto share = static_cast<long double>(level);  // rounded once, at the end
  const long double scaled = level < half ? boost::math::erf_inv(share) : boost::math::erfc_inv(1 - share);
  return static_cast<double>(std::numbers::sqrt2_v<long double> * scaled);
}

double chi_squared_tail(double x, double degrees) {
  return boost::math::gamma_q(degrees / 2, x / 2);
}

double chi_squared_critical_value(double level) {
  const double normal = normal_critical_value(level);
  return normal * normal;
}

double two_sided_binomial_tail(double heads, double all) {
  constexpr double fair = 0.5;
  const double fewer = std::min(heads, all - heads);
  // P(X <= k) = I_{1/2}(n - k, k + 1)
  return std::min(2 * boost::math::ibeta(all - fewer, fewer + 1, fair), 1.0);
}

}  // namespace logreg
