// Why data are separated, where one column is enough to see it.
//
//   a number   the classes do not overlap in it, but perhaps for one value that both have
//   a category every level has rows of one class only
//   a baseline has rows of one class only, while other levels have both: against it every level is infinite, and
//              against a level of both classes only those are that are of one class themselves
//
// Most separated data have none of them: then it takes several columns, or a single level that is named as a term.
#pragma once

#include "data/design.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace logreg {

struct SeparationCause {
  enum class Kind { number, category, baseline };

  Kind kind = Kind::number;
  std::size_t column = 0;  // among the numeric or among the categorical columns
  std::size_t rows = 0;    // that it settles: of a number or a category all, of a baseline its own

  // Of a number, in the units of the data: from the class below to the class above.
  double below = 0;  // the largest value of the one
  double above = 0;  // the smallest of the other; equal to that where both classes have it
  bool positive_is_above = true;
  bool counts_rows = false;  // it grows by 1 from row to row

  bool is_positive = false;             // of a baseline: its class
  std::size_t level = 0;                // the baseline
  std::optional<std::size_t> instead;   // of the levels with both classes the one with the most rows
  bool names_rows = false;              // of a category: no two rows have the same level
};

// `baselines`: the baseline of each categorical column; nothing where each level has a term. Of a standardised design.
std::vector<SeparationCause> separation_causes(const Design& design,
                                               const std::vector<std::optional<std::size_t>>& baselines);

}  // namespace logreg
