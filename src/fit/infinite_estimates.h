// What the directions of recession do to each weight: whether its limit is infinite, on which side, and how many rows
// are settled with it.
//
// A weight is a linear function of a direction. It has no finite limit if some vector of L moves it, L being the
// directions that move no row that remains; on which side is asked of the cone of recession.
#pragma once

#include "data/design.h"
#include "fit/recession_cone.h"
#include "fit/separated_rows.h"

#include <cstddef>
#include <vector>

namespace logreg {

// What the directions of recession do to a weight.
struct WeightLimit {
  bool is_infinite = false;
  int sign = 0;                 // of its limit; 0: it goes both ways, or it is not known
  bool goes_both_ways = false;  // some directions raise it and some lower it
  std::size_t rows = 0;         // settled by the directions that move it, and by those that belong to them
};

// Of raw columns: the intercept's, then each term's. `basis`: of L.
std::vector<WeightLimit> weight_limits(const SignedRows& rows, const SeparatedRows& settled,
                                       const std::vector<Direction>& basis);

// A level whose rows are all of one class. Each separates the data.
struct OneClassLevel {
  std::size_t term = 0;  // of those kept
  std::size_t rows = 0;
};

// Where there are too many terms for more, that much is said of separation. Among these terms of the design;
// OneClassLevel::term is a position among them.
std::vector<OneClassLevel> one_class_levels(const Design& design, const std::vector<std::size_t>& terms);

}  // namespace logreg
