// The labelled rows of data files, scored: what every figure of an evaluation is computed from.
//
// Rows without a label, with cells that cannot be used, or without weight are left out and counted. Files are read in
// chunks on all threads; scores stand in the order of the rows.
#pragma once

#include "base/run.h"
#include "data/distinct_texts.h"
#include "data/schema.h"
#include "model/model.h"
#include "quality/scores.h"
#include "verbs/evaluate_options.h"
#include "verbs/shared.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
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
  std::size_t without_weight = 0;
  std::vector<std::pair<std::string, std::size_t>> unusable;  // cells that a model cannot use, by column

  std::size_t dropped() const { return rows_read - rows_used; }
};

// Of the data files. `other`: a model that it is compared with, or null; a row that either cannot use is left out.
ScoredRows scored_by(const Model& model, const Model* other, const Reading& reading, const EvaluateOptions& options,
                     const Run& run);

// Of files of labels and probabilities that another program made. Which label is the positive one is decided as in the
// training. Throws Error where no row is left.
ScoredRows scored_elsewhere(const Reading& reading, const EvaluateOptions& options, const Run& run);

// One for each group, in the order of group_texts.
std::vector<Scores> scores_by_group(const ScoredRows& rows);

}  // namespace logreg
