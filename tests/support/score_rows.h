// CSV text -> the logits of its rows by a model.
#pragma once

#include "csv/csv_file.h"
#include "model/scorer.h"
#include "scratch_folder.h"

#include <optional>
#include <string>
#include <vector>

namespace logreg {

// Calls visit(logit, values) for every row.
template <class Visit>
void score_rows(Scorer& scorer, const std::string& csv, ScoringTally& tally, const Visit& visit) {
  const ScratchFolder folder;
  CsvFile file(folder.write("new.csv", csv), {}, Run());
  scorer.bind(file);
  ScoringScratch scratch;
  std::vector<RowValue> values(scorer.value_columns().size());
  while (file.next_block()) {
    while (const Record* record = file.next()) visit(scorer.logit(*record, tally, scratch, values), values);
  }
}

}  // namespace logreg
