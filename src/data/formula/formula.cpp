#include "data/formula/formula.h"

#include "data/formula/arguments.h"
#include "data/formula/formula_place.h"
#include "data/formula/messages.h"
#include "data/formula/term_set.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace logreg {

namespace {

using Kind = SyntaxNode::Kind;

bool is_dot(const SyntaxNode& node) {
  return node.kind == Kind::name && node.name == "." && !node.in_backquotes;
}

bool is_sum(const SyntaxNode& node) {
  return node.kind == Kind::sign ||
         (node.kind == Kind::chain && (node.operators.front().symbol == '+' || node.operators.front().symbol == '-'));
}

const SyntaxNode& without_parentheses(const SyntaxNode& node) {
  const SyntaxNode* inner = &node;
  while (inner->kind == Kind::parentheses) inner = &inner->operands.front();
  return *inner;
}

// Reads the right side of a formula, from the left as R does.
class TermReader {
 public:
  TermReader(const FormulaSyntax& syntax, std::string_view formula) : syntax_(syntax), formula_(formula) {}

  void stand_for_all(std::span<const std::string> columns) { all_columns_ = columns; }

  void read() {
    TermList list = summand(syntax_.right);
    sort_by_degree(list);
    for (VariableSet& term : list) result_.terms.push_back({"", std::move(term)});
    keep_used_variables();
    for (FormulaTerm& term : result_.terms) name(term);
  }

  Formula& result() { return result_; }
  std::vector<Expression>& offsets() { return offsets_; }
  bool has_dot() const { return has_dot_; }

 private:
  std::string where(std::size_t offset) const { return formula_place(formula_, offset); }

  // What stands in a sum. The intercept is what the last 0 or 1 says.
  TermList summand(const SyntaxNode& node) {
    const SyntaxNode& inner = without_parentheses(node);
    if (inner.kind == Kind::number) {
      if (inner.number != 0 && inner.number != 1) throw error::bare_number(where(inner.begin), inner.number);
      result_.intercept = (inner.number == 1) == is_added_;
      return {};
    }
    if (inner.kind == Kind::call && inner.name == "offset") {
      add_offset(inner);
      return {};
    }
    return is_sum(inner) ? sum(inner) : product(inner);
  }

  TermList sum(const SyntaxNode& node) {
    TermSet terms;
    const std::size_t first = node.kind == Kind::sign ? 0 : 1;  // the operand that has an operator before it
    if (first == 1) add(node.operands.front(), terms);
    for (std::size_t i = 0; i < node.operators.size(); ++i) {
      if (node.operators[i].symbol == '+')
        add(node.operands[first + i], terms);
      else
        remove(node.operands[first + i], terms);
    }
    return terms.list();
  }

  void add(const SyntaxNode& node, TermSet& terms) {
    for (VariableSet& term : summand(node)) terms.add(std::move(term));
  }

  void remove(const SyntaxNode& node, TermSet& terms) {
    is_added_ = !is_added_;
    for (const VariableSet& term : summand(node)) terms.remove(term);
    is_added_ = !is_added_;
  }

  void add_offset(const SyntaxNode& call) {
    if (!is_added_ || is_in_product_) throw error::offset_inside_term(where(call.begin));
    const Signature signature{"offset(x)", {"x"}};
    const Arguments arguments(call, signature, formula_);
    const SyntaxNode& x = arguments.at("x");
    offsets_.emplace_back(x, formula_);
    if (offsets_.back().columns().empty()) throw error::constant_expression(where(x.begin));
  }

  TermList product(const SyntaxNode& node) {
    if (node.kind != Kind::chain) return variables(node);
    if (node.operators.front().symbol == '^') return power(node);
    TermList result = operand(node.operands.front());
    for (std::size_t i = 0; i < node.operators.size(); ++i) {
      result = limited(node.operators[i],
                       [&] { return combined(node.operators[i].symbol, result, operand(node.operands[i + 1])); });
    }
    return result;
  }

  TermList operand(const SyntaxNode& node) {
    if (node.kind == Kind::sign) throw error::sign_inside_term(where(node.begin));
    const SyntaxNode& inner = without_parentheses(node);
    if (inner.kind == Kind::number) throw error::bare_number(where(inner.begin), inner.number);
    const bool was_in_product = std::exchange(is_in_product_, true);
    TermList result = summand(inner);
    is_in_product_ = was_in_product;
    return result;
  }

  TermList power(const SyntaxNode& node) {
    const SyntaxNode& exponent = node.operands.back();
    if (exponent.kind != Kind::number || exponent.number < 1 || std::nearbyint(exponent.number) != exponent.number) {
      throw error::no_exponent(where(exponent.begin));
    }
    const TermList base = operand(node.operands.front());
    if (base.size() == 1 && exponent.number > 1) result_.idle_powers.push_back(node.begin);
    const double most = TermAlgebra::most_terms;
    return limited(node.operators.front(),
                   [&] { return algebra_.power(base, static_cast<std::size_t>(std::min(exponent.number, most))); });
  }

  TermList combined(char symbol, const TermList& first, const TermList& second) {
    switch (symbol) {
      case '*':
        return algebra_.crossed(first, second);
      case '/':
        return algebra_.nested(first, second);
      case ':':
        return algebra_.interactions(first, second);
      default:
        return algebra_.within(first, second);
    }
  }

  template <typename Deed>
  TermList limited(const SyntaxOperator& sign, Deed deed) const {
    try {
      return deed();
    } catch (TermsLimit) {
      throw error::expands_too_far(where(sign.offset), TermAlgebra::most_terms);
    }
  }

  TermList variables(const SyntaxNode& node) {
    if (!is_dot(node)) return {{index_of(formula_variable(node, formula_))}};
    has_dot_ = true;
    TermList result;
    for (const std::string& column : all_columns_) {
      SyntaxNode named = node;
      named.name = column;
      named.in_backquotes = true;
      result.push_back({index_of(formula_variable(named, formula_))});
    }
    return result;
  }

  std::size_t index_of(FormulaVariable variable) {
    const auto [place, is_new] = indices_.emplace(variable.name, result_.variables.size());
    if (is_new) result_.variables.push_back(std::move(variable));
    return place->second;
  }

  void keep_used_variables() {
    std::vector<std::size_t> new_index(result_.variables.size());
    for (const FormulaTerm& term : result_.terms) {
      for (const std::size_t variable : term.variables) new_index[variable] = 1;
    }
    std::size_t used = 0;
    for (std::size_t i = 0; i < new_index.size(); ++i) {
      if (new_index[i] == 0) continue;
      if (used != i) result_.variables[used] = std::move(result_.variables[i]);
      new_index[i] = used++;
    }
    result_.variables.resize(used);
    for (FormulaTerm& term : result_.terms) {
      for (std::size_t& variable : term.variables) variable = new_index[variable];
    }
  }

  void name(FormulaTerm& term) const {
    for (const std::size_t variable : term.variables) {
      if (!term.name.empty()) term.name += ':';
      term.name += result_.variables[variable].name;
    }
  }

  const FormulaSyntax& syntax_;
  std::string_view formula_;
  std::span<const std::string> all_columns_;
  Formula result_;
  std::vector<Expression> offsets_;
  std::unordered_map<std::string, std::size_t> indices_;
  TermAlgebra algebra_;
  bool has_dot_ = false;
  bool is_added_ = true;  // not behind a minus
  bool is_in_product_ = false;
};

void refuse_target(const Expression& expression, const std::string& target, std::string_view formula) {
  const auto found = std::ranges::find(expression.columns(), target);
  if (found == expression.columns().end()) return;
  const auto index = static_cast<std::size_t>(found - expression.columns().begin());
  throw error::target_on_both_sides(formula_place(formula, expression.offsets()[index]), target);
}

void refuse_target(const Formula& formula, const ParsedFormula& parsed, const std::string& target) {
  for (const FormulaVariable& variable : formula.variables) refuse_target(variable.expression, target, parsed.text);
  for (const Expression& offset : parsed.offsets) refuse_target(offset, target, parsed.text);
}

// In their order, without the target and what stands in an offset.
std::vector<std::string> columns_of_dot(const ParsedFormula& parsed, const std::string& target,
                                        std::span<const std::string> all_columns) {
  std::unordered_set<std::string_view> without = {target};
  for (const Expression& offset : parsed.offsets) without.insert(offset.columns().begin(), offset.columns().end());
  std::vector<std::string> result;
  std::ranges::copy_if(all_columns, std::back_inserter(result),
                       [&](const std::string& column) { return !without.contains(column); });
  return result;
}

}  // namespace

ParsedFormula parse_formula(std::string_view text) {
  ParsedFormula result;
  result.text = text;
  result.syntax = formula_syntax(result.text);
  if (const std::optional<SyntaxNode>& left = result.syntax.left) {
    if (left->kind != Kind::name || is_dot(*left)) throw error::target_is_no_column(formula_place(text, left->begin));
    result.target = left->name;
    result.target_offset = left->begin;
  }
  TermReader reader(result.syntax, result.text);
  reader.read();
  result.offsets = std::move(reader.offsets());
  result.variables = reader.result().variables;
  result.intercept = reader.result().intercept;
  result.names_all = reader.has_dot();
  if (result.target) refuse_target(reader.result(), result, *result.target);
  return result;
}

Formula expand(const ParsedFormula& parsed, const std::string& target, std::span<const std::string> all_columns) {
  const std::vector<std::string> columns = columns_of_dot(parsed, target, all_columns);
  TermReader reader(parsed.syntax, parsed.text);
  reader.stand_for_all(columns);
  reader.read();
  Formula result = std::move(reader.result());
  refuse_target(result, parsed, target);
  if (result.terms.empty() && !result.intercept) throw error::nothing_to_fit();
  return result;
}

}  // namespace logreg
