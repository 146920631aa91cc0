// CSV text and a formula -> design and model, as `train` makes them.
#pragma once

#include "data/decide.h"
#include "data/derive.h"
#include "data/fold_designs.h"
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
// `kept`: where the inputs of the formula go, if they are asked for; then slopes begin at their usual number of levels.
inline FormulaDesign formula_design(const std::string& csv, const std::string& formula, ColumnOptions options = {},
                                    bool indicators = false, std::size_t fewest_slopes = fewest_slope_levels,
                                    FormulaInputs* kept = nullptr) {
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
  const ParsedFormula of_columns = parsed.value_or(ParsedFormula());
  result.derived =
      kept == nullptr
          ? derive(std::move(inputs), of_columns, terms, result.schema, place, Run(), fewest_slopes)
          : derive_keeping_inputs(std::move(inputs), of_columns, terms, result.schema, place, *kept, Run());
  return result;
}

inline Training formula_training(const std::string& csv, const std::string& formula, ColumnOptions options = {},
                                 bool indicators = false, const TrainingOptions& fit = {},
                                 std::size_t fewest_slopes = fewest_slope_levels) {
  FormulaInputs kept;
  FormulaDesign made = formula_design(csv, formula, std::move(options), indicators, fewest_slopes,
                                      fit.inference.margins ? &kept : nullptr);
  return train(made.derived.design, std::move(made.schema), fit, Run(), made.derived.derivation,
               fit.inference.margins ? &kept.inputs : nullptr);
}

}  // namespace logreg
