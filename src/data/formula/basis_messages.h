// Why a basis cannot be made of a column. `term`: as the formula has it, "ns(age, df=4)".
#pragma once

#include "base/error.h"

#include <cstddef>
#include <string>

namespace logreg::error {

// For `columns` columns, or so many knots.
Error few_distinct_values(const std::string& term, std::size_t distinct, std::size_t wanted);
Error no_values_inside(const std::string& term, double left, double right);
// The quantile where a knot should be is the least or greatest value, or so many knots fall on one value.
Error tied_knots(const std::string& term, double value);
Error knot_outside(const std::string& term, double knot, double left, double right);
Error knots_do_not_ascend(const std::string& term, double knot, double next);
Error few_knots(const std::string& term, std::size_t knots, std::size_t wanted);
Error knots_not_found(const std::string& term, std::size_t distinct);
Error one_group(const std::string& term);
Error df_too_small(const std::string& term, std::size_t df, std::size_t wanted);
Error degree_out_of_range(const std::string& term, std::size_t degree, std::size_t most);
Error powers_out_of_range(const std::string& term);

}  // namespace logreg::error
