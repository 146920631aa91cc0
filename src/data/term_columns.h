// The terms of a formula -> columns of the design, as R's model.matrix lays them out.
//
// Of the variables of a term the first counts fastest. Numbers alone make a product for each choice of their functions;
// categories alone make one column of codes, whose levels are the combinations; numbers and categories make a product
// within each combination. A category coded by contrasts has no term for its baseline.
#pragma once

#include "data/derivation.h"
#include "data/formula/coding.h"
#include "data/formula/formula.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace logreg {

// A column of codes, with the names of its levels: of one category those of the category, of several the terms' names.
struct TermColumn {
  DerivedColumn column;
  std::vector<std::string> levels;      // of codes only
  std::optional<std::size_t> baseline;  // among them
};

// Of term number `term`. `baselines`: of each variable that is a category. Throws Error (usage) where there are too
// many combinations to count.
std::vector<TermColumn> columns_of_term(const FormulaTerm& term, std::size_t number, std::span<const Coding> codings,
                                        std::span<const Variable> variables, std::span<const std::size_t> baselines);

}  // namespace logreg
