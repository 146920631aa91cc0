// The labelled rows of data files, scored: what every figure of an evaluation is computed from.
//
// Rows without a label, with cells that cannot be used, or without weight are left out and counted. Files are read in
// chunks on all threads; scores stand in the order of the rows.
#pragma once

#include "csv/csv_chunk.h"
#include "data/distinct_texts.h"
#include "model/scorer.h"
#include "quality/scores.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace logreg {

constexpr std::size_t most_groups = 1000;
constexpr std::size_t most_labels = 200;  // of a column that should have two

// The rows of a part of a file, or of all files, that have a label and can be scored.
struct LabelledRows {
  ChunkSpan span;
  Scores scores;
  std::vector<double> other_logits;   // of a model that is compared, one a score; else empty
  std::vector<std::uint32_t> groups;  // one a score; empty where rows are not told apart
  DistinctTexts group_texts;          // counted by rows; an empty one: missing
  DistinctTexts label_texts;          // if it is not empty, the scores' labels are positions in it
  std::size_t rows_read = 0;
  std::size_t rows_used = 0;  // with trials a row has up to two scores
  std::size_t without_label = 0;
  std::size_t without_probability = 0;  // of a file of probabilities
  std::size_t without_weight = 0;
  UnusableCells unusable;
  UnusableCells other_unusable;
  std::string scratch;

  std::size_t dropped() const { return rows_read - rows_used; }
  // The rows that follow. Throws Error (usage) if there are more groups than most_groups.
  void append(const LabelledRows& rows);
  // The position of a row's label. Throws Error if there are more than most_labels.
  std::uint8_t add_label(std::string_view text, const std::string& column, const std::string& file);
  // The position of a row's group, which is counted.
  std::uint32_t add_to_group(std::string_view text);
};

// One for each group, in the order of group_texts.
std::vector<Scores> scores_by_group(const LabelledRows& rows);

}  // namespace logreg
