#include "fit/separation_cause.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <span>

namespace logreg {

namespace {

struct Range {
  double least = std::numeric_limits<double>::infinity();
  double largest = -std::numeric_limits<double>::infinity();

  void add(double value) {
    least = std::min(least, value);
    largest = std::max(largest, value);
  }
};

// As it was read, but for rounding.
double raw(const NumericColumn& column, double stored) {
  return column.mean + std::ldexp(stored, column.exponent);
}

bool grows_by_one(const Design& design, std::size_t column) {
  constexpr double rounding = 1e-6;
  constexpr std::size_t fewest = 10;  // rows; fewer may count by chance
  std::optional<double> before;
  for (const DesignBlock& block : design.blocks) {
    for (const double stored : design.column(block, column)) {
      const double value = raw(design.numeric[column], stored);
      if (before && !(std::abs(value - *before - 1) < rounding)) return false;
      before = value;
    }
  }
  return design.rows >= fewest;
}

std::optional<SeparationCause> cause_of_number(const Design& design, std::size_t column) {
  Range negative;
  Range positive;
  for (const DesignBlock& block : design.blocks) {
    const std::span<const double> values = design.column(block, column);
    for (std::size_t i = 0; i < block.rows; ++i) (block.labels[i] > 0.5 ? positive : negative).add(values[i]);
  }
  const bool positive_is_above = positive.least >= negative.largest;
  if (!positive_is_above && !(negative.least >= positive.largest)) return std::nullopt;
  const NumericColumn& own = design.numeric[column];
  SeparationCause cause;
  cause.column = column;
  cause.rows = design.rows;
  cause.positive_is_above = positive_is_above;
  cause.below = raw(own, positive_is_above ? negative.largest : positive.largest);
  cause.above = raw(own, positive_is_above ? positive.least : negative.least);
  cause.counts_rows = grows_by_one(design, column);
  return cause;
}

struct LevelRows {
  std::size_t positive = 0;
  std::size_t negative = 0;

  std::size_t all() const { return positive + negative; }
  bool has_both() const { return positive > 0 && negative > 0; }
};

std::vector<LevelRows> rows_of_levels(const Design& design, std::size_t column) {
  std::vector<LevelRows> result(design.categorical[column].levels);
  for (const DesignBlock& block : design.blocks) {
    const std::span<const std::uint32_t> codes = design.codes(block, column);
    for (std::size_t i = 0; i < block.rows; ++i) {
      LevelRows& level = result[codes[i]];
      ++(block.labels[i] > 0.5 ? level.positive : level.negative);
    }
  }
  return result;
}

std::optional<SeparationCause> cause_of_category(const Design& design, std::size_t column,
                                                 const std::optional<std::size_t>& baseline) {
  const std::vector<LevelRows> levels = rows_of_levels(design, column);
  SeparationCause cause;
  cause.column = column;
  if (std::ranges::none_of(levels, &LevelRows::has_both)) {
    cause.kind = SeparationCause::Kind::category;
    cause.rows = design.rows;
    cause.names_rows = std::ranges::all_of(levels, [](const LevelRows& level) { return level.all() <= 1; });
    return cause;
  }
  if (!baseline || levels[*baseline].has_both()) return std::nullopt;
  cause.kind = SeparationCause::Kind::baseline;
  cause.level = *baseline;
  cause.rows = levels[*baseline].all();
  cause.is_positive = levels[*baseline].positive > 0;
  for (std::size_t level = 0; level < levels.size(); ++level) {
    if (!levels[level].has_both()) continue;
    if (!cause.instead || levels[level].all() > levels[*cause.instead].all()) cause.instead = level;
  }
  return cause;
}

}  // namespace

std::vector<SeparationCause> separation_causes(const Design& design,
                                               const std::vector<std::optional<std::size_t>>& baselines) {
  std::vector<SeparationCause> result;
  for (std::size_t column = 0; column < design.numeric.size(); ++column) {
    if (auto cause = cause_of_number(design, column)) result.push_back(*cause);
  }
  for (std::size_t column = 0; column < design.categorical.size(); ++column) {
    if (auto cause = cause_of_category(design, column, baselines[column])) result.push_back(*cause);
  }
  return result;
}

}  // namespace logreg
