// Numbers as people read them. What does not exist, or is no number, is "-". (Programs get every digit as JSON.)
#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace logreg {

using MaybeNumber = std::optional<double>;

// 326.42193; digits that are zero at the end are left away.
std::string significant(MaybeNumber value, int digits = 8);

// As many of six significant digits as fit into `width` columns, and at least four: -2.52213, 1.234e-05.
std::string fitted(MaybeNumber value, std::size_t width);

// exp(coefficient) as fitted(), next to 1 with two digits of the difference: 1.00000042. Beyond floating-point numbers what it is above or below: >1e+308, <1e-308.
std::string odds_ratio(MaybeNumber coefficient, std::size_t width);

// -15.13, or as fitted() where that is wider than `width`.
std::string two_decimals(MaybeNumber value, std::size_t width);

// 0.0123, <0.001.
std::string p_value(MaybeNumber value);
std::string p_relation(MaybeNumber value);  // = 0.0123, < 0.001

// A share or a metric: four decimals, and more where these would claim a 0 or 1 that is none; "undefined".
std::string metric_value(MaybeNumber value);
// Always four decimals, for a figure of which no value is special; "undefined".
std::string four_decimals(MaybeNumber value);

// Two digits, rounded up, for "at most".
std::string rounded_up(MaybeNumber value);

// A sum of row weights: 340, 12.5.
std::string amount(MaybeNumber value);

}  // namespace logreg
