#include "data/formula/arguments.h"

#include "thrown.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using namespace logreg;

namespace {

const Signature spline{"ns(x, df=4)", {"x", "df", "knots"}, 2};
const Signature open{"hinge(x, 20, 40)", {"x", "groups"}, 1, true};

std::string matched(std::string_view text, const Signature& signature) {
  const SyntaxNode call = expression_syntax(text);
  const Arguments arguments(call, signature, text);
  std::string result;
  for (const std::string& parameter : signature.parameters) {
    const SyntaxNode* const found = arguments.find(parameter);
    result += parameter + "=" + (found == nullptr ? "" : found->name) + " ";
  }
  for (const SyntaxNode* const node : arguments.rest()) result += node->name;
  return result;
}

std::string error_of(std::string_view text, const Signature& signature) {
  const auto error = thrown([&] { matched(text, signature); });
  return error ? error->what() : "";
}

}  // namespace

TEST_CASE("arguments are matched by their names, and then in order") {
  CHECK(matched("ns(a, b)", spline) == "x=a df=b knots= ");
  CHECK(matched("ns(df=b, a)", spline) == "x=a df=b knots= ");
  CHECK(matched("ns(b, x=a)", spline) == "x=a df=b knots= ");
  CHECK(matched("ns(knots=c, x=a, df=b)", spline) == "x=a df=b knots=c ");
  CHECK(matched("ns()", spline) == "x= df= knots= ");
  CHECK(matched("hinge(a, b, c)", open) == "x=a groups= bc");
  CHECK(matched("hinge(b, c, x=a, groups=d)", open) == "x=a groups=d bc");
}

TEST_CASE("arguments that do not match are errors with their place") {
  CHECK(error_of("ns(a, dof=b)", spline) ==
        "ns() has no argument \"dof\"; did you mean \"df\"?\n  ns(a, dof=b)\n            ^");
  CHECK(error_of("ns(a, boundary=b)", spline) ==
        "ns() has no argument \"boundary\"; it has x, df, knots\n  ns(a, boundary=b)\n                 ^");
  CHECK(error_of("ns(a, df=b, df=c)", spline) ==
        "argument \"df\" is given twice\n  ns(a, df=b, df=c)\n                 ^");
  CHECK(error_of("ns(a, b, c)", spline) ==
        "this argument is one too many for ns(x, df=4)\n  ns(a, b, c)\n           ^");
  const std::string_view text = "1 + ns(df=b)";
  const SyntaxNode sum = expression_syntax(text);
  const Arguments arguments(sum.operands.back(), spline, text);
  const auto error = thrown([&] { arguments.at("x"); });
  REQUIRE(error);
  CHECK(error->what() == std::string("this lacks x: ns(x, df=4)\n  1 + ns(df=b)\n      ^"));
}
