// How well a model predicts: counts, the confusion matrix, whatever the table of metrics holds, with intervals and
// baselines if the evaluation has them, and why what is undefined is so.
#pragma once

#include "base/json.h"
#include "base/sentence.h"
#include "data/schema.h"
#include "model/unusable_cells.h"
#include "quality/metrics.h"
#include "report/report.h"

#include <cstddef>
#include <string>
#include <vector>

namespace logreg {

// tp, fp, tn and fn.
Json::Object confusion_json(const Confusion& confusion);
// Every cell labelled.
Report::Table confusion_table(const Confusion& confusion, const Target& target);

struct EvaluatedRows {
  std::size_t dropped = 0;
  bool of_training = false;  // those that the model was fitted to, which decides the degrees of freedom of Hosmer and
                             // Lemeshow's test
  bool by_model = true;      // else something else made the probabilities
  std::size_t without_weight = 0;                        // of those dropped: their weight is zero or missing
  const std::vector<NamedUnusable>* unusable = nullptr;  // cells, by column; null: they are not told
  std::size_t far = 0;                                   // rows far outside what the training saw, told with them
};

Report evaluation_report(const Evaluation& evaluation, const Target& target, const EvaluatedRows& rows);

// Where the intervals and baselines of the report are from.
std::string intervals_and_baselines(const Evaluation& evaluation, SettingWords words);

// The report for programs, as part of another report.
Json evaluation_json(const Evaluation& evaluation, const Target& target, const EvaluatedRows& rows);

}  // namespace logreg
