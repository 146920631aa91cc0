// A formula and the rows kept -> the columns that it means, with their constants, and the design that they make.
//
// Constants (knots, the coefficients of orthogonal polynomials, the values of a factor) are learned from the rows kept,
// each once whatever its weight, as R learns them from complete rows. Terms are coded as R codes them (treatment
// contrasts, with regard to marginality); a category alone keeps its codes, a combination of categories gets codes of
// its own, and a number within levels is a column for each level, of many levels as slopes that are never expanded.
#pragma once

#include "base/run.h"
#include "data/derivation.h"
#include "data/design.h"
#include "data/encoding.h"
#include "data/formula/formula.h"
#include "data/learned_variables.h"
#include "data/nested_slopes.h"
#include "data/schema.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace logreg {

struct DerivedDesign {
  static constexpr std::size_t not_moved = ~std::size_t{0};

  Design design;
  Derivation derivation;
  std::vector<std::size_t> moved;  // of each numeric column: that of the inputs which it is, unchanged, or not_moved
};

// The features of a table about whose missing cells a formula asks, for encode_inputs().
std::vector<std::size_t> noted_for_missing(const Formula& formula, const std::vector<FeatureColumn>& features);

// `schema.features` are the inputs, and become what the terms of the formula are; what is left out is added to
// `schema.ignored`. Throws Error: usage where the formula does not fit the columns, data where a function has no value
// in some row or a basis cannot be learned. From `fewest_slopes` levels up columns within levels are slopes.
DerivedDesign derive(EncodedInputs&& inputs, const ParsedFormula& parsed, const Formula& formula, Schema& schema,
                     const PlaceOfRow& place_of_row, const Run& run, std::size_t fewest_slopes = fewest_slope_levels);

// The same for a fit of some of the rows, those with learn[i] != 0, from which alone constants are learned. Missing
// numbers are filled in, and codes without a level are DerivedRow::no_level. The design has no terms yet; the code
// behind the last level of a column is that of rows whose level no row learned from has, and unseen[i] becomes 1.
DerivedDesign derive_from(std::span<const std::uint8_t> learn, EncodedInputs&& inputs, const ParsedFormula& parsed,
                          const Formula& formula, Schema& schema, const PlaceOfRow& place_of_row,
                          std::vector<std::uint8_t>& unseen, const Run& run);

}  // namespace logreg
