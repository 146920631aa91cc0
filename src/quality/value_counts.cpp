#include "quality/value_counts.h"

#include "base/moments.h"
#include "base/radix_sort.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
#include <utility>

namespace logreg {

namespace {

constexpr std::size_t few = 512;  // fewer are sorted sooner by comparing them

// Descending ranks of values, so that the greatest value has the least key.
void sort_descending(std::vector<std::uint64_t>& keys) {
  if (keys.size() < few) {
    std::ranges::sort(keys);
    return;
  }
  std::vector<std::uint64_t> room(keys.size());
  const auto sorted = radix_sort(std::span(keys), std::span(room), [](std::uint64_t key) { return key; });
  if (sorted.data() == room.data()) keys.swap(room);
}

std::vector<std::uint64_t> sorted_keys(const std::vector<double>& values) {
  std::vector<std::uint64_t> keys;
  keys.reserve(values.size());
  for (const double value : values) keys.push_back(descending_key(value));
  sort_descending(keys);
  return keys;
}

// How many of the last keys are this one; they are taken away.
double take_equal(std::span<const std::uint64_t>& keys, std::uint64_t key) {
  std::size_t count = 0;
  while (count < keys.size() && keys[keys.size() - 1 - count] == key) ++count;
  keys = keys.first(keys.size() - count);
  return static_cast<double>(count);
}

// Where among the rows in order, counted from 0, a quantile lies: between two of them, or at one.
struct PlaceAmongRows {
  double below = 0;
  double above = 0;
  double part = 0;  // of the way

  PlaceAmongRows(double share, double rows) {
    constexpr double rounding = 1e-12;  // of a place that is a row's
    const double place = (rows - 1) * share;
    const double whole = std::round(place);
    const bool is_whole = std::abs(place - whole) <= rounding * whole;
    below = is_whole ? whole : std::floor(place);
    above = is_whole ? whole : std::ceil(place);
    part = is_whole ? 0 : place - below;
  }
};

}  // namespace

std::vector<ValueCounts> value_counts(std::vector<double> positive, std::vector<double> negative) {
  const std::vector<std::uint64_t> positive_keys = sorted_keys(std::exchange(positive, {}));
  const std::vector<std::uint64_t> negative_keys = sorted_keys(std::exchange(negative, {}));
  std::span<const std::uint64_t> a(positive_keys);
  std::span<const std::uint64_t> b(negative_keys);
  std::vector<ValueCounts> result;
  result.reserve(a.size() + b.size());
  while (!a.empty() || !b.empty()) {
    const std::uint64_t key = std::max(a.empty() ? 0 : a.back(), b.empty() ? 0 : b.back());
    ValueCounts counts;
    counts.value = from_descending_key(key);
    counts.positive = take_equal(a, key);
    counts.negative = take_equal(b, key);
    result.push_back(counts);
  }
  return result;
}

std::vector<ValueCounts> in_order(std::vector<ValueCounts> counts) {
  const auto is_not_below = [](const ValueCounts& a, const ValueCounts& b) { return a.value >= b.value; };
  if (std::ranges::adjacent_find(counts, is_not_below) == counts.end()) return counts;
  std::ranges::sort(counts, {}, &ValueCounts::value);
  std::vector<ValueCounts> result;
  for (const ValueCounts& next : counts) {
    if (!result.empty() && result.back().value == next.value) {
      result.back() += next;
    } else {
      result.push_back(next);
      result.back().value += 0.0;  // no -0
    }
  }
  return result;
}

NumberSummary number_summary(const std::vector<ValueCounts>& counts) {
  NumberSummary result;
  result.distinct = counts.size();
  Sum sum;
  for (const ValueCounts& count : counts) {
    result.rows += count.rows();
    sum.add(count.rows() * (count.value / 2));  // halves: the largest numbers have a mean, too
  }
  result.mean = 2 * (sum.value() / result.rows);
  Sum squares;
  for (const ValueCounts& count : counts) {
    squares.add(count.rows() * (count.value - result.mean) * (count.value - result.mean));
  }
  result.sd = result.rows > 1 ? std::sqrt(squares.value() / (result.rows - 1)) : 0;
  constexpr double quarter = 0.25;
  const std::vector<double> found = quantiles(counts, {0, quarter, 2 * quarter, 3 * quarter, 1});
  result.minimum = found[0];
  result.lower_quartile = found[1];
  result.median = found[2];
  result.upper_quartile = found[3];
  result.maximum = found[4];
  return result;
}

std::vector<double> quantiles(const std::vector<ValueCounts>& counts, const std::vector<double>& shares) {
  const double rows = total(counts).rows();
  std::vector<double> result;
  auto here = counts.begin();
  double before = 0;
  for (const double share : shares) {
    const PlaceAmongRows place(share, rows);
    while (before + here->rows() <= place.below && std::next(here) != counts.end()) before += (here++)->rows();
    const bool is_last = before + here->rows() > place.above || std::next(here) == counts.end();
    const double above = is_last ? here->value : std::next(here)->value;
    result.push_back(place.part > 0 ? here->value + place.part * (above - here->value) : here->value);
  }
  return result;
}

}  // namespace logreg
