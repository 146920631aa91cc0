#include "fit/distributions.h"

#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/gamma.hpp>

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

}  // namespace logreg
