#include "data/slope_moments.h"

#include "base/moments.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace logreg {

namespace {

struct LevelSums {
  std::size_t rows = 0;
  double minimum = std::numeric_limits<double>::infinity();
  double maximum = -std::numeric_limits<double>::infinity();
  Sum weight;
  Sum sum;           // of the numbers over `scale`
  Sum squares;       // of their distances from `mean`, over its square
  double scale = 1;  // a power of two, so that squares stay in range
  double mean = 0;   // of the rows at the level, over `scale`
};

// visit(level's sums, number, weight) of every row that takes part.
template <class Visit>
void for_each_row(const Design& design, std::size_t s, std::vector<LevelSums>& levels, const Visit& visit) {
  for (const DesignBlock& block : design.blocks) {
    const auto codes = design.codes(block, design.slopes()[s].codes);
    const double* const numbers = block.columns[design.stored_columns() + s];
    for (std::size_t i = 0; i < block.rows; ++i) {
      if (block.weight(i) > 0) visit(levels[codes[i]], numbers[i], block.weight(i));
    }
  }
}

SlopeMoments moments_of(const LevelSums& level, std::size_t rows, double all) {
  SlopeMoments result;
  if (level.rows == 0) return result;
  const bool has_others = level.rows < rows;
  const double own = level.weight.value();
  const double share = has_others ? own / all : 1;
  const double mean = share * level.mean;
  const double own_variance = own > 0 ? level.squares.value() / own : 0;
  // share (m - share m)^2 + (1 - share) (share m)^2 = share (1 - share) m^2
  const double variance = share * own_variance + share * (1 - share) * level.mean * level.mean;
  result.minimum = has_others ? std::min(level.minimum, 0.0) : level.minimum;
  result.maximum = has_others ? std::max(level.maximum, 0.0) : level.maximum;
  result.mean = mean * level.scale;
  result.spread = std::sqrt(variance) * level.scale;
  result.length = std::sqrt(share * (own_variance + level.mean * level.mean)) * level.scale;
  return result;
}

}  // namespace

std::vector<SlopeMoments> slope_moments(const Design& design, std::size_t s) {
  std::vector<LevelSums> levels(design.slopes()[s].columns.size());
  for_each_row(design, s, levels, [](LevelSums& level, double number, double) {
    ++level.rows;
    level.minimum = std::min(level.minimum, number);
    level.maximum = std::max(level.maximum, number);
  });
  for (LevelSums& level : levels) {
    int exponent = 0;
    if (level.rows > 0) std::frexp(std::max(level.maximum, -level.minimum), &exponent);
    level.scale = std::ldexp(1.0, exponent);
  }
  for_each_row(design, s, levels, [](LevelSums& level, double number, double weight) {
    level.weight.add(weight);
    level.sum.add(weight * (number / level.scale));
  });
  for (LevelSums& level : levels) {
    const double weight = level.weight.value();
    if (!(weight > 0)) continue;
    level.mean = std::clamp(level.sum.value() / weight, level.minimum / level.scale, level.maximum / level.scale);
  }
  for_each_row(design, s, levels, [](LevelSums& level, double number, double weight) {
    const double deviation = number / level.scale - level.mean;
    level.squares.add(weight * deviation * deviation);
  });
  std::size_t rows = 0;
  for (const LevelSums& level : levels) rows += level.rows;
  std::vector<SlopeMoments> result;
  for (const LevelSums& level : levels) result.push_back(moments_of(level, rows, design.weight_sum));
  return result;
}

}  // namespace logreg
