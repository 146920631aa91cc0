// What evaluate can be told about thresholds.
#pragma once

#include "quality/threshold_choice.h"
#include "verbs/command_line.h"

#include <optional>
#include <string>

namespace logreg {

// So many rows, or so many of a hundred.
struct TopRows {
  double amount = 0;
  bool is_percentage = false;
  std::string text;  // as it was given
};

struct ThresholdOptions {
  bool table = false;
  std::optional<Criterion> best;
  std::optional<Costs> costs;
  std::optional<double> min_recall;
  std::optional<double> min_precision;
  std::optional<TopRows> top;
  bool save = false;

  bool ask_for_best() const { return best || min_recall || min_precision; }
  bool ask_for_one() const { return ask_for_best() || top; }
  // Without --best: of the figure that is not promised the most; with promises of both, F1.
  ThresholdWish wish() const;
};

OptionGroup threshold_group(ThresholdOptions& options);

// Throws Error (usage). `model`: its path.
void check_thresholds(const ThresholdOptions& options, const std::string& model, const Given& given);

}  // namespace logreg
