#include "data/design_terms.h"

#include "base/moments.h"
#include "base/parallel.h"
#include "data/column_moments.h"
#include "data/slope_moments.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace logreg {

namespace {

void count_levels(Design& design, std::size_t c, std::size_t levels) {
  CategoricalColumn& column = design.categorical[c];
  column.levels = levels;
  std::vector<Sum> sums(levels);
  for (const DesignBlock& block : design.blocks) {
    const auto codes = design.codes(block, c);
    for (std::size_t i = 0; i < block.rows; ++i) sums[codes[i]].add(block.weight(i));
  }
  for (const Sum& sum : sums) column.share.push_back(sum.value() / design.weight_sum);
}

void measure_slopes(Design& design, std::size_t s) {
  const std::vector<SlopeMoments> moments = slope_moments(design, s);
  for (std::size_t level = 0; level < moments.size(); ++level) {
    const std::size_t j = design.slopes()[s].columns[level];
    if (j == LevelSlopes::no_column) continue;
    const SlopeMoments& own = moments[level];
    NumericColumn& column = design.numeric[j];
    column.fill = own.mean;
    column.spread = own.spread;
    column.sd = design.has_intercept ? own.spread : own.length;
    std::frexp(std::max(own.maximum, -own.minimum), &column.exponent);
  }
}

}  // namespace

void complete_terms(Design& design, std::span<const FeatureColumn> features, const Run& run) {
  std::vector<const FeatureColumn*> numeric;
  for (const FeatureColumn& feature : features) {
    if (feature.type == ColumnType::numeric) numeric.push_back(&feature);
  }
  parallel_for(run, numeric.size(), [&](std::size_t j) {
    if (!design.place(j).is_slope()) measure_column(design, j, *numeric[j]);
  });
  parallel_for(run, design.slopes().size(), [&](std::size_t s) { measure_slopes(design, s); });
  std::size_t j = 0;
  std::size_t c = 0;
  for (const FeatureColumn& feature : features) {
    if (feature.type == ColumnType::numeric) {
      const NumericColumn& column = design.numeric[j];
      // A slope counts from 0, and its mean is what it counts as where it is missing.
      const double mean = design.place(j).is_slope() && design.has_intercept ? column.fill : column.mean;
      design.terms.push_back({true, j, 0, mean, column.sd, column.spread});
      ++j;
      continue;
    }
    count_levels(design, c, feature.levels.size());
    for (std::size_t level = 0; level < feature.levels.size(); ++level) {
      if (level == feature.baseline) continue;
      design.terms.push_back(level_term(c, level, design.categorical[c].share[level], design.has_intercept));
    }
    ++c;
  }
}

}  // namespace logreg
