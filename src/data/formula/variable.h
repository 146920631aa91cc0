// A variable of a formula: a column, or what is made of columns by one call.
#pragma once

#include "data/formula/basis_request.h"
#include "data/formula/expression.h"

#include <optional>
#include <string>
#include <string_view>

namespace logreg {

struct FormulaVariable {
  enum class Kind {
    column,      // as it is: numbers or a category
    expression,  // numbers: log(x), I(x^2), month(x)
    basis,       // several columns of numbers: poly, ns, bs, rcs, hinge
    cut,         // a category: intervals of a number
    factor,      // a category: its distinct values
    missing,     // 1 where the cell is missing, else 0
  };

  Kind kind = Kind::column;
  std::string name;                   // age, `odd name`, log(age), ns(age, df=4); reads back as the same variable
  Expression expression;              // what stands inside: of basis, cut and factor too; of missing the column
  std::optional<BasisRequest> basis;  // of basis and cut

  bool operator==(const FormulaVariable& other) const { return name == other.name; }
};

// Of a name or a call that is part of `formula`. Throws an Error with the place.
FormulaVariable formula_variable(const SyntaxNode& node, std::string_view formula);
FormulaVariable parse_variable(std::string_view text);

}  // namespace logreg
