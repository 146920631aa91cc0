#include "data/formula/formula.h"

#include "base/error.h"
#include "data/formula/coding.h"
#include "require.h"
#include "targets.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace logreg::fuzz {

namespace {

const std::vector<std::string> all_columns = {"y", "a", "b", "odd name", "`", "."};

// A text that a formula is written with reads back as the same.
void texts(const FormulaVariable& variable) {
  const FormulaVariable again = parse_variable(variable.name);
  require(again.name == variable.name, "a variable is read back under another name");
  require(again.kind == variable.kind && again.basis == variable.basis, "a variable is read back as another one");
  require(again.expression == variable.expression, "a variable is read back around another expression");
  const Expression expression = parse_expression(variable.expression.text());
  require(expression.text() == variable.expression.text(), "an expression is read back with another text");
  require(expression.columns() == variable.expression.columns(), "an expression is read back over other columns");
}

bool is_same(double a, double b) {
  return a == b || (std::isnan(a) && std::isnan(b));
}

void values(const Expression& expression) {
  const Expression again = parse_expression(expression.text());
  for (const double x : {0.0, -1.5, 18'895.875, 1e300, std::nan("")}) {
    const std::vector<double> row(expression.columns().size(), x);
    require(is_same(expression.value(row), again.value(row)), "an expression is read back with another value");
  }
}

void terms(const Formula& formula) {
  for (std::size_t i = 0; i < formula.terms.size(); ++i) {
    const std::vector<std::size_t>& variables = formula.terms[i].variables;
    require(!variables.empty(), "a term is empty");
    require(variables.back() < formula.variables.size(), "a term has a variable that is none");
    require(std::ranges::adjacent_find(variables, std::greater_equal<>()) == variables.end(),
            "the variables of a term do not rise");
    require(i == 0 || formula.terms[i - 1].variables.size() <= variables.size(), "a term stands before smaller ones");
  }
}

// Each term as the names of its variables, whatever their order.
std::vector<std::vector<std::string>> sets_of(const Formula& formula) {
  std::vector<std::vector<std::string>> result;
  for (const FormulaTerm& term : formula.terms) {
    std::vector<std::string>& names = result.emplace_back();
    for (const std::size_t variable : term.variables) names.push_back(formula.variables[variable].name);
    std::ranges::sort(names);
  }
  std::ranges::sort(result);
  return result;
}

// The terms, written one by one, are the same formula.
void written_out(const Formula& formula, const std::string& target) {
  constexpr std::size_t most = 200;
  if (formula.terms.size() > most) return;
  std::string text = formula.intercept ? "1" : "0";
  for (const FormulaTerm& term : formula.terms) text += " + " + term.name;
  const Formula again = expand(parse_formula(text), target, all_columns);
  require(again.intercept == formula.intercept, "the intercept of a formula, written out, is another");
  require(sets_of(again) == sets_of(formula), "the terms of a formula, written out, are others");
}

void codes(const Formula& formula) {
  constexpr std::size_t most = 2000;
  if (formula.terms.size() > most) return;
  const std::vector<bool> is_category(formula.variables.size(), true);
  const auto found = coding(formula.terms, is_category, formula.intercept);
  require(found.size() == formula.terms.size(), "a term has no coding");
}

}  // namespace

void formula(std::string_view bytes) {
  std::optional<ParsedFormula> parsed;
  std::string target = "y";
  Formula expanded;
  try {
    parsed = parse_formula(bytes);
    target = parsed->target.value_or(target);
    expanded = expand(*parsed, target, all_columns);
  } catch (const Error& error) {
    require(error.failure() == Failure::usage, "a formula fails as something else");
    return;
  }
  for (const FormulaVariable& variable : expanded.variables) {
    texts(variable);
    values(variable.expression);
  }
  for (const Expression& offset : parsed->offsets) values(offset);
  terms(expanded);
  written_out(expanded, target);
  codes(expanded);
}

}  // namespace logreg::fuzz
