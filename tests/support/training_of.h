// CSV text -> model, as `train` makes it without a formula.
#pragma once

#include "model/train.h"
#include "table_of.h"

#include <string>
#include <utility>

namespace logreg {

inline Training training_of(const std::string& csv, const ColumnOptions& columns, const TrainingOptions& options = {}) {
  Table table = table_of(csv, columns);
  Schema schema = decide(table, columns, Run());
  Design design = encode(std::move(table), schema, Run());
  return train(design, std::move(schema), options, Run());
}

}  // namespace logreg
