// What is asked of data files: the options by which they are read, and those that say what their columns are.
#pragma once

#include "csv/csv_file.h"
#include "data/missing.h"
#include "data/schema.h"
#include "data/table.h"
#include "model/scorer.h"

namespace logreg {

// How the cells of data files are understood.
struct Reading {
  ReadingOptions options;
  MissingTexts missing;
  CellRules rules = {};

  CellReading cells() const { return {missing, rules}; }
};

struct Request {
  Reading reading;
  ColumnOptions columns;
  Unseen unseen = Unseen::unusable;  // where a model is used
};

}  // namespace logreg
