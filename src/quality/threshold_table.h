// The confusion matrix at each of some thresholds, from one walk over the ranks.
#pragma once

#include "base/run.h"
#include "quality/confusion.h"
#include "quality/curves.h"

#include <span>
#include <vector>

namespace logreg {

struct ThresholdRow {
  double threshold = 0;
  Confusion confusion;
};

// 0.05, 0.1, ... 0.95 and `more`, ascending, each once.
std::vector<double> usual_thresholds(std::span<const double> more);

// `thresholds` ascend. The same counts as count() gives at each.
std::vector<ThresholdRow> threshold_table(const Ranking& ranking, std::span<const double> thresholds,
                                          const Run& run = Run());

}  // namespace logreg
