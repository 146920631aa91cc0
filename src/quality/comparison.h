// Two models on the same rows: by how much the one is better than the other, and whether that may be chance.
#pragma once

#include "base/run.h"
#include "quality/curves.h"
#include "quality/interval.h"
#include "quality/scores.h"

#include <optional>
#include <string_view>
#include <vector>

namespace logreg {

// The figure of the one minus that of the other, from pairs of rows.
struct PairedDifference {
  std::string_view name;   // for programs: "roc_auc"
  std::string_view label;  // for people
  std::optional<double> value;
  std::optional<double> other;
  std::optional<double> difference;
  std::optional<Interval> interval;
  std::optional<double> statistic;  // z; nothing for the exact test
  std::optional<double> p_value;    // two-sided
  std::string_view test;            // delong, normal or mcnemar
};

struct Contender {
  const Scores& scores;
  const Ranking& ranking;
  double threshold = 0;
};

// ROC AUC by DeLong, DeLong and Clarke-Pearson 1988; log loss by the mean and the standard error of the rows'
// differences; accuracy by McNemar 1947: of the rows that one model alone gets right, is it half? exactly, from the
// binomial distribution, where weights are whole, else z^2 = (b - c)^2 / (b + c). The two have the same labels and
// weights. Where no row is told apart there is no test.
std::vector<PairedDifference> compare(const Contender& one, const Contender& other, double level,
                                      const Run& run = Run());

}  // namespace logreg
