// Values at which columns are held while an effect is worked out, the other columns staying as they are in each row
// (Stata's at() of margins).
//
//   age=40,plan=plus     one point of two columns
//   age=20,40,60         three points; with several columns every combination, the first column changing slowest
#pragma once

#include "data/schema.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace logreg {

struct RepresentativeValue {
  std::size_t input = 0;  // position of the column
  std::string column;
  std::string text;  // the number or the level
  double number = 0;
  std::uint32_t level = 0;
};

using RepresentativePoint = std::vector<RepresentativeValue>;

// `texts`: the elements of each list. A number is read in the format of its column. Throws Error (usage) where there is
// no such column, number or level, and where the points are too many.
std::vector<RepresentativePoint> representative_points(const std::vector<std::vector<std::string>>& texts,
                                                       const std::vector<FeatureColumn>& columns);

}  // namespace logreg
