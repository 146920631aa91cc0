// Rows in groups of equal weight, from those that are thought the most likely down: what marketing calls deciles.
//
// A tie that lies across a border counts in proportion on both sides, as if its rows stood in random order, so that a
// group may hold parts of rows.
#pragma once

#include "quality/curves.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace logreg {

struct Decile {
  double rows = 0;  // weight
  double positives = 0;
  double mean_probability = 0;
  std::optional<double> rate;              // positives / rows
  std::optional<double> cumulative_share;  // of the positives, in this group and those before it
  std::optional<double> lift;              // rate / prevalence
  // The share of the positives less that of the negatives, in this group and those before it: the greatest of these is
  // the statistic of Kolmogorov and Smirnov, but for ranks between the borders.
  std::optional<double> ks;
};

// `groups`: 1 or more.
std::vector<Decile> deciles(const Ranking& ranking, std::size_t groups);

}  // namespace logreg
