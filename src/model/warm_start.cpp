#include "model/warm_start.h"

#include "base/sentences.h"
#include "model/training.h"

#include <map>
#include <optional>
#include <tuple>
#include <utility>

namespace logreg {

WarmStart warm_start(const Model& model, const std::string& file, const Schema& schema, const Design& design) {
  if (std::tie(model.target.column, model.target.positive) != std::tie(schema.target.column, schema.target.positive)) {
    throw error::start_has_other_target(file, model.target.column, model.target.positive);
  }
  std::map<std::pair<std::string, std::optional<std::string>>, double> coefficients;
  for (const ModelTerm& term : model.terms) coefficients[{term.column, term.level}] = term.coefficient;
  WarmStart result;
  result.start.intercept = model.intercept;
  result.terms = design.terms.size();
  for (const ModelTerm& term : named_terms(schema, design)) {
    const auto known = coefficients.find({term.column, term.level});
    if (known != coefficients.end()) ++result.matched;
    result.start.coefficients.push_back(known != coefficients.end() ? known->second : 0);
  }
  if (result.matched == 0) throw error::start_has_other_terms(file);
  return result;
}

}  // namespace logreg
