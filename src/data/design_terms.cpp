#include "data/design_terms.h"

#include "base/moments.h"
#include "base/parallel.h"
#include "data/column_moments.h"

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

}  // namespace

void complete_terms(Design& design, std::span<const FeatureColumn> features, const Run& run) {
  std::vector<const FeatureColumn*> numeric;
  for (const FeatureColumn& feature : features) {
    if (feature.type == ColumnType::numeric) numeric.push_back(&feature);
  }
  parallel_for(run, numeric.size(), [&](std::size_t j) { measure_column(design, j, *numeric[j]); });
  std::size_t j = 0;
  std::size_t c = 0;
  for (const FeatureColumn& feature : features) {
    if (feature.type == ColumnType::numeric) {
      const NumericColumn& column = design.numeric[j];
      design.terms.push_back({true, j, 0, column.mean, column.sd, column.spread});
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
