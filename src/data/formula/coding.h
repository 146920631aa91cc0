// How categories are coded in the terms of a formula: R's rule of marginality (terms.formula, model.matrix).
#pragma once

#include "data/formula/formula.h"

#include <cstdint>
#include <span>
#include <vector>

namespace logreg {

enum class Coding : std::uint8_t {
  number,     // it is no category
  contrasts,  // all levels but the baseline
  full,       // all levels
};

// For each term, for each of its variables. A category has contrasts in a term where an earlier term holds all the
// other variables of the term, or where there are no others; without an intercept, the first category of the first term
// that has one is full nevertheless. `is_category`: for each variable.
std::vector<std::vector<Coding>> coding(std::span<const FormulaTerm> terms, const std::vector<bool>& is_category,
                                        bool intercept);

}  // namespace logreg
