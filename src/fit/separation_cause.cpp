#include "fit/separation_cause.h"

#include <algorithm>
#include <array>
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
    for (std::size_t i = 0; i < block.rows; ++i) {
      const double value = raw(design.numeric[column], design.number(block, column, i));
      if (before && !(std::abs(value - *before - 1) < rounding)) return false;
      before = value;
    }
  }
  return design.rows >= fewest;
}

struct ClassRanges {
  Range negative;
  Range positive;

  void add(double value, double label) { (label > 0.5 ? positive : negative).add(value); }
};

// Of stored numbers; of slopes see add_slopes().
std::vector<ClassRanges> ranges_of_numbers(const Design& design) {
  std::vector<ClassRanges> result(design.numeric.size());
  for (std::size_t j = 0; j < result.size(); ++j) {
    if (design.place(j).is_slope()) continue;
    for (const DesignBlock& block : design.blocks) {
      const std::span<const double> values = design.column(block, j);
      for (std::size_t i = 0; i < block.rows; ++i) result[j].add(values[i], block.labels[i]);
    }
  }
  return result;
}

std::size_t positives_of(const Design& design) {
  std::size_t result = 0;
  for (const DesignBlock& block : design.blocks) {
    for (const double label : block.labels) result += label > 0.5 ? 1 : 0;
  }
  return result;
}

// A slope is 0 in the rows at other levels.
void add_slopes(const Design& design, std::size_t s, std::vector<ClassRanges>& ranges) {
  const LevelSlopes& slopes = design.slopes()[s];
  std::vector<std::array<std::size_t, 2>> rows(slopes.columns.size());  // of each class
  for (const DesignBlock& block : design.blocks) {
    const auto codes = design.codes(block, slopes.codes);
    const double* const numbers = block.columns[design.stored_columns() + s];
    for (std::size_t i = 0; i < block.rows; ++i) {
      const std::size_t j = slopes.columns[codes[i]];
      if (j == LevelSlopes::no_column) continue;
      ranges[j].add(numbers[i], block.labels[i]);
      ++rows[codes[i]][block.labels[i] > 0.5 ? 1 : 0];
    }
  }
  const std::size_t positives = positives_of(design);
  for (std::size_t level = 0; level < rows.size(); ++level) {
    const std::size_t j = slopes.columns[level];
    if (j == LevelSlopes::no_column) continue;
    if (rows[level][1] < positives) ranges[j].positive.add(0);
    if (rows[level][0] < design.rows - positives) ranges[j].negative.add(0);
  }
}

std::optional<SeparationCause> cause_of_number(const Design& design, std::size_t column, const ClassRanges& ranges) {
  const auto& [negative, positive] = ranges;
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
  std::vector<ClassRanges> ranges = ranges_of_numbers(design);
  for (std::size_t s = 0; s < design.slopes().size(); ++s) add_slopes(design, s, ranges);
  for (std::size_t column = 0; column < design.numeric.size(); ++column) {
    if (auto cause = cause_of_number(design, column, ranges[column])) result.push_back(*cause);
  }
  for (std::size_t column = 0; column < design.categorical.size(); ++column) {
    if (auto cause = cause_of_category(design, column, baselines[column])) result.push_back(*cause);
  }
  return result;
}

}  // namespace logreg
