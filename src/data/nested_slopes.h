// Which columns of a formula are slopes of a design (LevelSlopes): a product of numbers within the levels of a
// category, or within combinations of several, that has a column for each of many levels.
#pragma once

#include "data/derivation.h"
#include "data/design.h"
#include "data/term_columns.h"

#include <cstddef>
#include <span>
#include <vector>

namespace logreg {

// Fewer levels are columns of numbers: as quick, and the digits of a fit are those of its columns made by hand.
inline constexpr std::size_t fewest_slope_levels = 16;

struct NestedSlopes {
  DerivedColumn product;  // of the numbers, whatever the levels
  std::size_t codes = 0;  // among the columns of codes: see FoundSlopes
  std::vector<std::size_t>
      columns;  // of each code: among the numeric columns of the formula, or LevelSlopes::no_column
};

struct FoundSlopes {
  std::vector<NestedSlopes> slopes;
  // Columns of codes of their own, which follow the categorical columns of the formula: where these have none that says
  // the level, or the combination.
  std::vector<DerivedColumn> coded;
  std::vector<std::size_t> coded_levels;  // how many each has, but for the last
  // Of each numeric column of the formula, whether it is one of the slopes.
  std::vector<bool> is_slope;
};

// `variables`: of the derivation. Levels are those that the variables have, with or without rows.
FoundSlopes nested_slopes(std::span<const TermColumn> columns, std::span<const Variable> variables, std::size_t fewest);

}  // namespace logreg
