// CSV text and a formula -> design and model, as `train` makes them.
#pragma once

#include "data/decide.h"
#include "data/derive.h"
#include "model/train.h"
#include "table_of.h"
#include "verbs/model_terms.h"

#include <cstddef>
#include <optional>
#include <string>
#include <utility>

namespace logreg {

struct FormulaDesign {
  Schema schema;
  DerivedDesign derived;
};

// `formula`: empty: each feature is a term. From `fewest_slopes` levels up numbers within levels are not expanded.
inline FormulaDesign formula_design(const std::string& csv, const std::string& formula, ColumnOptions options = {},
                                    bool indicators = false, std::size_t fewest_slopes = fewest_slope_levels) {
  std::optional<ParsedFormula> parsed;
  if (!formula.empty()) {
    parsed = parse_formula(formula);
    ask_for_columns(*parsed, options);
  }
  Table table = table_of(csv, options);
  if (parsed) check_columns(*parsed, table.columns);
  FormulaDesign result{decide(table, options, Run()), {}};
  const Formula terms = terms_over(parsed, indicators, result.schema);
  EncodedInputs inputs =
      encode_inputs(std::move(table), result.schema, noted_for_missing(terms, result.schema.features), Run());
  const PlaceOfRow place = [](std::size_t row) { return Place{"data.csv", row + 2}; };
  result.derived = derive(std::move(inputs), parsed.value_or(ParsedFormula()), terms, result.schema, place, Run(),
                          fewest_slopes);
  return result;
}

inline Training formula_training(const std::string& csv, const std::string& formula, ColumnOptions options = {},
                                 bool indicators = false, const TrainingOptions& fit = {},
                                 std::size_t fewest_slopes = fewest_slope_levels) {
  FormulaDesign made = formula_design(csv, formula, std::move(options), indicators, fewest_slopes);
  return train(made.derived.design, std::move(made.schema), fit, Run(), made.derived.derivation);
}

}  // namespace logreg
