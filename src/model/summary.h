// What a training has said of itself, kept in the model file so that it can be told again: the figures for programs,
// and the lines for people.
#pragma once

#include "base/json.h"

#include <string>
#include <vector>

namespace logreg {

// A table is followed by its rows. Its first column holds names; an empty heading goes on with the one before it.
enum class SummaryKind { section, paragraph, fact, table, row };

struct SummaryLine {
  SummaryKind kind = SummaryKind::section;
  std::vector<std::string>
      texts;  // of a fact two: label and what is shown; of a table or row as many as columns; else one
};

struct Summary {
  Json::Object figures;  // by the keys under which the training tells them
  std::vector<SummaryLine> lines;

  bool is_empty() const { return figures.empty() && lines.empty(); }
};

}  // namespace logreg
