#include "report/axis.h"

#include "base/elementary.h"
#include "report/numbers.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace logreg {

namespace {

double power_of_ten(int exponent) {
  double result = 1;
  for (int i = 0; i < std::abs(exponent); ++i) result *= 10;
  return exponent < 0 ? 1 / result : result;
}

int exponent_of(double value) {
  const double tens = elementary::log(value) / elementary::log(10);
  return static_cast<int>(std::floor(tens + 1e-9));  // 1000 has three, whatever rounding says
}

std::vector<Tick> linear_ticks(const Axis& axis, int wanted) {
  const double rough = (axis.high - axis.low) / wanted;
  const int exponent = exponent_of(rough);
  const double unit = power_of_ten(exponent);
  const double factor = rough / unit <= 1.5 ? 1 : rough / unit <= 3.5 ? 2 : rough / unit <= 7.5 ? 5 : 10;
  const double step = factor * unit;
  const double slack = 1e-9;  // of a step: the ends count, whatever rounding says
  std::vector<Tick> result;
  for (double k = std::ceil(axis.low / step - slack); k <= axis.high / step + slack; ++k) {
    const double value = k * step + 0.0;  // never -0
    result.push_back({value, significant(axis.without_signs ? std::abs(value) : value, 6)});
  }
  return result;
}

std::vector<Tick> logarithmic_ticks(const Axis& axis, const std::vector<double>& factors, int every) {
  std::vector<Tick> result;
  for (int exponent = exponent_of(axis.low); exponent <= exponent_of(axis.high); ++exponent) {
    if (exponent % every != 0) continue;
    for (const double factor : factors) {
      const double value = factor * power_of_ten(exponent);
      if (value >= axis.low && value <= axis.high) result.push_back({value, significant(value, 6)});
    }
  }
  return result;
}

}  // namespace

double Axis::share(double value) const {
  if (scale == Scale::linear) return (value - low) / (high - low);
  return (elementary::log(value) - elementary::log(low)) / (elementary::log(high) - elementary::log(low));
}

double Axis::value_at(double share) const {
  if (scale == Scale::linear) return low + share * (high - low);
  return elementary::exp(elementary::log(low) + share * (elementary::log(high) - elementary::log(low)));
}

Axis axis_around(std::string label, const std::vector<double>& values, Scale scale) {
  constexpr double room = 0.05;
  const bool is_logarithmic = scale == Scale::logarithmic;
  std::vector<double> places;
  for (const double value : values) {
    if (!std::isfinite(value) || (is_logarithmic && !(value >= 1e-300))) continue;
    places.push_back(is_logarithmic ? elementary::log(value) : value);
  }
  if (places.empty()) places.push_back(0);
  const auto [least, most] = std::ranges::minmax(places);
  const double width = most > least ? most - least : std::max(std::abs(most), 1.0);
  const double low = least - room * width;
  const double high = most + room * width;
  if (is_logarithmic) return {std::move(label), elementary::exp(low), elementary::exp(high), scale};
  return {std::move(label), low, high, scale};
}

std::vector<Tick> ticks(const Axis& axis, int wanted) {
  if (axis.scale == Scale::linear) return linear_ticks(axis, wanted);
  const int powers = exponent_of(axis.high) - exponent_of(axis.low);
  if (powers >= 3) return logarithmic_ticks(axis, {1}, std::max(powers / wanted, 1));
  std::vector<Tick> result = logarithmic_ticks(axis, {1, 2, 5}, 1);
  constexpr std::size_t fewest = 3;
  return result.size() >= fewest ? result : linear_ticks(axis, wanted);
}

double axis_end(double greatest) {
  double end = 1;
  for (double power = 1; power > 1e-15; power /= 10) {
    for (const double digit : {8, 4, 2, 1}) {
      const double next = digit * power / 10;
      if (next < greatest || !(greatest > 0)) return end;
      end = next;
    }
  }
  return end;
}

}  // namespace logreg
