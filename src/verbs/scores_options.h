// What evaluate can be told about probabilities that something else made.
#pragma once

#include "verbs/command_line.h"

#include <optional>
#include <string>
#include <vector>

namespace logreg {

// Columns of the files.
struct ScoresOptions {
  std::vector<std::string> files;  // empty: a model is evaluated
  std::string target;
  std::optional<std::string> positive;
  std::string probability = "probability";  // as predict calls it
};

OptionGroup scores_group(ScoresOptions& options);

// Throws Error (usage).
void check_scores(const ScoresOptions& options, const Given& given);

}  // namespace logreg
