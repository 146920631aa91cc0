// The intervals of a number that are levels of a category: up to the first break, between breaks, beyond the last.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace logreg {

// "(-Inf,18]", "(18,65]", "(65,Inf]": as R's cut writes breaks, with 3 significant digits, or as many more as tell
// neighbours apart. Breaks ascend. One more than there are breaks.
std::vector<std::string> interval_levels(std::span<const double> breaks);

// The position of the interval, which has its upper end.
std::size_t interval_of(double x, std::span<const double> breaks);

// Breaks that make groups of equally many values, at quantiles of type 7; groups that ties make empty are joined to
// their neighbours. At least one value.
std::vector<double> group_breaks(std::span<const double> values, std::size_t groups);

}  // namespace logreg
