#include "model/export/arithmetic.h"

#include "base/number.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace logreg;

namespace {

CodeStyle style() {
  CodeStyle style;
  style.number = shortest;
  style.call = [](ElementwiseFunction function, const std::string& of) {
    return std::string(name_of(function)) + '(' + of + ')';
  };
  style.quotient = [](const std::string& a, const std::string& b) { return '(' + a + " / " + b + ')'; };
  style.power = [](const std::string& a, const std::string& b) { return "pow(" + a + ", " + b + ')'; };
  style.choose = [](const std::vector<CodeStyle::Branch>& branches, const std::string& otherwise) {
    std::string text = "(";
    for (const auto& [conditions, then] : branches) text += conditions + " ? " + then + " : ";
    return text + otherwise + ')';
  };
  return style;
}

const std::vector<std::string> names = {"a", "b"};

}  // namespace

TEST_CASE("operands stand in parentheses where they need them, and behind a minus sign always") {
  CHECK(printed(value(0) * (value(1) - constant(2)), names, style()) == "a * (b - 2)");
  CHECK(printed(value(0) - constant(-2), names, style()) == "a - (-2)");
  CHECK(printed((value(0) - value(1)) - value(0), names, style()) == "(a - b) - a");
  CHECK(printed(function_of(ElementwiseFunction::log, value(0) + value(1)), names, style()) == "log(a + b)");
  CHECK(printed(value(0) / (value(1) / constant(3)), names, style()) == "(a / (b / 3))");
  CHECK(printed(combined(Arithmetic::Kind::power, value(0), constant(2)), names, style()) == "pow(a, 2)");
}

TEST_CASE("choices one behind the other are one chain, whose levels are whole numbers") {
  const Arithmetic level = choice({{0, Condition::Relation::at_most, 1.5}}, constant(0),
                                  choice({{0, Condition::Relation::above, 3}}, constant(1), constant(-1)));
  CHECK(printed(level, names, style(), true) == "(a <= 1.5 ? 0 : a > 3 ? 1 : -1)");
  CHECK(printed(level, names, style()) == "(a <= 1.5 ? 0 : a > 3 ? 1 : -1)");
}

TEST_CASE("conditions are joined") {
  const std::vector<Condition> both = {{0, Condition::Relation::level, 2}, {1, Condition::Relation::less, 0.5}};
  CHECK(printed(both, names, style()) == "a == 2 && b < 0.5");
}

TEST_CASE("a part is found at any depth") {
  const Arithmetic deep = value(0) + (constant(1) * function_of(ElementwiseFunction::exp, value(1)));
  const auto is_function = [](const Arithmetic& part) { return part.kind == Arithmetic::Kind::function; };
  CHECK(has_part(deep, is_function));
  CHECK_FALSE(has_part(value(0), is_function));
}
