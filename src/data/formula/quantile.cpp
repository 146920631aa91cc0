#include "data/formula/quantile.h"

#include <algorithm>
#include <cmath>

namespace logreg {

std::vector<double> quantiles(std::span<double> values, std::span<const double> shares) {
  std::vector<double> result;
  std::size_t ordered = 0;  // so many of the smallest stand in front of the others
  const auto at = [&](double position) {
    const auto index = static_cast<std::size_t>(position) - 1;
    const auto nth = values.begin() + static_cast<std::ptrdiff_t>(index);
    std::nth_element(values.begin() + static_cast<std::ptrdiff_t>(std::min(ordered, index)), nth, values.end());
    ordered = index;
    return *nth;
  };
  for (const double share : shares) {
    const double position = 1 + static_cast<double>(values.size() - 1) * share;
    const double low = at(std::floor(position));
    const double high = at(std::ceil(position));
    const double part = position - std::floor(position);
    // Equal ones are not averaged, which could round.
    result.push_back(part > 0 && high != low ? (1 - part) * low + part * high : low);
  }
  return result;
}

std::vector<double> evenly_spaced(double first, double last, std::size_t count) {
  std::vector<double> result(count, first);
  const double step = (last - first) / static_cast<double>(count - 1);
  for (std::size_t i = 1; i < count; ++i) result[i] = i + 1 == count ? last : first + static_cast<double>(i) * step;
  return result;
}

std::vector<double> equal_shares(std::size_t groups) {
  const std::vector<double> all = evenly_spaced(0, 1, groups + 1);
  return {all.begin() + 1, all.end() - 1};
}

}  // namespace logreg
