// What a formula, or the wish for indicators of missing cells, asks of columns and makes of their terms.
#pragma once

#include "base/run.h"
#include "data/derive.h"
#include "data/formula/formula.h"
#include "data/row_places.h"
#include "data/schema.h"
#include "data/table.h"

#include <optional>
#include <string>
#include <vector>

namespace logreg {

// `text`: a formula, or @ and the file that holds it. Throws Error.
ParsedFormula formula_of(const std::string& text, const Run& run);

// The target, the columns named, and what is to be kept of them. Throws Error (usage) where the formula has another
// target, or columns are chosen twice.
void ask_for_columns(const ParsedFormula& formula, ColumnOptions& columns);

// Throws Error (usage), with the place, where the formula names a column that is not there.
void check_columns(const ParsedFormula& formula, const std::vector<ColumnName>& columns);

// The terms over the features of a table: those of the formula, or without one each feature; with `indicators` also one
// for the missing cells of each numeric feature that is filled in.
Formula terms_over(const std::optional<ParsedFormula>& formula, bool indicators, const Schema& schema);

// Finds kept rows in the data files. Both must outlive it.
PlaceOfRow places_of_rows(const RowPlaces& places, const Schema& schema);

}  // namespace logreg
