#include "model/export/arithmetic.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace logreg {

namespace {

using Kind = Arithmetic::Kind;

std::string_view symbol(Condition::Relation relation, const CodeStyle& style) {
  switch (relation) {
    case Condition::Relation::less:
      return " < ";
    case Condition::Relation::at_most:
      return " <= ";
    case Condition::Relation::above:
      return " > ";
    default:
      return style.equal;
  }
}

std::string_view symbol(Kind kind) {
  switch (kind) {
    case Kind::sum:
      return " + ";
    case Kind::difference:
      return " - ";
    default:
      return " * ";
  }
}

std::string whole_number(double number) {
  return fmt::format("{:.0f}", number);
}

}  // namespace

Arithmetic constant(double number) {
  return {.kind = Kind::constant, .constant = number};
}

Arithmetic value(std::size_t position) {
  return {.kind = Kind::value, .value = position};
}

Arithmetic combined(Kind kind, Arithmetic a, Arithmetic b) {
  Arithmetic result{.kind = kind};
  result.operands.push_back(std::move(a));
  result.operands.push_back(std::move(b));
  return result;
}

Arithmetic operator+(Arithmetic a, Arithmetic b) {
  return combined(Kind::sum, std::move(a), std::move(b));
}

Arithmetic operator-(Arithmetic a, Arithmetic b) {
  return combined(Kind::difference, std::move(a), std::move(b));
}

Arithmetic operator*(Arithmetic a, Arithmetic b) {
  return combined(Kind::product, std::move(a), std::move(b));
}

Arithmetic operator/(Arithmetic a, Arithmetic b) {
  return combined(Kind::quotient, std::move(a), std::move(b));
}

Arithmetic function_of(ElementwiseFunction function, Arithmetic of) {
  Arithmetic result{.kind = Kind::function, .function = function};
  result.operands.push_back(std::move(of));
  return result;
}

Arithmetic choice(std::vector<Condition> conditions, Arithmetic then, Arithmetic otherwise) {
  Arithmetic result = combined(Kind::choice, std::move(then), std::move(otherwise));
  result.conditions = std::move(conditions);
  return result;
}

std::string printed(const Arithmetic& arithmetic, std::span<const std::string> names, const CodeStyle& style,
                    bool whole) {
  const auto operand = [&](std::size_t i) {
    const Arithmetic& part = arithmetic.operands[i];
    const std::string text = printed(part, names, style, whole);
    const bool is_sure = part.kind == Kind::value || part.kind == Kind::function || part.kind == Kind::choice ||
                         part.kind == Kind::quotient || part.kind == Kind::power || !text.starts_with('-');
    const bool is_simple = part.kind == Kind::constant || part.kind == Kind::value || part.kind == Kind::function ||
                           part.kind == Kind::choice || part.kind == Kind::quotient || part.kind == Kind::power;
    return is_sure && is_simple ? text : '(' + text + ')';
  };
  switch (arithmetic.kind) {
    case Kind::constant:
      return whole ? whole_number(arithmetic.constant) : style.number(arithmetic.constant);
    case Kind::value:
      return names[arithmetic.value];
    case Kind::negative:
      return '-' + operand(0);
    case Kind::quotient:
      return style.quotient(operand(0), operand(1));
    case Kind::power:
      return style.power(operand(0), operand(1));
    case Kind::function:
      return style.call(arithmetic.function, printed(arithmetic.operands.front(), names, style));
    case Kind::choice: {
      std::vector<CodeStyle::Branch> branches;
      const Arithmetic* rest = &arithmetic;
      for (; rest->kind == Kind::choice; rest = &rest->operands[1]) {
        branches.push_back({printed(rest->conditions, names, style), printed(rest->operands[0], names, style, whole)});
      }
      return style.choose(branches, printed(*rest, names, style, whole));
    }
    default:
      return operand(0) + std::string(symbol(arithmetic.kind)) + operand(1);
  }
}

std::string printed(std::span<const Condition> conditions, std::span<const std::string> names, const CodeStyle& style) {
  std::string result;
  for (const Condition& condition : conditions) {
    if (!result.empty()) result += style.both;
    result += names[condition.value];
    result += symbol(condition.relation, style);
    const bool is_level = condition.relation == Condition::Relation::level;
    result += is_level ? whole_number(condition.constant) : style.number(condition.constant);
  }
  return result;
}

bool has_part(const Arithmetic& arithmetic, const std::function<bool(const Arithmetic&)>& is) {
  return is(arithmetic) ||
         std::ranges::any_of(arithmetic.operands, [&](const Arithmetic& part) { return has_part(part, is); });
}

}  // namespace logreg
