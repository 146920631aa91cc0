// Numbers far outside what the training saw: below its smallest or above its largest by more than its range is wide.
#pragma once

#include "model/unusable_cells.h"

#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace logreg {

// What a column of the training says of that, in numbers that count from its mean.
struct Reach {
  double middle = 0;
  double most = std::numeric_limits<double>::infinity();  // so far from the middle

  bool is_far(double deviation) const { return std::abs(deviation - middle) > most; }
};

// Without both ends nothing is far.
Reach reach(const std::optional<double>& minimum, const std::optional<double>& maximum, double mean);

// Of one column.
struct FarColumn {
  std::size_t count = 0;
  FoundCell first;

  void add(std::string_view cell, std::size_t line);
  // Those of the rows that follow, which are of this file, and whose lines count from `line_base`.
  void add(const FarColumn& other, const std::string& file, std::size_t line_base);
};

struct NamedFar {
  std::string column;
  FarColumn cells;
};

}  // namespace logreg
