// The levels of a categorical column: which of its texts have rows, which are joined because they are rare, which one
// the others are compared with.
#pragma once

#include "data/distinct_texts.h"
#include "data/schema.h"
#include "data/table.h"

#include <cstddef>
#include <string>
#include <vector>

namespace logreg {

// Counts the rows kept of each level. Levels without any vanish; those of fewer than `fewest` rows become one. Says how
// many of the rows kept have a missing cell.
std::size_t count_levels(const Table& table, const Schema& schema, std::size_t fewest, FeatureColumn& feature);

// Of so many rows with a missing cell; no level if there are none.
void add_level_of_missing(std::size_t rows, FeatureColumn& feature);

// Throws Error where the column has no such level.
void set_baseline(const std::string& wanted, FeatureColumn& feature);

// The position of each level by its text.
DistinctTexts positions_of(const std::vector<Level>& levels);
// The texts of cells by what they count as: positions from the number of levels on are those of joined ones.
DistinctTexts positions_with_joined(const FeatureColumn& feature);

}  // namespace logreg
