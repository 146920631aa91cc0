#include "data/formula/syntax.h"

#include "thrown.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using namespace logreg;

namespace {

// Fully in parentheses.
std::string shown(const SyntaxNode& node) {
  switch (node.kind) {
    case SyntaxNode::Kind::number:
      return std::to_string(static_cast<int>(node.number));
    case SyntaxNode::Kind::name:
      return node.name;
    case SyntaxNode::Kind::parentheses:
      return "[" + shown(node.operands.front()) + "]";
    case SyntaxNode::Kind::sign:
      return "(" + std::string(1, node.operators.front().symbol) + shown(node.operands.front()) + ")";
    case SyntaxNode::Kind::chain: {
      std::string result = "(" + shown(node.operands.front());
      for (std::size_t i = 0; i < node.operators.size(); ++i) {
        result += node.operators[i].symbol + shown(node.operands[i + 1]);
      }
      return result + ")";
    }
    case SyntaxNode::Kind::call: {
      std::string result = node.name + "{";
      for (std::size_t i = 0; i < node.operands.size(); ++i) {
        result += (i > 0 ? "," : "") + node.argument_names[i] + (node.argument_names[i].empty() ? "" : "=") +
                  shown(node.operands[i]);
      }
      return result + "}";
    }
  }
  return {};
}

std::string error_of(std::string_view formula) {
  const auto error = thrown([&] { formula_syntax(formula); });
  return error ? error->what() : "";
}

std::string repeated(std::string_view text, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) result += text;
  return result;
}

}  // namespace

TEST_CASE("operators bind as in R") {
  struct Case {
    std::string_view text;
    std::string_view tree;
  };
  const Case cases[] = {
      {"a + b * c", "(a+(b*c))"},
      {"a - b + c", "(a-b+c)"},
      {"a * b / c", "(a*b/c)"},
      {"a * b:c", "(a*(b:c))"},
      {"a * b %in% c:d", "(a*(b%(c:d)))"},
      {"a:b^2", "(a:(b^2))"},
      {"a^b^c", "(a^(b^c))"},
      {"-a^2", "(-(a^2))"},
      {"-a:b", "((-a):b)"},
      {"-a * b", "((-a)*b)"},
      {"a^-b^c:d", "((a^(-(b^c))):d)"},
      {"- + a", "(-(+a))"},
      {"(a + b)^2", "([(a+b)]^2)"},
      {"((a))", "[[a]]"},
      {"f(x)", "f{x}"},
      {"f()", "f{}"},
      {"f(x, df = 4, -1) + `g`(c(1, 2))", "(f{x,df=4,(-1)}+g{c{1,2}})"},
      {"a\n+ # more\nb", "(a+b)"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(shown(expression_syntax(c.text)) == c.tree);
  }
}

TEST_CASE("a formula may have a left side, and nodes know where they stand") {
  const FormulaSyntax both = formula_syntax("y ~ a + log(b)");
  CHECK(shown(both.left.value()) == "y");
  CHECK(shown(both.right) == "(a+log{b})");
  CHECK(both.right.begin == 4);
  CHECK(both.right.end == 14);
  CHECK(both.right.operands.back().begin == 8);
  CHECK_FALSE(formula_syntax("~ a").left);
  CHECK_FALSE(formula_syntax("a").left);
}

TEST_CASE("trees are equal wherever they stand") {
  CHECK(expression_syntax("a+log(b,2)") == expression_syntax(" a + log( b , 2 )"));
  CHECK_FALSE(expression_syntax("a + b") == expression_syntax("a - b"));
  CHECK_FALSE(expression_syntax("f(x, 2)") == expression_syntax("f(x, df=2)"));
}

TEST_CASE("an error of syntax shows the place and what is expected") {
  struct Case {
    std::string_view formula;
    std::string_view error;
  };
  const Case cases[] = {
      {"y ~ (a + b", "this parenthesis of the formula is not closed\n  y ~ (a + b\n      ^"},
      {"y ~ log(a", "this parenthesis of the formula is not closed\n  y ~ log(a\n         ^"},
      {"y ~ a + b)", "this parenthesis of the formula closes nothing\n  y ~ a + b)\n           ^"},
      {"y ~", "nothing stands right of ~; 1 alone is a model with an intercept and no more\n  y ~\n     ^"},
      {"~ # nothing",
       "nothing stands right of ~; 1 alone is a model with an intercept and no more\n  ~ # nothing\n             ^"},
      {"", "the formula ends where a column, a function or ( is expected\n  \n  ^"},
      {"y ~ a +", "the formula ends where a column, a function or ( is expected\n  y ~ a +\n         ^"},
      {"y ~ a + * b", "the formula has \"*\" where a column, a function or ( is expected\n  y ~ a + * b\n          ^"},
      {"y ~ ()", "the formula has \")\" where a column, a function or ( is expected\n  y ~ ()\n       ^"},
      {"y ~ a b", "the formula has \"b\" where an operator such as + or * is expected\n  y ~ a b\n        ^"},
      {"y ~ ns(a df=2)",
       "the formula has \"df\" where an operator such as + or * is expected\n  y ~ ns(a df=2)\n           ^"},
      {"y ~ a ~ b", "a formula has one ~\n  y ~ a ~ b\n        ^"},
      {"y ~ ns(a, )",
       "the formula has \")\" where a column, a function or ( is expected\n  y ~ ns(a, )\n            ^"},
      {"y ~ a, b", "the formula has \",\" where an operator such as + or * is expected\n  y ~ a, b\n       ^"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.formula);
    CHECK(error_of(c.formula) == c.error);
  }
}

TEST_CASE("depth is limited, length of sums is not") {
  CHECK(error_of(repeated("(", 99) + "a" + repeated(")", 99)).empty());
  CHECK(error_of(repeated("(", 1000)).starts_with("the formula is nested more than 100 deep here\n"));
  CHECK(error_of("a" + repeated("^a", 1000)).starts_with("the formula is nested more than 100 deep here\n"));
  CHECK(error_of(repeated("-", 1000) + "a").starts_with("the formula is nested more than 100 deep here\n"));
  CHECK(error_of(repeated("log(", 1000)).starts_with("the formula is nested more than 100 deep here\n"));
  CHECK(error_of("a" + repeated(" + a", 100'000)).empty());
}
