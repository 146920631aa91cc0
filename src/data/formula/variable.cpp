#include "data/formula/variable.h"

#include "base/number.h"
#include "data/formula/arguments.h"
#include "data/formula/formula_place.h"
#include "data/formula/messages.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <utility>
#include <vector>

namespace logreg {

namespace {

using Kind = FormulaVariable::Kind;

constexpr std::size_t most_columns = 1000;  // of one basis

// One call of a formula, with what is read of its arguments.
class Call {
 public:
  Call(const SyntaxNode& node, const Signature& signature, std::string_view formula)
      : node_(node), formula_(formula), arguments_(node, signature, formula) {}

  bool has(std::string_view parameter) const { return arguments_.find(parameter) != nullptr; }
  std::size_t count_of_rest() const { return arguments_.rest().size(); }

  Expression expression() const { return {arguments_.at("x"), formula_}; }
  Expression expression_of_columns() const {
    Expression result = expression();
    if (result.columns().empty()) throw error::constant_expression(where(arguments_.at("x")));
    return result;
  }
  std::size_t count(std::string_view parameter, std::size_t least) const {
    return count(arguments_.at(parameter), parameter, least);
  }
  bool truth(std::string_view parameter) const {
    const SyntaxNode& given = arguments_.at(parameter);
    if (given.name == "TRUE" || given.name == "T") return true;
    if (given.name == "FALSE" || given.name == "F") return false;
    throw error::wrong_argument(where(given), parameter, "TRUE or FALSE");
  }
  bool is_list(std::string_view parameter) const { return is_list(arguments_.at(parameter)); }
  // Of c(...), or a single one.
  std::vector<double> numbers(std::string_view parameter) const {
    const SyntaxNode& given = arguments_.at(parameter);
    return numbers(is_list(given) ? listed(given) : std::vector{&given}, parameter);
  }
  std::vector<double> rest(std::string_view what) const {
    for (const SyntaxNode* const node : arguments_.rest()) {
      if (is_list(*node)) throw error::wrong_argument(where(*node), what, "numbers one by one, without c()");
    }
    return numbers(arguments_.rest(), what);
  }
  void require_only_one_of(std::span<const std::string_view> parameters) const {
    const auto first = std::ranges::find_if(parameters, [&](std::string_view name) { return has(name); });
    if (first == parameters.end()) return;
    const auto second = std::find_if(first + 1, parameters.end(), [&](std::string_view name) { return has(name); });
    if (second != parameters.end()) throw error::arguments_exclude(where(arguments_.at(*second)), *first, *second);
  }
  Error wrong(std::string_view parameter, std::string_view wanted) const {
    const SyntaxNode* const given = arguments_.find(parameter);
    return error::wrong_argument(where(given == nullptr ? node_ : *given), parameter, wanted);
  }
  Error excluded(std::string_view parameter, std::string_view other) const {
    return error::arguments_exclude(where(arguments_.at(parameter)), other, parameter);
  }
  Error missing(std::string_view what, std::string_view usage) const {
    return error::argument_is_missing(where(node_), what, usage);
  }

 private:
  std::string where(const SyntaxNode& node) const { return formula_place(formula_, node.begin); }

  static bool is_list(const SyntaxNode& node) { return node.kind == SyntaxNode::Kind::call && node.name == "c"; }
  static std::vector<const SyntaxNode*> listed(const SyntaxNode& list) {
    std::vector<const SyntaxNode*> result;
    for (const SyntaxNode& node : list.operands) result.push_back(&node);
    return result;
  }

  double number(const SyntaxNode& node, std::string_view what) const {
    const Expression expression(node, formula_);
    if (!expression.columns().empty()) throw error::wrong_argument(where(node), what, "a number, not a column");
    const double value = expression.value({});
    if (!std::isfinite(value)) throw error::wrong_argument(where(node), what, "a finite number");
    return value;
  }
  std::size_t count(const SyntaxNode& node, std::string_view what, std::size_t least) const {
    const double value = number(node, what);
    if (value >= static_cast<double>(least) && value <= static_cast<double>(most_columns) &&
        std::nearbyint(value) == value) {
      return static_cast<std::size_t>(value);
    }
    throw error::wrong_argument(where(node), what, fmt::format("a whole number from {} to {}", least, most_columns));
  }
  // Rising.
  std::vector<double> numbers(const std::vector<const SyntaxNode*>& nodes, std::string_view what) const {
    if (nodes.size() > most_columns) {
      throw error::wrong_argument(where(*nodes[most_columns]), what, fmt::format("{} numbers at most", most_columns));
    }
    std::vector<double> result;
    for (const SyntaxNode* const node : nodes) {
      const double next = number(*node, what);
      if (!result.empty() && next <= result.back()) {
        throw error::wrong_argument(where(*node), what, "numbers that rise");
      }
      result.push_back(next);
    }
    return result;
  }

  const SyntaxNode& node_;
  std::string_view formula_;
  Arguments arguments_;
};

std::string joined(std::span<const double> numbers) {
  std::string result;
  for (const double number : numbers) result += (result.empty() ? "" : ", ") + shortest(number);
  return result;
}

std::string list_of(std::span<const double> numbers) {
  return fmt::format("c({})", joined(numbers));
}

FormulaVariable basis_of(const Call& call, const BasisRequest& request, std::string_view function,
                         std::string_view arguments) {
  FormulaVariable result;
  result.kind = request.kind == BasisKind::cut ? Kind::cut : Kind::basis;
  result.expression = call.expression_of_columns();
  result.name = fmt::format("{}({}, {})", function, result.expression.text(), arguments);
  result.basis = request;
  return result;
}

FormulaVariable poly(const SyntaxNode& node, std::string_view formula) {
  const Signature signature{"poly(x, 2)", {"x", "degree", "raw"}, 2};
  const Call call(node, signature, formula);
  BasisRequest request;
  request.kind = BasisKind::poly;
  request.degree = 1;
  if (call.has("degree")) request.degree = call.count("degree", 1);
  if (call.has("raw")) request.raw = call.truth("raw");
  return basis_of(call, request, "poly", fmt::format("{}{}", request.degree, request.raw ? ", raw=TRUE" : ""));
}

// What ns and bs have in common: df or knots, and the boundary.
std::string take_knots(const Call& call, BasisRequest& request, std::size_t least_df) {
  constexpr std::array<std::string_view, 2> ways = {"df", "knots"};
  call.require_only_one_of(ways);
  std::string arguments;
  if (call.has("knots")) {
    request.knots = call.numbers("knots");
    if (request.knots.empty()) throw call.wrong("knots", "one number or more");
    arguments = fmt::format("knots={}", list_of(request.knots));
  } else {
    request.df = call.has("df") ? call.count("df", least_df) : least_df;
    arguments = fmt::format("df={}", *request.df);
  }
  if (request.kind == BasisKind::bs && request.degree != BasisRequest().degree) {
    arguments += fmt::format(", degree={}", request.degree);
  }
  if (!call.has("Boundary.knots")) return arguments;
  const std::vector<double> boundary = call.numbers("Boundary.knots");
  if (boundary.size() != 2) throw call.wrong("Boundary.knots", "two numbers that rise, as in c(0, 100)");
  if (!request.knots.empty() && (request.knots.front() <= boundary[0] || request.knots.back() >= boundary[1])) {
    throw call.wrong("knots", "numbers between those of Boundary.knots");
  }
  request.boundary = {boundary[0], boundary[1]};
  return arguments + fmt::format(", Boundary.knots={}", list_of(boundary));
}

FormulaVariable ns(const SyntaxNode& node, std::string_view formula) {
  const Signature signature{"ns(x, df=4)", {"x", "df", "knots", "Boundary.knots"}, 3};
  const Call call(node, signature, formula);
  BasisRequest request;
  request.kind = BasisKind::ns;
  const std::string arguments = take_knots(call, request, 1);
  return basis_of(call, request, "ns", arguments);
}

FormulaVariable bs(const SyntaxNode& node, std::string_view formula) {
  const Signature signature{"bs(x, df=5)", {"x", "df", "knots", "degree", "Boundary.knots"}, 4};
  const Call call(node, signature, formula);
  BasisRequest request;
  request.kind = BasisKind::bs;
  if (call.has("degree")) request.degree = call.count("degree", 1);
  const std::string arguments = take_knots(call, request, request.degree);
  return basis_of(call, request, "bs", arguments);
}

FormulaVariable rcs(const SyntaxNode& node, std::string_view formula) {
  constexpr std::array<std::string_view, 4> ways = {"parms", "knots", "nk", "nknots"};
  constexpr std::size_t least_knots = 3;
  constexpr std::size_t usual_knots = 5;  // as in rms
  const Signature signature{"rcs(x, 4)", {"x", "parms", "knots", "nk", "nknots"}, 2};
  const Call call(node, signature, formula);
  call.require_only_one_of(ways);
  const auto* const way = std::ranges::find_if(ways, [&](std::string_view name) { return call.has(name); });
  BasisRequest request;
  request.kind = BasisKind::rcs;
  if (way != ways.end() && call.is_list(*way)) {
    request.knots = call.numbers(*way);
    if (request.knots.size() < least_knots) throw call.wrong(*way, "three knots or more");
    return basis_of(call, request, "rcs", list_of(request.knots));
  }
  request.count = way == ways.end() ? usual_knots : call.count(*way, least_knots);
  return basis_of(call, request, "rcs", std::to_string(request.count));
}

FormulaVariable hinge(const SyntaxNode& node, std::string_view formula) {
  constexpr std::string_view usage = "hinge(x, 20, 40)";
  const Signature signature{usage, {"x"}, 1, true};
  const Call call(node, signature, formula);
  BasisRequest request;
  request.kind = BasisKind::hinge;
  request.knots = call.rest("hinge()");
  if (request.knots.empty()) throw call.missing("a knot", usage);
  return basis_of(call, request, "hinge", joined(request.knots));
}

FormulaVariable cut(const SyntaxNode& node, std::string_view formula) {
  constexpr std::string_view usage = "cut(x, 18, 65) or cut(x, groups=4)";
  constexpr std::size_t least_groups = 2;
  const Signature signature{usage, {"x", "groups"}, 1, true};
  const Call call(node, signature, formula);
  BasisRequest request;
  request.kind = BasisKind::cut;
  request.knots = call.rest("cut()");
  if (request.knots.empty() && !call.has("groups")) throw call.missing("either breaks or groups", usage);
  if (!request.knots.empty() && call.has("groups")) throw call.excluded("groups", "breaks");
  if (!request.knots.empty()) return basis_of(call, request, "cut", joined(request.knots));
  request.count = call.count("groups", least_groups);
  return basis_of(call, request, "cut", fmt::format("groups={}", request.count));
}

FormulaVariable factor(const SyntaxNode& node, std::string_view formula) {
  const Signature signature{"factor(x)", {"x"}};
  const Call call(node, signature, formula);
  FormulaVariable result;
  result.kind = Kind::factor;
  result.expression = call.expression_of_columns();
  result.name = fmt::format("factor({})", result.expression.text());
  return result;
}

FormulaVariable missing(const SyntaxNode& node, std::string_view formula) {
  const Signature signature{"missing(x)", {"x"}};
  const Call call(node, signature, formula);
  FormulaVariable result;
  result.kind = Kind::missing;
  result.expression = call.expression();
  if (!result.expression.is_column()) {
    throw error::not_a_column(formula_place(formula, node.operands.front().begin), "missing");
  }
  result.name = fmt::format("missing({})", result.expression.text());
  return result;
}

using Maker = FormulaVariable (*)(const SyntaxNode&, std::string_view);
constexpr std::array<std::pair<std::string_view, Maker>, 9> makers = {{{"poly", poly},
                                                                       {"ns", ns},
                                                                       {"bs", bs},
                                                                       {"rcs", rcs},
                                                                       {"hinge", hinge},
                                                                       {"cut", cut},
                                                                       {"factor", factor},
                                                                       {"as.factor", factor},
                                                                       {"missing", missing}}};

FormulaVariable called(const SyntaxNode& node, std::string_view formula) {
  const auto* const maker = std::ranges::find_if(makers, [&](const auto& entry) { return entry.first == node.name; });
  if (maker != makers.end()) return maker->second(node, formula);
  FormulaVariable result;
  result.kind = Kind::expression;
  result.expression = Expression(node, formula);
  if (result.expression.columns().empty()) throw error::constant_expression(formula_place(formula, node.begin));
  result.name = result.expression.text();
  return result;
}

}  // namespace

FormulaVariable formula_variable(const SyntaxNode& node, std::string_view formula) {
  if (node.kind == SyntaxNode::Kind::call) return called(node, formula);
  FormulaVariable result;
  result.expression = Expression(node, formula);
  result.name = result.expression.text();
  return result;
}

FormulaVariable parse_variable(std::string_view text) {
  const SyntaxNode node = expression_syntax(text);
  if (node.kind == SyntaxNode::Kind::name || node.kind == SyntaxNode::Kind::call) return formula_variable(node, text);
  throw error::variable_expected(formula_place(text, node.begin), text.substr(node.begin, node.end - node.begin));
}

}  // namespace logreg
