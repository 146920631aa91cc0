// The levels of a categorical column: which of its texts have rows, which are joined because they are rare, which one
// the others are compared with.
#pragma once

#include "data/distinct_texts.h"
#include "data/schema.h"
#include "data/table.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace logreg {

// Makes the distinct texts of a column the levels of the feature; texts that are yes and no in several spellings are two.
// Returns two texts that are one but for case, blanks around and normal form, if there are such and they are levels.
std::optional<std::pair<std::string, std::string>> take_levels(const std::vector<DistinctText>& texts,
                                                               FeatureColumn& feature);

// Counts the rows kept of each level. Levels without any vanish; those of fewer than `fewest` rows become one. Says how
// many of the rows kept have a missing cell.
std::size_t count_levels(const Table& table, const Schema& schema, std::size_t fewest, FeatureColumn& feature);

// Of so many rows with a missing cell; no level if there are none.
void add_level_of_missing(std::size_t rows, FeatureColumn& feature);

// The levels of a column found once more, from other rows: `texts` with how many of these rows have each, and how many
// have a missing cell. Joins and adds as above; `how`: see imputed_level(). Returns the position of the level that each
// text counts as: behind the last one where it has no rows.
std::vector<std::size_t> relearn_levels(std::vector<Level> texts, std::size_t fewest, std::size_t missing,
                                        const std::optional<std::string>& how, FeatureColumn& feature);

// Throws Error where the column has no such level.
void set_baseline(const std::string& wanted, FeatureColumn& feature);

// The position of the level that a text of a cell counts as.
class LevelOf {
 public:
  explicit LevelOf(const FeatureColumn& feature);

  // DistinctTexts::absent where the text has no level.
  std::size_t operator()(std::string_view text) const;

 private:
  DistinctTexts texts_;              // levels, then what counts as one of them
  std::vector<std::size_t> levels_;  // of the texts
};

}  // namespace logreg
