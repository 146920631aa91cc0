#include "data/formula/interval_levels.h"

#include "data/formula/quantile.h"

#include <fmt/format.h>

#include <algorithm>

namespace logreg {

namespace {

std::vector<std::string> with_digits(std::span<const double> breaks, int digits) {
  std::vector<std::string> result;
  for (const double at : breaks) result.push_back(fmt::format("{:.{}g}", at + 0.0, digits));  // no -0
  return result;
}

std::vector<std::string> told_apart(std::span<const double> breaks) {
  constexpr int fewest = 3;
  constexpr int most = 17;  // tell any two doubles apart
  int digits = fewest;
  std::vector<std::string> result = with_digits(breaks, digits);
  while (digits < most && std::ranges::adjacent_find(result) != result.end()) result = with_digits(breaks, ++digits);
  return result;
}

}  // namespace

std::vector<std::string> interval_levels(std::span<const double> breaks) {
  std::vector<std::string> levels;
  std::string low = "-Inf";
  for (const std::string& high : told_apart(breaks)) {
    levels.push_back(fmt::format("({},{}]", low, high));
    low = high;
  }
  levels.push_back(fmt::format("({},Inf]", low));
  return levels;
}

std::size_t interval_of(double x, std::span<const double> breaks) {
  return static_cast<std::size_t>(std::ranges::lower_bound(breaks, x) - breaks.begin());
}

std::vector<double> group_breaks(std::span<const double> values, std::size_t groups) {
  std::vector<double> reordered(values.begin(), values.end());
  std::vector<double> breaks = quantiles(reordered, equal_shares(groups));
  breaks.erase(std::ranges::unique(breaks).begin(), breaks.end());
  if (!breaks.empty() && breaks.back() == std::ranges::max(values)) breaks.pop_back();
  return breaks;
}

}  // namespace logreg
