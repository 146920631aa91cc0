// A model in R's notation: `churned ~ plan*age + ns(tenure, df=4) + offset(log(months))` -> variables and terms.
//
// Expansion is that of R's terms(): `*`, `^`, `/`, %in% and `-` become a list of distinct terms, each a set of
// variables, sorted by their number and else in the order in which the formula makes them; the variables of a term
// stand in the order in which the formula names them.
#pragma once

#include "data/formula/variable.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace logreg {

// What a text says before the columns of the table are known.
struct ParsedFormula {
  std::string text;
  std::optional<std::string> target;  // left of ~
  std::size_t target_offset = 0;      // bytes in the text
  FormulaSyntax syntax;
  std::vector<FormulaVariable> variables;  // those of terms that it names
  bool intercept = true;
  bool names_all = false;           // by `.`
  std::vector<Expression> offsets;  // what is added to the logit, as it is
};

// Throws an Error with the place, for whatever is wrong whichever columns there are.
ParsedFormula parse_formula(std::string_view text);

struct FormulaTerm {
  std::string name;                    // age, age:sex; of the variables' names
  std::vector<std::size_t> variables;  // rising

  bool operator==(const FormulaTerm&) const = default;
};

struct Formula {
  std::vector<FormulaVariable> variables;  // those that a term has
  std::vector<FormulaTerm> terms;
  bool intercept = true;
  // Where age^2 stands (bytes), which is age alone, as in R.
  std::vector<std::size_t> idle_powers;
};

// `target`: wherever it is told. `all_columns`: what `.` stands for, in this order; the target and columns that stand
// in an offset are left out of it. An offset of ParsedFormula is none of the terms.
Formula expand(const ParsedFormula& parsed, const std::string& target, std::span<const std::string> all_columns);

}  // namespace logreg
