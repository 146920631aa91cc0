// The labelled rows of data files, scored: what every figure of an evaluation is computed from.
//
// Rows without a label, with cells that cannot be used, or without weight are left out and counted. Files are read in
// chunks on all threads; scores stand in the order of the rows.
#pragma once

#include "data/distinct_texts.h"
#include "data/schema.h"
#include "model/far_values.h"
#include "model/unusable_cells.h"
#include "quality/scores.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace logreg {

struct ScoredRows {
  Target target;
  Scores scores;
  std::vector<double> other_logits;   // of a model that is compared, one a score; else empty
  std::vector<std::uint32_t> groups;  // one a score; empty where rows are not told apart
  DistinctTexts group_texts;          // counted by rows; an empty one: missing
  std::size_t rows_read = 0;
  std::size_t rows_used = 0;  // with trials a row has up to two scores
  std::size_t without_label = 0;
  std::size_t without_probability = 0;  // of another program
  std::size_t without_weight = 0;       // it is zero or missing
  std::size_t of_weight_zero = 0;       // of them
  std::vector<NamedUnusable> unusable;  // cells that a model cannot use, by column
  std::size_t new_combinations = 0;     // rows with levels that never stood together in the training
  std::size_t far_rows = 0;             // far outside what the training of the model saw
  std::vector<NamedFar> far;            // their cells, by column

  std::size_t dropped() const { return rows_read - rows_used; }
};

// One for each group, in the order of group_texts.
std::vector<Scores> scores_by_group(const ScoredRows& rows);

}  // namespace logreg
