#include "fit/one_class_levels.h"

namespace logreg {

std::vector<OneClassLevel> one_class_levels(const Design& design, const std::vector<std::size_t>& terms) {
  struct Counts {
    std::size_t rows = 0;
    std::size_t positives = 0;
  };
  std::vector<std::vector<Counts>> counts;  // of each categorical column, of each level
  for (const CategoricalColumn& column : design.categorical) counts.emplace_back(column.levels);
  for (const DesignBlock& block : design.blocks) {
    for (std::size_t c = 0; c < counts.size(); ++c) {
      const auto codes = design.codes(block, c);
      for (std::size_t i = 0; i < block.rows; ++i) {
        Counts& level = counts[c][codes[i]];
        ++level.rows;
        if (block.labels[i] > 0.5) ++level.positives;
      }
    }
  }
  std::vector<OneClassLevel> result;
  for (std::size_t t = 0; t < terms.size(); ++t) {
    const Term& term = design.terms[terms[t]];
    if (term.numeric) continue;
    const Counts& level = counts[term.column][term.level];
    if (level.positives == 0 || level.positives == level.rows) result.push_back({t, level.rows});
  }
  return result;
}

}  // namespace logreg
