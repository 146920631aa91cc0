#include "data/formula/expression.h"

#include "base/number.h"
#include "data/formula/arguments.h"
#include "data/formula/formula_place.h"
#include "data/formula/messages.h"

#include <algorithm>
#include <array>
#include <optional>

namespace logreg {

namespace {

using Kind = ExpressionStep::Kind;

constexpr std::size_t most_pending = 256;  // operands that wait for their operator

std::optional<Kind> arithmetic(char symbol) {
  switch (symbol) {
    case '+':
      return Kind::plus;
    case '-':
      return Kind::minus;
    case '*':
      return Kind::times;
    case '/':
      return Kind::divided;
    case '^':
      return Kind::power;
    default:
      return std::nullopt;
  }
}

// As R deparses it.
std::string_view deparsed(char symbol) {
  switch (symbol) {
    case '+':
      return " + ";
    case '-':
      return " - ";
    case '*':
      return " * ";
    case '/':
      return "/";
    default:
      return "^";
  }
}

double applied(Kind kind, double a, double b) {
  switch (kind) {
    case Kind::plus:
      return a + b;
    case Kind::minus:
      return a - b;
    case Kind::times:
      return a * b;
    case Kind::divided:
      return a / b;
    case Kind::power:
      return power(a, b);
    default:
      return logarithm(a, b);
  }
}

// A value and its derivative.
struct Dual {
  double value = 0;
  double slope = 0;
};

// factor * slope, where a constant has no slope even if the factor is infinite.
double scaled(double factor, double slope) {
  return slope == 0 ? 0 : factor * slope;
}

double slope_of(Kind kind, Dual a, Dual b) {
  switch (kind) {
    case Kind::plus:
      return a.slope + b.slope;
    case Kind::minus:
      return a.slope - b.slope;
    case Kind::times:
      return scaled(b.value, a.slope) + scaled(a.value, b.slope);
    case Kind::divided:
      return scaled(1 / b.value, a.slope) - scaled(a.value / b.value / b.value, b.slope);
    case Kind::power: {
      const double of_base = b.value == 0 ? 0 : b.value * power(a.value, b.value - 1);
      const double of_exponent = power(a.value, b.value) * value_of(ElementwiseFunction::log, a.value);
      return scaled(of_base, a.slope) + scaled(of_exponent, b.slope);
    }
    default: {
      const double log_base = value_of(ElementwiseFunction::log, b.value);
      return scaled(1 / (a.value * log_base), a.slope) -
             scaled(logarithm(a.value, b.value) / (b.value * log_base), b.slope);
    }
  }
}

}  // namespace

class ExpressionBuilder {
 public:
  ExpressionBuilder(std::string_view formula, Expression& result) : formula_(formula), result_(result) {}

  void add(const SyntaxNode& node) {
    switch (node.kind) {
      case SyntaxNode::Kind::number:
        result_.text_ += shortest(node.number);
        return push(node, {.kind = Kind::number, .number = node.number});
      case SyntaxNode::Kind::name:
        if (node.name == "." && !node.in_backquotes) throw error::dot_in_expression(where(node.begin));
        result_.text_ += formula_name(node.name);
        return push(node, {.kind = Kind::column, .column = column(node)});
      case SyntaxNode::Kind::parentheses:
        result_.text_ += '(';
        add(node.operands.front());
        result_.text_ += ')';
        return;
      case SyntaxNode::Kind::sign:
        return add_sign(node);
      case SyntaxNode::Kind::chain:
        return add_chain(node);
      case SyntaxNode::Kind::call:
        return add_call(node);
    }
  }

 private:
  std::string where(std::size_t offset) const { return formula_place(formula_, offset); }

  void push(const SyntaxNode& node, const ExpressionStep& operand) {
    if (++pending_ > most_pending) throw error::formula_is_too_deep(where(node.begin), most_pending);
    result_.steps_.push_back(operand);
  }

  void combine(Kind kind) {
    --pending_;
    result_.steps_.push_back({.kind = kind});
  }

  std::size_t column(const SyntaxNode& node) {
    const auto found = std::ranges::find(result_.columns_, node.name);
    const auto index = static_cast<std::size_t>(found - result_.columns_.begin());
    if (found == result_.columns_.end()) {
      result_.columns_.push_back(node.name);
      result_.offsets_.push_back(node.begin);
    }
    return index;
  }

  void add_sign(const SyntaxNode& node) {
    const char symbol = node.operators.front().symbol;
    result_.text_ += symbol;
    add(node.operands.front());
    if (symbol == '-') result_.steps_.push_back({.kind = Kind::negative});
  }

  void add_chain(const SyntaxNode& node) {
    add(node.operands.front());
    for (std::size_t i = 0; i < node.operators.size(); ++i) {
      const SyntaxOperator& sign = node.operators[i];
      const std::optional<Kind> kind = arithmetic(sign.symbol);
      if (!kind) throw error::not_arithmetic(where(sign.offset), sign.symbol == ':' ? ":" : "%in%");
      result_.text_ += deparsed(sign.symbol);
      add(node.operands[i + 1]);
      combine(*kind);
    }
  }

  void add_call(const SyntaxNode& node) {
    const std::optional<ElementwiseFunction> function = elementwise_function(node.name);
    if (!function) refuse(node);
    if (*function == ElementwiseFunction::log) return add_logarithm(node);
    const std::string usage = node.name + "(x)";
    const Signature signature{usage, {"x"}};
    const Arguments arguments(node, signature, formula_);
    const SyntaxNode& x = arguments.at("x");
    result_.text_ += node.name + '(';
    if (is_of_dates(*function))
      add_date(node, x);
    else
      add(x);
    result_.text_ += ')';
    if (*function == ElementwiseFunction::identity) return;
    result_.steps_.push_back({.kind = Kind::function, .function = *function});
  }

  [[noreturn]] void refuse(const SyntaxNode& call) const {
    if (is_term_function(call.name)) throw error::term_inside_expression(where(call.begin), call.name);
    throw error::unknown_function(where(call.begin), call.name, names_of_functions());
  }

  void add_date(const SyntaxNode& call, const SyntaxNode& date) {
    if (date.kind != SyntaxNode::Kind::name) throw error::not_a_column(where(date.begin), call.name);
    add(date);
    const std::size_t index = result_.steps_.back().column;
    const auto place = std::ranges::lower_bound(result_.date_columns_, index);
    if (place == result_.date_columns_.end() || *place != index) result_.date_columns_.insert(place, index);
  }

  void add_logarithm(const SyntaxNode& node) {
    const Signature signature{"log(x, base)", {"x", "base"}, 2};
    const Arguments arguments(node, signature, formula_);
    result_.text_ += "log(";
    add(arguments.at("x"));
    const SyntaxNode* const base = arguments.find("base");
    if (base == nullptr) {
      result_.steps_.push_back({.kind = Kind::function, .function = ElementwiseFunction::log});
    } else {
      result_.text_ += ", ";
      add(*base);
      combine(Kind::logarithm);
    }
    result_.text_ += ')';
  }

  std::string_view formula_;
  Expression& result_;
  std::size_t pending_ = 0;
};

Expression::Expression(const SyntaxNode& node, std::string_view formula) {
  ExpressionBuilder(formula, *this).add(node);
}

double Expression::value(std::span<const double> columns) const {
  std::array<double, most_pending> pending;  // the last one is behind `top`
  double* top = pending.data();
  for (const ExpressionStep& step : steps_) {
    switch (step.kind) {
      case Kind::number:
        *top++ = step.number;
        break;
      case Kind::column:
        *top++ = columns[step.column];
        break;
      case Kind::negative:
        top[-1] = -top[-1];
        break;
      case Kind::function:
        top[-1] = value_of(step.function, top[-1]);
        break;
      default:
        --top;
        top[-1] = applied(step.kind, top[-1], top[0]);
    }
  }
  return pending.front();
}

double Expression::derivative(std::span<const double> columns, std::size_t by) const {
  std::array<Dual, most_pending> pending;  // as in value()
  Dual* top = pending.data();
  for (const ExpressionStep& step : steps_) {
    switch (step.kind) {
      case Kind::number:
        *top++ = {step.number, 0};
        break;
      case Kind::column:
        *top++ = {columns[step.column], step.column == by ? 1.0 : 0.0};
        break;
      case Kind::negative:
        top[-1] = {-top[-1].value, -top[-1].slope};
        break;
      case Kind::function:
        top[-1] = {value_of(step.function, top[-1].value),
                   scaled(derivative_of(step.function, top[-1].value), top[-1].slope)};
        break;
      default:
        --top;
        top[-1] = {applied(step.kind, top[-1].value, top[0].value), slope_of(step.kind, top[-1], top[0])};
    }
  }
  return pending.front().slope;
}

Expression parse_expression(std::string_view text) {
  return {expression_syntax(text), text};
}

}  // namespace logreg
