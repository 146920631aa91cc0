#include "fit/near_dependence.h"

#include "descent/refined_cholesky.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace logreg {

namespace {

// Terms whose parts in the dependent one are longer than this share of it.
constexpr double notable = 1e-3;

// The terms that make up row j of the factor but for its diagonal: factors f with L_(<j)' f = row.
std::vector<std::size_t> made_of(const Cholesky& factor, std::size_t j) {
  std::vector<double> parts(j);
  for (std::size_t k = 0; k < j; ++k) parts[k] = factor.lower(j, k);
  double length = 0;
  for (const double part : parts) length += part * part;
  std::vector<std::size_t> result;
  for (std::size_t k = j; k-- > 0;) {
    if (std::isinf(factor.diagonal(k))) continue;  // left out, and nothing is made of it
    const double own = parts[k] / factor.diagonal(k);
    double own_length = 0;
    for (std::size_t i = 0; i <= k; ++i) {
      parts[i] -= own * factor.lower(k, i);
      own_length += factor.lower(k, i) * factor.lower(k, i);
    }
    if (k > 0 && own * own * own_length > notable * notable * length) result.push_back(k - 1);
  }
  std::ranges::reverse(result);
  return result;
}

// Of a standard error, by what is left of the squared length of a term.
double relative_error(double left, Digits digits) {
  constexpr double rounding = std::numeric_limits<double>::epsilon();
  const bool is_refined = digits == Digits::of_refined_factor && left <= least_sure_part;
  const double lost = is_refined ? std::sqrt(left) : left;
  return rounding / std::max(lost, rounding);
}

}  // namespace

std::vector<NearDependence> near_dependences(const Cholesky& factor, Digits digits) {
  std::vector<NearDependence> result;
  for (std::size_t j = 1; j < factor.size(); ++j) {
    const double error = relative_error(factor.part_left(j), digits);
    if (error <= std::pow(10.0, -enough_digits)) continue;
    result.push_back({j - 1, made_of(factor, j), static_cast<int>(std::floor(-std::log10(error)))});
  }
  return result;
}

}  // namespace logreg
