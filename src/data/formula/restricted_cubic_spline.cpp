#include "data/formula/restricted_cubic_spline.h"

#include "data/formula/quantile.h"

#include <algorithm>
#include <utility>

namespace logreg {

namespace {

using Vector = std::vector<double>;

double cube(double x) {
  return x > 0 ? x * x * x : 0;
}

double square(double x) {
  return x > 0 ? x * x : 0;
}

// How often the most frequent value occurs that is neither the least nor the greatest one.
std::size_t most_frequent_inner(const Vector& sorted) {
  std::size_t most = 0;
  const auto end = std::ranges::lower_bound(sorted, sorted.back());
  for (auto begin = std::ranges::upper_bound(sorted, sorted.front()); begin < end;) {
    const auto next = std::upper_bound(begin, end, *begin);
    most = std::max(most, static_cast<std::size_t>(next - begin));
    begin = next;
  }
  return most;
}

// The knots that take the place of the outermost quantiles, and the sorted values that the others are quantiles of.
struct Ends {
  Vector first, last;  // one each, or none
  Vector between;
};

Ends ends_of(Vector sorted) {
  constexpr double frequent = 0.05;  // of the values
  const auto is_frequent = [n = static_cast<double>(sorted.size())](std::size_t count) {
    return static_cast<double>(count) / n >= frequent;
  };
  Ends ends;
  if (is_frequent(most_frequent_inner(sorted))) return {{}, {}, std::move(sorted)};
  const auto of_least = std::ranges::upper_bound(sorted, sorted.front());
  const auto of_greatest = std::ranges::lower_bound(sorted, sorted.back());
  auto begin = sorted.begin();
  auto end = sorted.end();
  if (is_frequent(static_cast<std::size_t>(of_least - begin))) {
    ends.first = {*of_least};
    begin = std::ranges::upper_bound(sorted, *of_least);
  }
  if (is_frequent(static_cast<std::size_t>(end - of_greatest))) {
    ends.last = {*(of_greatest - 1)};
    end = std::ranges::lower_bound(sorted, ends.last.front());
  }
  if (begin < end) ends.between.assign(begin, end);
  return ends;
}

std::size_t distinct_of(Vector values) {
  std::ranges::sort(values);
  return static_cast<std::size_t>(std::ranges::unique(values).begin() - values.begin());
}

// Where quantiles coincide: twice as many of them. Nothing: still less than 3 differ.
Vector knots_of_tied(Ends& ends, double outer, std::size_t count) {
  Vector knots = quantiles(ends.between, evenly_spaced(outer, 1 - outer, 2 * count));
  if (!ends.first.empty() && distinct_of(knots) < 3) {
    const double median = quantiles(ends.between, Vector{0.5}).front();
    const double middle = ends.last.empty() ? median : (ends.first.front() + ends.last.front()) / 2;
    const double last = ends.last.empty() ? quantiles(ends.between, Vector{1 - outer}).front() : ends.last.front();
    knots = {ends.first.front(), middle, last};
    std::ranges::sort(knots);
  }
  return distinct_of(knots) < 3 ? Vector() : knots;
}

// Fewer than 100 values: the fifth from either end in the place of quantiles. Nothing: there is no such one.
Vector with_fifth_values(Vector knots, Ends& ends, std::size_t count) {
  constexpr std::size_t few = 100;
  constexpr std::size_t nth = 5;
  if (ends.between.size() >= few) return knots;
  std::ranges::sort(ends.between);
  const bool is_long_enough = ends.between.size() >= nth;
  if ((ends.first.empty() || ends.last.empty()) && !is_long_enough) return {};
  if (ends.first.empty()) knots.front() = ends.between[nth - 1];
  if (ends.last.empty()) knots[count - 1] = ends.between[ends.between.size() - nth];
  return knots;
}

// `count` of them, between the ends. Nothing: they cannot be found.
Vector knots_between(Ends& ends, double outer, std::size_t count) {
  if (ends.between.empty()) return {};
  if (count == 1) return quantiles(ends.between, Vector{0.5});
  const double first = count == 2 ? 0.5 : outer;
  Vector knots = quantiles(ends.between, evenly_spaced(first, 1 - outer, count));
  if (distinct_of(knots) < std::min<std::size_t>(count, 3)) knots = knots_of_tied(ends, outer, count);
  return knots.empty() ? knots : with_fifth_values(std::move(knots), ends, count);
}

double outer_share(std::size_t knots) {
  if (knots > 6) return 0.025;
  return knots > 3 ? 0.05 : 0.1;
}

}  // namespace

RestrictedCubicSpline::RestrictedCubicSpline(std::vector<double> knots)
    : knots_(std::move(knots)), scale_(square(knots_.back() - knots_.front())) {}

void RestrictedCubicSpline::evaluate(double x, std::span<double> out) const {
  const double last = knots_.back();
  const double last_but_one = knots_[knots_.size() - 2];
  // Beyond the last knot cubes would cancel, so the line is followed.
  const double inside = std::min(x, last);
  const double beyond = x - inside;
  out[0] = x;
  const double from_last_but_one = cube(inside - last_but_one) / (last - last_but_one);
  for (std::size_t j = 0; j + 2 < knots_.size(); ++j) {
    const double slope = beyond > 0 ? 3 * (last - knots_[j]) * (last_but_one - knots_[j]) : 0;
    out[j + 1] = (cube(inside - knots_[j]) - (last - knots_[j]) * from_last_but_one + beyond * slope) / scale_;
  }
}

void RestrictedCubicSpline::derivative(double x, std::span<double> out) const {
  const double last = knots_.back();
  const double last_but_one = knots_[knots_.size() - 2];
  const double inside = std::min(x, last);
  out[0] = 1;
  const double from_last_but_one = square(inside - last_but_one) / (last - last_but_one);
  for (std::size_t j = 0; j + 2 < knots_.size(); ++j) {
    out[j + 1] = 3 * (square(inside - knots_[j]) - (last - knots_[j]) * from_last_but_one) / scale_;
  }
}

std::vector<double> harrell_knots(std::span<const double> values, std::size_t count) {
  constexpr std::size_t fewest_values = 6;
  if (values.size() < fewest_values || count < 3) return {};
  Vector sorted(values.begin(), values.end());
  std::ranges::sort(sorted);
  Vector knots = sorted;
  knots.erase(std::ranges::unique(knots).begin(), knots.end());
  if (knots.size() < 5) return {};
  if (knots.size() - 2 <= count) {
    knots.erase(knots.begin());
    knots.pop_back();
    return knots;
  }
  Ends ends = ends_of(std::move(sorted));
  knots = knots_between(ends, outer_share(count), count - ends.first.size() - ends.last.size());
  if (knots.empty()) return {};
  knots.insert(knots.end(), ends.first.begin(), ends.first.end());
  knots.insert(knots.end(), ends.last.begin(), ends.last.end());
  std::ranges::sort(knots);
  knots.erase(std::ranges::unique(knots).begin(), knots.end());
  return knots.size() < 3 ? Vector() : knots;
}

}  // namespace logreg
