#include "data/formula/basis_messages.h"

#include "base/messages.h"
#include "base/number.h"
#include "base/text.h"

#include <fmt/format.h>

namespace logreg::error {

Error few_distinct_values(const std::string& term, std::size_t distinct, std::size_t wanted) {
  return wrong_usage(fmt::format(
      "{} needs {} distinct values or more, and the rows used have {}; ask for fewer columns, or take the numbers as "
      "levels by factor()",
      visible(term), wanted, distinct));
}

Error no_values_inside(const std::string& term, double left, double right) {
  return wrong_usage(
      fmt::format("{}: no knots can be chosen, as no row used has a value from {} to {}, the boundary knots",
                  visible(term), shortest(left), shortest(right)));
}

Error tied_knots(const std::string& term, double value) {
  return wrong_usage(fmt::format(
      "{}: so many rows have the value {} that the quantiles chosen as knots fall on it, where the curve would break; "
      "ask for fewer columns, or name the knots, as in knots=c(...)",
      visible(term), shortest(value)));
}

Error knot_outside(const std::string& term, double knot, double left, double right) {
  return wrong_usage(fmt::format(
      "{}: the knot {} does not lie between the boundary knots {} and {}; the boundary knots are the least and the "
      "greatest value of the rows used unless they are named",
      visible(term), shortest(knot), shortest(left), shortest(right)));
}

Error knots_do_not_ascend(const std::string& term, double knot, double next) {
  return wrong_usage(fmt::format("{}: numbers that ascend are wanted, and {} is followed by {}", visible(term),
                                 shortest(knot), shortest(next)));
}

Error few_knots(const std::string& term, std::size_t knots, std::size_t wanted) {
  return wrong_usage(fmt::format("{} has {}, and needs {} or more", visible(term), counted(knots, "knot"), wanted));
}

Error knots_not_found(const std::string& term, std::size_t distinct) {
  return wrong_usage(fmt::format(
      "{}: no 3 knots can be chosen, as the rows used have {} or too many ties; name the knots, as in rcs(x, c(...))",
      visible(term), counted(distinct, "distinct value")));
}

Error one_group(const std::string& term) {
  return wrong_usage(fmt::format(
      "{} makes one group of all rows, as nearly all have the same value; ask for more groups, or name the breaks, as "
      "in cut(x, 18, 65)",
      visible(term)));
}

Error df_too_small(const std::string& term, std::size_t df, std::size_t wanted) {
  return wrong_usage(fmt::format("{}: df={} is too small; it is {} or more", visible(term), df, wanted));
}

Error degree_out_of_range(const std::string& term, std::size_t degree, std::size_t most) {
  return wrong_usage(fmt::format("{}: the degree is a whole number from 1 to {}, not {}", visible(term), most, degree));
}

Error powers_out_of_range(const std::string& term) {
  return wrong_usage(fmt::format(
      "{}: powers of its values leave the range of numbers; take a multiple of them, as in poly(I(x / 1000), 2)",
      visible(term)));
}

}  // namespace logreg::error
