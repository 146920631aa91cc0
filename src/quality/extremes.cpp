#include "quality/extremes.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace logreg {

namespace {

constexpr double fewest_rows = 20;
constexpr std::size_t fewest_values = 10;

bool is_of_nines(double value) {
  const double digits = std::abs(value);
  for (double nines = 99; nines <= 99'999'999; nines = nines * 10 + 9) {
    if (digits == nines) return true;
  }
  return false;
}

double squares(const NumberSummary& summary) {
  return summary.sd * summary.sd * (summary.rows - 1);
}

// The value at an end, its neighbour and the farthest of all others.
std::optional<Outlier> outlier(const ValueCounts& end, double neighbour, double farthest, double rows,
                               double share_of_squares) {
  constexpr double far = 3;
  constexpr double largest_share_of_rows = 0.05;
  constexpr double half = 0.5;
  const double gap = std::abs(end.value - neighbour);
  const double range = std::abs(neighbour - farthest);
  const Outlier found = {end.value, end.rows(), is_of_nines(end.value) && gap > range};
  const bool is_far = gap > far * range || (end.rows() == 1 && share_of_squares > half);
  const bool is_gross = is_far && end.rows() <= largest_share_of_rows * rows;
  return is_gross || found.looks_like_a_code ? std::optional(found) : std::nullopt;
}

}  // namespace

std::optional<Outlier> gross_outlier(const std::vector<ValueCounts>& counts, const NumberSummary& summary) {
  const double rows = summary.rows;
  if (rows < fewest_rows || counts.size() <= fewest_values) return std::nullopt;
  const double all_squares = squares(summary);
  const auto found = [&](const ValueCounts& end, double neighbour, double farthest) {
    const double distance = end.value - summary.mean;
    return outlier(end, neighbour, farthest, rows, distance * distance / all_squares);
  };
  const auto low = found(counts.front(), counts[1].value, counts.back().value);
  const auto high = found(counts.back(), counts[counts.size() - 2].value, counts.front().value);
  if (!low || !high) return low ? low : high;
  return summary.mean - low->value > high->value - summary.mean ? low : high;
}

std::optional<double> tail_share(const std::vector<ValueCounts>& counts, const NumberSummary& summary) {
  constexpr double part = 0.01;
  constexpr double fewest = 100;
  constexpr std::size_t fewest_different = 20;
  if (summary.rows < fewest || counts.size() < fewest_different) return std::nullopt;
  double left = std::floor(part * summary.rows);
  double taken = 0;
  auto low = counts.begin();
  auto high = std::prev(counts.end());
  while (left > 0) {
    const double below = summary.mean - low->value;
    const double above = high->value - summary.mean;
    const bool takes_low = below > above;
    const double distance = takes_low ? below : above;
    const double rows = std::min(left, takes_low ? low->rows() : high->rows());
    taken += rows * distance * distance;
    left -= rows;
    takes_low ? ++low : --high;
  }
  return taken / squares(summary);
}

}  // namespace logreg
