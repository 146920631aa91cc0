// Data files scored by a model, and by another one that it is compared with.
#pragma once

#include "base/run.h"
#include "base/sentences.h"
#include "csv/csv_file.h"
#include "data/labels.h"
#include "model/model.h"
#include "model/scorer.h"
#include "verbs/evaluate_options.h"
#include "verbs/labelled_rows.h"
#include "verbs/row_facts.h"
#include "verbs/shared.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace logreg {

// How many observations of each class a row stands for, before its weight.
struct ClassCounts {
  double positive = 0;
  double negative = 0;
};

// Scores the rows of one file after the other.
class ModelRows {
 public:
  // What it is given must outlive it; `other` may be null. A row that either model cannot use is left out.
  ModelRows(const Model& model, const Model* other, const Reading& reading, const EvaluateOptions& options);

  void read(const std::string& path, const Run& run);

  const LabelledRows& rows() const { return all_; }
  // Cells that a model cannot use, by column.
  std::vector<ColumnCount> unusable() const;

 private:
  LabelledRows no_rows() const;
  void add(const CsvFile& file, const Record& record, LabelledRows& to) const;
  std::optional<ClassCounts> counts_of_label(const CsvFile& file, const Record& record, std::string& scratch) const;
  std::optional<ClassCounts> counts_of_trials(const CsvFile& file, const Record& record, std::string& scratch) const;
  std::optional<double> count_in(std::size_t column, const CsvFile& file, const Record& record,
                                 std::string& scratch) const;
  void find_target(const CsvFile& file);

  const Model& model_;
  const Reading& reading_;
  const CommonOptions& common_;
  Scorer scorer_;
  std::optional<Scorer> other_;
  Labels labels_;
  RowFacts facts_;
  std::size_t target_ = 0;
  std::size_t trials_ = 0;  // if the model knows of any
  LabelledRows all_;
};

}  // namespace logreg
