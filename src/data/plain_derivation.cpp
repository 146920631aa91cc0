#include "data/plain_derivation.h"

#include "data/formula/tokens.h"

#include <cstddef>
#include <numeric>

namespace logreg {

Derivation plain_derivation(const std::vector<FeatureColumn>& features) {
  Derivation result;
  std::size_t numbers = 0;
  std::size_t levels = 0;
  for (std::size_t input = 0; input < features.size(); ++input) {
    const FeatureColumn& feature = features[input];
    Variable& variable = result.variables.emplace_back();
    variable.name = feature.name;
    variable.inputs = {input};
    DerivedColumn& column = result.columns.emplace_back();
    column.name = feature.name;
    column.term = input;
    result.terms.push_back(feature.name);
    if (feature.type == ColumnType::numeric) {
      variable.of = parse_expression(formula_name(feature.name));
      column.numbers = {numbers++};
      continue;
    }
    variable.kind = Variable::Kind::category;
    for (const Level& level : feature.levels) variable.levels.push_back(level.text);
    column.levels = {levels++};
    column.combined.resize(feature.levels.size());
    std::iota(column.combined.begin(), column.combined.end(), 0U);
  }
  return result;
}

}  // namespace logreg
