// The variables of a formula with what they learn from the rows: knots, the values of a factor, levels.
#pragma once

#include "data/derivation.h"
#include "data/formula/formula.h"
#include "data/input_rows.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace logreg {

// From where in the data files a row comes: of those kept, each counted once, whatever became of it in the design.
using PlaceOfRow = std::function<Place(std::size_t row)>;

// What learning looks at; all must outlive it.
struct FormulaRows {
  const std::string& formula;
  const EncodedInputs& inputs;  // without missing numbers
  const std::vector<FeatureColumn>& features;
  const std::vector<ExcludedColumn>& ignored;
  const std::vector<ColumnNote>& notes;
  const PlaceOfRow& place_of_row;
  std::span<const std::uint8_t> learn = {};  // of each row of the design: 0 if nothing is learned from it; empty: all are

  bool is_learned_from(std::size_t row) const { return learn.empty() || learn[row] != 0; }
};

// Of a column, where the formula names it first (bytes). Throws Error (usage) where it is none of the features.
std::size_t input_named(const std::string& name, std::size_t offset, const FormulaRows& rows);

// An expression whose columns are looked up; they have to hold numbers. Throws Error (usage).
Variable number_variable(const std::string& name, const Expression& expression, const FormulaRows& rows);

// Throws Error: usage where a function is asked for what its column does not hold, data where it has no value in a row
// and where the rows are too few for a basis.
Variable learned_variable(const FormulaVariable& variable, const FormulaRows& rows);

// Of a variable that has levels: the one that others are compared with.
std::size_t baseline_of(const Variable& variable, const std::vector<FeatureColumn>& features);

// About the first row in which it has no finite value. Throws Error (data).
[[noreturn]] void refuse_value(const Variable& variable, std::size_t row, const FormulaRows& rows);

}  // namespace logreg
