// Files of labels and probabilities that something else made.
#pragma once

#include "base/run.h"
#include "csv/csv_file.h"
#include "data/schema.h"
#include "verbs/evaluate_options.h"
#include "verbs/labelled_rows.h"
#include "verbs/row_facts.h"
#include "verbs/shared.h"

#include <cstddef>
#include <string>

namespace logreg {

class ProbabilityRows {
 public:
  // What it is given must outlive it.
  ProbabilityRows(const Reading& reading, const EvaluateOptions& options);

  void read(const std::string& path, const Run& run);
  // Decides, once all is read, which label is the positive one, as the training does. Throws Error.
  Target decide_labels();

  const LabelledRows& rows() const { return all_; }

 private:
  void add(const CsvFile& file, const Record& record, LabelledRows& to) const;

  const Reading& reading_;
  const ScoresOptions& options_;
  const CommonOptions& common_;
  RowFacts facts_;
  std::size_t target_ = 0;
  std::size_t probability_ = 0;
  std::string first_file_;
  LabelledRows all_;
};

}  // namespace logreg
