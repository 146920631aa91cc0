// The labelled rows of data files, scored: what every figure of an evaluation is computed from.
//
// Rows without a label, with cells that the model cannot use, or without weight are left out and counted. Files are
// read in chunks on all threads; scores stand in the order of the rows.
#pragma once

#include "base/run.h"
#include "base/sentences.h"
#include "csv/csv_chunk.h"
#include "csv/csv_file.h"
#include "data/labels.h"
#include "model/model.h"
#include "model/scorer.h"
#include "quality/scores.h"
#include "verbs/evaluate_options.h"
#include "verbs/shared.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace logreg {

// The rows of a part of a file, or of all files, that have a label and usable features.
struct LabelledRows {
  ChunkSpan span;
  Scores scores;
  std::vector<std::uint32_t> groups;  // one a score; empty where rows are not told apart
  std::size_t rows_read = 0;
  std::size_t rows_used = 0;  // with trials a row has up to two scores
  std::size_t without_label = 0;
  std::size_t without_weight = 0;
  UnusableCells unusable;
  std::string scratch;
};

// How many observations of each class a row stands for, before its weight.
struct ClassCounts {
  double positive = 0;
  double negative = 0;
};

// Scores the rows of one file after the other.
class Collector {
 public:
  // What it is given must outlive it.
  Collector(const Model& model, const Reading& reading, const EvaluateOptions& options);

  void read(const std::string& path, const Run& run);

  const LabelledRows& rows() const { return all_; }
  std::size_t dropped() const { return all_.rows_read - all_.rows_used; }
  std::vector<ColumnCount> unusable() const { return scorer_.named(all_.unusable); }

 private:
  LabelledRows no_rows() const;
  void add(const CsvFile& file, const Record& record, LabelledRows& to) const;
  std::optional<ClassCounts> counts_of_label(const CsvFile& file, const Record& record, std::string& scratch) const;
  std::optional<ClassCounts> counts_of_trials(const CsvFile& file, const Record& record, std::string& scratch) const;
  std::optional<double> count_in(std::size_t column, const CsvFile& file, const Record& record,
                                 std::string& scratch) const;
  void append(const LabelledRows& rows);
  void find_target(const CsvFile& file);
  void find_weights(const CsvFile& file);
  double weight_of(const CsvFile& file, const Record& record, std::string& scratch) const;

  const Model& model_;
  const Reading& reading_;
  const EvaluateOptions& options_;
  Scorer scorer_;
  Labels labels_;
  std::size_t target_ = 0;
  std::size_t trials_ = 0;  // if the model knows of any
  std::string weights_name_;
  std::optional<std::size_t> weights_;
  LabelledRows all_;
};

}  // namespace logreg
