// The elementwise functions of a formula, each of one number and with the same bits on every machine.
//
// Where R's function has no value, theirs is NaN; log(0) is -infinity. Dates are days since 1970-01-01 with fractions
// for times, as the cells of a date column are.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace logreg {

enum class ElementwiseFunction : std::uint8_t {
  identity,  // I(x)
  log,
  log2,
  log10,
  log1p,
  exp,
  sqrt,
  abs,
  year,
  month,    // 1 to 12
  day,      // of the month
  weekday,  // 1: Monday
  hour,     // 0 to 23
};

std::optional<ElementwiseFunction> elementwise_function(std::string_view name);
std::string_view name_of(ElementwiseFunction function);
// Whether it takes a date.
bool is_of_dates(ElementwiseFunction function);
// Those that make a term of their own, ns and factor, and offset.
bool is_term_function(std::string_view name);
// Of both kinds.
std::vector<std::string> names_of_functions();

double value_of(ElementwiseFunction function, double x);
// By x. The parts of a date are steps: 0. abs has 0 at 0; sqrt and the logarithms have none where they end.
double derivative_of(ElementwiseFunction function, double x);
// log(x, base); for the bases 2 and 10 it is log2 and log10.
double logarithm(double x, double base);
// x^y with R's conventions: 1^y and x^0 are 1, of NaN too.
double power(double x, double y);

}  // namespace logreg
