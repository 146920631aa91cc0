// A number that is worked out of values of a row, as a tree that any language can print.
#pragma once

#include "data/formula/functions.h"

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace logreg {

// Of a value: how it compares with a constant. NaN and NULL do not meet any.
struct Condition {
  enum class Relation { level, equal, less, at_most, above };  // level: equal, and both are positions of levels

  std::size_t value = 0;  // its position among the values of a row
  Relation relation = Relation::equal;
  double constant = 0;
};

struct Arithmetic {
  enum class Kind { constant, value, sum, difference, product, quotient, power, negative, function, choice };

  Kind kind = Kind::constant;
  double constant = 0;
  std::size_t value = 0;
  ElementwiseFunction function = ElementwiseFunction::identity;
  std::vector<Condition> conditions = {};  // choice: the first operand where all of them hold, else the second
  std::vector<Arithmetic> operands = {};
};

Arithmetic constant(double number);
Arithmetic value(std::size_t position);
Arithmetic combined(Arithmetic::Kind kind, Arithmetic a, Arithmetic b);
Arithmetic operator+(Arithmetic a, Arithmetic b);
Arithmetic operator-(Arithmetic a, Arithmetic b);
Arithmetic operator*(Arithmetic a, Arithmetic b);
Arithmetic operator/(Arithmetic a, Arithmetic b);
Arithmetic function_of(ElementwiseFunction function, Arithmetic of);
Arithmetic choice(std::vector<Condition> conditions, Arithmetic then, Arithmetic otherwise);

// How a language writes it. Operands come printed, in parentheses where they need them.
struct CodeStyle {
  using Text = std::string;
  struct Branch {
    Text conditions;
    Text then;
  };

  std::function<Text(double)> number;  // a double, also behind a minus sign
  std::function<Text(ElementwiseFunction, const Text&)> call;
  std::function<Text(const Text&, const Text&)> quotient;
  std::function<Text(const Text&, const Text&)> power;
  // The first branch whose conditions hold, else the last text. In parentheses, if it needs them.
  std::function<Text(const std::vector<Branch>&, const Text& otherwise)> choose;
  std::string_view equal = " == ";
  std::string_view both = " && ";
};

// `names`: of the values. `whole`: constants are whole numbers, as the positions of levels are.
std::string printed(const Arithmetic& arithmetic, std::span<const std::string> names, const CodeStyle& style,
                    bool whole = false);
std::string printed(std::span<const Condition> conditions, std::span<const std::string> names, const CodeStyle& style);

// Whether `is` holds of it or of a part of it.
bool has_part(const Arithmetic& arithmetic, const std::function<bool(const Arithmetic&)>& is);

}  // namespace logreg
