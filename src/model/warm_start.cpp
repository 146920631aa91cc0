#include "model/warm_start.h"

#include "model/messages.h"
#include "model/train.h"

#include <map>
#include <optional>
#include <tuple>
#include <utility>

namespace logreg {

WarmStart warm_start(const Model& model, const std::string& file, const Schema& schema, const Design& design) {
  if (std::tie(model.target.column, model.target.positive) != std::tie(schema.target.column, schema.target.positive)) {
    throw error::start_has_other_target(file, model.target.column, model.target.positive);
  }
  std::map<std::string, std::map<std::optional<std::string>, double>> coefficients;  // by column and level
  for (const ModelTerm& term : model.terms) {
    const std::string* const level = level_of(model, term);
    coefficients[model.columns[term.column].name][level == nullptr ? std::nullopt : std::optional(*level)] =
        term.coefficient;
  }
  WarmStart result;
  result.start.intercept = model.intercept;
  result.terms = design.terms.size();
  for (const ModelTerm& term : described_terms(schema, design)) {
    const FeatureColumn& feature = schema.features[term.column];
    const bool has_level = term.level != ModelTerm::no_level;
    const auto& of_column = coefficients[feature.name];
    const auto known = of_column.find(has_level ? std::optional(feature.levels[term.level].text) : std::nullopt);
    if (known != of_column.end()) ++result.matched;
    result.start.coefficients.push_back(known != of_column.end() ? known->second : 0);
  }
  if (result.matched == 0) throw error::start_has_other_terms(file);
  return result;
}

}  // namespace logreg
