// Quantiles of type 7 (Hyndman and Fan 1996), R's default, to the bit.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace logreg {

// With n values x(1) <= ... <= x(n), h = 1 + (n - 1) share and f = h - floor(h): (1 - f) x(floor(h)) + f x(ceil(h)).
// At least one value, in any order; they are reordered. Shares ascend, from 0 to 1. One quantile each.
std::vector<double> quantiles(std::span<double> values, std::span<const double> shares);

// `count` numbers at equal distances from `first` to `last`, as R's seq has them.
std::vector<double> evenly_spaced(double first, double last, std::size_t count);

// Those strictly between 0 and 1 that cut it into `groups` equal parts.
std::vector<double> equal_shares(std::size_t groups);

}  // namespace logreg
