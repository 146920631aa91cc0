#include "data/imputation.h"

#include "base/moments.h"
#include "base/number.h"
#include "data/messages.h"

#include <algorithm>
#include <cstddef>

namespace logreg {

namespace {

double mean_of(const std::vector<double>& values) {
  Sum sum;
  for (const double value : values) sum.add(value);
  return sum.value() / static_cast<double>(values.size());
}

double median_of(const std::vector<double>& sorted) {
  const std::size_t half = sorted.size() / 2;
  return sorted.size() % 2 == 1 ? sorted[half] : sorted[half - 1] / 2 + sorted[half] / 2;
}

double mode_of(const std::vector<double>& sorted) {
  double mode = sorted.front();
  std::ptrdiff_t most = 0;
  for (auto begin = sorted.begin(); begin != sorted.end();) {
    const auto end = std::upper_bound(begin, sorted.end(), *begin);
    if (end - begin > most) {
      most = end - begin;
      mode = *begin;
    }
    begin = end;
  }
  return mode;
}

}  // namespace

double imputed_number(const std::string& column, const std::string& how, std::vector<double> values) {
  if (how == "mean") return mean_of(values);
  std::ranges::sort(values);
  if (how == "median") return median_of(values);
  if (how == "mode") return mode_of(values);
  const auto number = parse_number(how);
  if (!number) throw error::no_imputation(column, how);
  return *number;
}

std::size_t imputed_level(const FeatureColumn& feature, const std::string& how) {
  const auto found = std::ranges::find(feature.levels, how, &Level::text);
  if (found != feature.levels.end()) return static_cast<std::size_t>(found - feature.levels.begin());
  if (how == "mode") {
    const auto most = std::ranges::max_element(feature.levels, {}, &Level::rows);
    return static_cast<std::size_t>(most - feature.levels.begin());
  }
  std::vector<std::string> levels;
  for (const Level& level : feature.levels) levels.push_back(level.text);
  throw error::no_such_level(feature.name, how, levels);
}

}  // namespace logreg
