#include "data/formula/variable.h"

#include "thrown.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using namespace logreg;

namespace {

using Kind = FormulaVariable::Kind;

std::string error_of(std::string_view text) {
  const auto error = thrown([&] { parse_variable(text); });
  return error ? error->what() : "";
}

// Of the only line that has the sentence.
std::string sentence_of(std::string_view text) {
  const std::string error = error_of(text);
  return error.substr(0, error.find('\n'));
}

BasisRequest basis(std::string_view text) {
  return parse_variable(text).basis.value();
}

}  // namespace

TEST_CASE("a variable has one name, however it is spelt, and reads back as itself") {
  struct Case {
    std::string_view text;
    Kind kind;
    std::string_view name;
  };
  const Case cases[] = {
      {"age", Kind::column, "age"},
      {"`a b`", Kind::column, "`a b`"},
      {"log( age )", Kind::expression, "log(age)"},
      {"I(age^2)", Kind::expression, "I(age^2)"},
      {"month(due)", Kind::expression, "month(due)"},
      {"poly(age,2)", Kind::basis, "poly(age, 2)"},
      {"poly(age, degree = 2, raw = T)", Kind::basis, "poly(age, 2, raw=TRUE)"},
      {"poly(age, raw=F, 3)", Kind::basis, "poly(age, 3)"},
      {"poly(age)", Kind::basis, "poly(age, 1)"},
      {"ns(age, 4)", Kind::basis, "ns(age, df=4)"},
      {"ns(age)", Kind::basis, "ns(age, df=1)"},
      {"ns(log(age), df = 2 + 2)", Kind::basis, "ns(log(age), df=4)"},
      {"ns(age, knots=30)", Kind::basis, "ns(age, knots=c(30))"},
      {"ns(age, Boundary.knots = c(-1, 99.5), knots=c(30,40))", Kind::basis,
       "ns(age, knots=c(30, 40), Boundary.knots=c(-1, 99.5))"},
      {"bs(age)", Kind::basis, "bs(age, df=3)"},
      {"bs(age, df=5, degree=3)", Kind::basis, "bs(age, df=5)"},
      {"bs(age, degree=2)", Kind::basis, "bs(age, df=2, degree=2)"},
      {"bs(age, knots=c(30, 40), degree=1)", Kind::basis, "bs(age, knots=c(30, 40), degree=1)"},
      {"rcs(age)", Kind::basis, "rcs(age, 5)"},
      {"rcs(age, nk=4)", Kind::basis, "rcs(age, 4)"},
      {"rcs(age, nknots=4)", Kind::basis, "rcs(age, 4)"},
      {"rcs(age, c(20, 30, 40))", Kind::basis, "rcs(age, c(20, 30, 40))"},
      {"rcs(age, knots=c(20, 30, 40))", Kind::basis, "rcs(age, c(20, 30, 40))"},
      {"hinge(age, 20, 1e2/2)", Kind::basis, "hinge(age, 20, 50)"},
      {"cut(age, -5, 18, 65)", Kind::cut, "cut(age, -5, 18, 65)"},
      {"cut(age, groups=4)", Kind::cut, "cut(age, groups=4)"},
      {"factor(age)", Kind::factor, "factor(age)"},
      {"as.factor(age)", Kind::factor, "factor(age)"},
      {"factor(month(due))", Kind::factor, "factor(month(due))"},
      {"missing(`a b`)", Kind::missing, "missing(`a b`)"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    const FormulaVariable variable = parse_variable(c.text);
    CHECK(variable.kind == c.kind);
    CHECK(variable.name == c.name);
    const FormulaVariable again = parse_variable(variable.name);
    CHECK(again.kind == variable.kind);
    CHECK(again.name == variable.name);
    CHECK(again.basis == variable.basis);
    CHECK(again.expression == variable.expression);
  }
}

TEST_CASE("a basis is asked for as its call says") {
  CHECK(basis("poly(x, 2)").kind == BasisKind::poly);
  CHECK(basis("poly(x, 2)").degree == 2);
  CHECK_FALSE(basis("poly(x, 2)").raw);
  CHECK(basis("poly(x, 2, raw=TRUE)").raw);
  CHECK(basis("ns(x, df=4)").kind == BasisKind::ns);
  CHECK(basis("ns(x, df=4)").df == 4);
  CHECK_FALSE(basis("ns(x, df=4)").boundary);
  CHECK_FALSE(basis("ns(x, knots=c(1, 2))").df);
  CHECK(basis("ns(x, knots=c(1, 2))").knots == std::vector<double>{1, 2});
  CHECK(basis("bs(x, df=6, degree=2, Boundary.knots=c(0, 9))").boundary == std::pair(0.0, 9.0));
  CHECK(basis("bs(x, df=6, degree=2)").degree == 2);
  CHECK(basis("bs(x, df=6)").degree == 3);
  CHECK(basis("rcs(x, 4)").kind == BasisKind::rcs);
  CHECK(basis("rcs(x, 4)").count == 4);
  CHECK(basis("rcs(x, c(1, 2, 4))").count == 0);
  CHECK(basis("rcs(x, c(1, 2, 4))").knots == std::vector<double>{1, 2, 4});
  CHECK(basis("hinge(x, -1, 2)").knots == std::vector<double>{-1, 2});
  CHECK(basis("cut(x, groups=5)").count == 5);
  CHECK(basis("cut(x, 18)").kind == BasisKind::cut);
  CHECK(parse_variable("cut(log(x), 18)").expression.text() == "log(x)");
}

TEST_CASE("arguments that a basis cannot take are refused") {
  struct Case {
    std::string_view text;
    std::string_view sentence;
  };
  const Case cases[] = {
      {"ns(x, df=3, knots=c(1, 2))", "of df and knots only one can be given"},
      {"ns(x, df=0)", "df takes a whole number from 1 to 1000"},
      {"ns(x, df=2.5)", "df takes a whole number from 1 to 1000"},
      {"ns(x, df=1001)", "df takes a whole number from 1 to 1000"},
      {"ns(x, df=z)", "df takes a number, not a column"},
      {"ns(x, df=1/0)", "df takes a finite number"},
      {"ns(x, knots=c())", "knots takes one number or more"},
      {"ns(x, knots=c(2, 1))", "knots takes numbers that rise"},
      {"ns(x, knots=c(1, 1))", "knots takes numbers that rise"},
      {"ns(x, knots=c(1, 9), Boundary.knots=c(0, 5))", "knots takes numbers between those of Boundary.knots"},
      {"ns(x, df=2, Boundary.knots=5)", "Boundary.knots takes two numbers that rise, as in c(0, 100)"},
      {"ns(x, df=2, intercept=TRUE)", "ns() has no argument \"intercept\"; it has x, df, knots, Boundary.knots"},
      {"bs(x, df=2)", "df takes a whole number from 3 to 1000"},
      {"poly(x, z)", "degree takes a number, not a column"},
      {"poly(x, 2, raw=1)", "raw takes TRUE or FALSE"},
      {"poly(x, 0)", "degree takes a whole number from 1 to 1000"},
      {"poly(x, 2, 3)", "this argument is one too many for poly(x, 2)"},
      {"rcs(x, 2)", "parms takes a whole number from 3 to 1000"},
      {"rcs(x, c(1, 2))", "parms takes three knots or more"},
      {"rcs(x, 4, nk=4)", "of parms and nk only one can be given"},
      {"hinge(x)", "this lacks a knot: hinge(x, 20, 40)"},
      {"hinge(x, c(1, 2))", "hinge() takes numbers one by one, without c()"},
      {"cut(x)", "this lacks either breaks or groups: cut(x, 18, 65) or cut(x, groups=4)"},
      {"cut(x, 18, groups=4)", "of breaks and groups only one can be given"},
      {"cut(x, groups=1)", "groups takes a whole number from 2 to 1000"},
      {"cut(x, breaks=3)", "cut() has no argument \"breaks\"; it has x, groups"},
      {"factor(x, levels=c(1, 2))", "factor() has no argument \"levels\"; it has x"},
      {"missing(log(x))", "missing() takes a column as it is"},
      {"ns(2, df=3)", "there is no column in this"},
      {"log(2)", "there is no column in this"},
      {"ns(ns(x, 2), df=3)", "ns() makes a term of its own, and cannot stand inside another function"},
      {"a + b", "the formula has \"a + b\" where one variable is expected"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(sentence_of(c.text) == c.sentence);
  }
  std::string knots = "hinge(x, 0";
  for (int i = 1; i <= 1000; ++i) knots += ", " + std::to_string(i);
  CHECK(sentence_of(knots + ")") == "hinge() takes 1000 numbers at most");
  CHECK(error_of("ns(x, df=3, knots=c(1, 2))") ==
        "of df and knots only one can be given\n  ns(x, df=3, knots=c(1, 2))\n                    ^");
}

TEST_CASE("what R has and formulas have not is refused with what stands in its place") {
  for (const std::string_view function : {"cbind", "relevel", "strata", "s", "te", "interaction", "C", "scale", "lsp",
                                          "is.na", "pmax", "mean", "ordered"}) {
    CAPTURE(function);
    const std::string text = std::string(function) + "(x)";
    CHECK(sentence_of(text).starts_with("there is no " + text.substr(0, text.size() - 3) + "() in formulas: "));
  }
  CHECK(error_of("relevel(x, 2)") ==
        "there is no relevel() in formulas: baseline tells the baseline of a column\n  relevel(x, 2)\n  ^");
  CHECK(error_of("facto(x)") == "no function \"facto\" in formulas; did you mean \"factor\"?\n  facto(x)\n  ^");
  CHECK(sentence_of("zzzzzzzz(x)") ==
        "no function \"zzzzzzzz\" in formulas; the functions are poly, ns, bs, rcs, hinge, cut, factor, as.factor, "
        "missing, "
        "offset, I, log, log2, log10, log1p, exp, sqrt, abs, year, month, day, weekday, hour");
}
