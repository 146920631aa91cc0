// Thresholds in a report: the table over many of them, and the one that was chosen with the figures it gives.
#pragma once

#include "data/schema.h"
#include "quality/metrics.h"
#include "quality/threshold_choice.h"
#include "quality/threshold_table.h"
#include "report/report.h"

#include <optional>
#include <span>
#include <string>

namespace logreg {

// How a threshold was chosen, and which: nothing where none is better than another.
struct ThresholdChoice {
  std::string criterion;  // for programs: f1, ..., top
  std::string heading;    // for people, without a colon: "Best threshold by F1"
  std::string label;      // of the value: "F1"
  ThresholdWish wish;
  bool has_costs = false;
  std::optional<double> wanted;  // rows, of top
  double next_tie = 0;           // of top: rows that the next lower threshold would add
  std::optional<ChosenThreshold> chosen;
};

ThresholdChoice best_choice(const ThresholdWish& wish, bool has_costs, const std::optional<ChosenThreshold>& chosen);
// `asked`: as the user gave it, "10%".
ThresholdChoice top_choice(const std::string& asked, double wanted, const TopThreshold& top);

// recall >= 0.9 and precision >= 0.5
std::string promises(const ThresholdWish& wish);

// A section each. The threshold of `evaluation` is the one in effect.
void add_threshold_table(Report& report, std::span<const ThresholdRow> rows, const Evaluation& evaluation,
                         const std::optional<Costs>& costs, const std::optional<ThresholdChoice>& choice);
void add_threshold_choice(Report& report, const ThresholdChoice& choice, const Evaluation& evaluation,
                          const Target& target);

}  // namespace logreg
