#include "data/formula/formula.h"

#include "terms_of_r.h"
#include "thrown.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using namespace logreg;

namespace {

const std::vector<std::string> table = {"a", "b", "y", "months", "odd name"};

Formula expanded(std::string_view text) {
  return expand(parse_formula(text), "y", table);
}

std::string terms_of(std::string_view text) {
  const Formula formula = expanded(text);
  std::string result = formula.intercept ? "1" : "0";
  for (const FormulaTerm& term : formula.terms) result += " + " + term.name;
  return result;
}

std::string error_of(std::string_view text) {
  const auto error = thrown([&] { expanded(text); });
  return error ? error->what() : "";
}

}  // namespace

TEST_CASE("a formula expands to the terms of R") {
  struct Case {
    std::string_view formula;
    std::string_view terms;
  };
  const Case cases[] = {
      {"y ~ a + b", "1 + a + b"},
      {"a + b", "1 + a + b"},
      {"~ a", "1 + a"},
      {"~ 1", "1"},
      {"~ a*b*c - a:b:c", "1 + a + b + c + a:b + a:c + b:c"},
      {"~ a:b + b:a + a", "1 + a + a:b"},
      {"~ b:a", "1 + b:a"},
      {"~ b:a + (a + b)^2", "1 + a + b + b:a"},
      {"~ a/b", "1 + a + a:b"},
      {"~ (a + b)/c", "1 + a + b + a:b:c"},
      {"~ a %in% b + a", "1 + a + a:b"},
      {"~ (a + b + c)^2 - a:c - b", "1 + a + c + a:b + b:c"},
      {"~ a - a + a", "1 + a"},
      {"~ a*b - (a + b)", "1 + a:b"},
      {"~ 0 + a", "0 + a"},
      {"~ a - 1", "0 + a"},
      {"~ -1 + a", "0 + a"},
      {"~ a - 1 + 1", "1 + a"},
      {"~ a + 0", "0 + a"},
      {"~ a - 0", "1 + a"},
      {"~ (a - 1) + b", "0 + a + b"},
      {"~ a - (b - 1)", "1 + a"},
      {"~ .", "1 + a + b + months + `odd name`"},
      {"~ . - a - `odd name`", "1 + b + months"},
      {"~ .^2 - months - `odd name` - b",
       "1 + a + a:b + a:months + a:`odd name` + b:months + b:`odd name` + "
       "months:`odd name`"},
      {"~ b:. - months:b", "1 + b + b:a + b:`odd name`"},
      {"~ log(a) + .", "1 + log(a) + a + b + months + `odd name`"},
      {"~ . + offset(log(months))", "1 + a + b + `odd name`"},
      {"~ log( a )+log(a)+ns(b,df=4)+ns(b, 4)", "1 + log(a) + ns(b, df=4)"},
      {"~ a + # the first\n  b", "1 + a + b"},
      {"~ . - y", "1 + a + b + months + `odd name`"},
      {"~ a^1", "1 + a"},
      {"~ ((a + (b)))", "1 + a + b"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.formula);
    CHECK(terms_of(c.formula) == c.terms);
  }
}

TEST_CASE("random formulas expand to the terms of R") {
  const std::vector<std::string> columns = {"a", "b", "c", "f", "g", "h"};
  for (const OfR& r : terms_of_r) {
    CAPTURE(r.formula);
    const Formula formula = expand(parse_formula(r.formula), "y", columns);
    std::string terms = formula.intercept ? "1" : "0";
    for (const FormulaTerm& term : formula.terms) terms += " " + term.name;
    CHECK(terms == r.made);
  }
}

TEST_CASE("a formula has the variables that its terms have, and where they stand") {
  const Formula formula = expanded("y ~ zz + log(b):a + zz:a - zz");
  REQUIRE(formula.variables.size() == 3);
  CHECK(formula.variables[0].name == "zz");
  CHECK(formula.variables[1].name == "log(b)");
  CHECK(formula.variables[1].expression.offsets().front() == 13);
  CHECK(formula.terms == std::vector<FormulaTerm>{{"log(b):a", {1, 2}}, {"zz:a", {0, 2}}});
  const Formula less = expanded("y ~ zz + a + b - zz");
  CHECK(less.variables.front().name == "a");
  CHECK(less.terms.back() == FormulaTerm{"b", {1}});
  CHECK(expanded("y ~ .").variables.back().expression.columns().front() == "odd name");
  CHECK(expanded("y ~ .").variables.back().expression.offsets().front() == 4);
}

TEST_CASE("the target, the offsets and the dot are known before the columns are") {
  const ParsedFormula parsed = parse_formula(" `a y` ~ . + offset(log(m)) + (offset(n))");
  CHECK(parsed.target == "a y");
  CHECK(parsed.target_offset == 1);
  CHECK(parsed.names_all);
  REQUIRE(parsed.offsets.size() == 2);
  CHECK(parsed.offsets[0].text() == "log(m)");
  CHECK(parsed.offsets[0].offsets().front() == 24);
  CHECK(parsed.offsets[1].text() == "n");
  CHECK_FALSE(parse_formula("a").target);
  CHECK_FALSE(parse_formula("a").names_all);
}

TEST_CASE("a power of one variable is known to be idle") {
  CHECK(expanded("y ~ a^2 + (log(b))^3 + (a + b)^2 + a^1").idle_powers == std::vector<std::size_t>{4, 10});
}

TEST_CASE("an error shows the place of the formula") {
  struct Case {
    std::string_view formula;
    std::string_view error;
  };
  const Case cases[] = {
      {"y ~ a + 2",
       "the number 2 is no term: only 1 and 0 are, for an intercept and none; arithmetic stands in I()\n  y ~ a + 2\n  "
       "     "
       "   ^"},
      {"y ~ a:1",
       "the number 1 is no term: only 1 and 0 are, for an intercept and none; arithmetic stands in I()\n  y ~ a:1\n    "
       "    "
       "^"},
      {"y ~ a + log(y)",
       "column \"y\" is the target, and stands among the terms too\n  y ~ a + log(y)\n              ^"},
      {"~ a + offset(y)",
       "column \"y\" is the target, and stands among the terms too\n  ~ a + offset(y)\n               ^"},
      {"log(y) ~ a",
       "left of ~ stands the target, a column as it is: positive tells the label that counts, trials the column of "
       "trials "
       "where the target counts successes\n  log(y) ~ a\n  ^"},
      {"y ~ a - offset(b)",
       "an offset is added as it is: it cannot be part of a product, nor be taken off\n  y ~ a - offset(b)\n          "
       "^"},
      {"y ~ a:offset(b)",
       "an offset is added as it is: it cannot be part of a product, nor be taken off\n  y ~ a:offset(b)\n        ^"},
      {"y ~ (a + offset(b))^2",
       "an offset is added as it is: it cannot be part of a product, nor be taken off\n  y ~ (a + offset(b))^2\n       "
       "    "
       "^"},
      {"y ~ a + offset(2)", "there is no column in this\n  y ~ a + offset(2)\n                 ^"},
      {"y ~ a:-b", "a sign stands between terms, or inside I()\n  y ~ a:-b\n        ^"},
      {"y ~ (a + b)^c",
       "^ takes a whole number of 1 or more, as in (a + b)^2; arithmetic stands in I(), as in I(a^0.5)\n  y ~ (a + "
       "b)^c\n  "
       "            ^"},
      {"y ~ a^0.5",
       "^ takes a whole number of 1 or more, as in (a + b)^2; arithmetic stands in I(), as in I(a^0.5)\n  y ~ a^0.5\n  "
       "    "
       "  ^"},
      {"y ~ 0", "the formula has neither a term nor an intercept"},
      {"y ~ a - a - 1", "the formula has neither a term nor an intercept"},
      {"y ~ (a+b+c+d+e+f+g+h+i+j+k+l+m+n+o+p+q+r+s+t)^10",
       "the formula expands to more than 20000 terms here\n  ...a+b+c+d+e+f+g+h+i+j+k+l+m+n+o+p+q+r+s+t)^10\n         "
       "    "
       "                                ^"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.formula);
    CHECK(error_of(c.formula) == c.error);
  }
}

TEST_CASE("what is wrong whichever columns there are is known at once") {
  for (const std::string_view text : {"y ~ a + 2", "y ~ y", "y ~ s(a)", "y ~ a:offset(b)", ". ~ a", "(y) ~ a"}) {
    CAPTURE(text);
    CHECK(thrown([&] { parse_formula(text); }));
  }
}

TEST_CASE("thousands of columns are as many terms") {
  std::vector<std::string> columns;
  std::string removed = "y ~ .";
  for (int i = 0; i < 20'000; ++i) columns.push_back("x" + std::to_string(i));
  for (int i = 0; i < 10'000; ++i) removed += " - x" + std::to_string(2 * i);
  const Formula formula = expand(parse_formula(removed), "y", columns);
  CHECK(formula.terms.size() == 10'000);
  CHECK(formula.terms.front().name == "x1");
}
