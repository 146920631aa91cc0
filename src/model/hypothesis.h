// What a user supposes of the coefficients: text -> linear equations over the names of terms.
//
//   hypothesis = equation { "," equation }
//   equation   = sum "=" sum
//   sum        = product { ( "+" | "-" ) product }
//   product    = factor { ( "*" | "/" ) factor }
//   factor     = { "+" | "-" } ( number | name | "`" any text "`" | "(intercept)" | "(" sum ")" )
//
// A name begins with a letter, "_", "." or a byte above 127 and goes on with digits, too; in backquotes a doubled one
// is one. Sides are brought to the form  sum of factor x coefficient = value.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace logreg {

struct NamedFactor {
  std::string term;
  double factor = 0;
  std::size_t place = 0;  // in the text, where the term stands first
};

struct Equation {
  std::string text;  // without blanks around
  std::size_t place = 0;
  std::vector<NamedFactor> factors;  // each term once, in the order of the text; none with the factor 0
  double value = 0;
};

// Tested together.
struct Hypothesis {
  std::string text;
  std::vector<Equation> equations;  // one or more
};

// Throws Error (usage), with a caret under the place, for what is no such text or not linear.
Hypothesis parse_hypothesis(std::string_view text);

// Throws Error (usage) where a term is none of `names`, or an equation follows from those before it or contradicts
// them. `zeros`: names of coefficients that are 0 by the coding of their column, and the names of these columns.
void check_hypothesis(const Hypothesis& hypothesis, std::span<const std::string> names,
                      std::span<const std::pair<std::string, std::string>> zeros);

}  // namespace logreg
