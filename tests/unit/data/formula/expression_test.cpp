#include "data/formula/expression.h"

#include "thrown.h"
#include "values_of_r.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <string_view>
#include <vector>

using namespace logreg;

namespace {

std::string error_of(std::string_view text) {
  const auto error = thrown([&] { parse_expression(text); });
  return error ? error->what() : "";
}

// With a = 3, b = 5, c = 0.5.
double value_of(std::string_view text) {
  const Expression expression = parse_expression(text);
  std::vector<double> row;
  for (const std::string& column : expression.columns()) row.push_back(column == "a" ? 3 : column == "b" ? 5 : 0.5);
  return expression.value(row);
}

}  // namespace

TEST_CASE("an expression has R's text, which reads back as the same") {
  struct Case {
    std::string_view text;
    std::string_view deparsed;
  };
  const Case cases[] = {
      {"a", "a"},
      {"`a`", "a"},
      {"`odd name`+`a``b`", "`odd name` + `a``b`"},
      {"I( age ^ 2 )", "I(age^2)"},
      {"I(a/b - -c*d^-2 + (x)/2)", "I(a/b - -c * d^-2 + (x)/2)"},
      {"log(x,2)", "log(x, 2)"},
      {"log(base = 2, x)", "log(x, 2)"},
      {"log(x = a)", "log(a)"},
      {"log10(1e3 + 0.10*x)", "log10(1000 + 0.1 * x)"},
      {"+a - 100000", "+a - 1e+05"},
      {"sqrt(abs(exp(log1p(log2(x)))))", "sqrt(abs(exp(log1p(log2(x)))))"},
      {"month(day.of) + hour(`at night`)", "month(day.of) + hour(`at night`)"},
      {"a^b^c", "a^b^c"},
      {"(a^b)^c", "(a^b)^c"},
      {"a - (b - c)", "a - (b - c)"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    const Expression expression = parse_expression(c.text);
    CHECK(expression.text() == c.deparsed);
    const Expression again = parse_expression(expression.text());
    CHECK(again.text() == c.deparsed);
    CHECK(again.columns() == expression.columns());
    CHECK(again.steps().size() == expression.steps().size());
  }
}

TEST_CASE("an expression knows its columns, where they stand and which hold dates") {
  const Expression expression = parse_expression("I(b + log(a) * b) - year(d) - hour(c) - year(d)");
  CHECK(expression.columns() == std::vector<std::string>{"b", "a", "d", "c"});
  CHECK(expression.offsets() == std::vector<std::size_t>{2, 10, 25, 35});
  CHECK(expression.date_columns() == std::vector<std::size_t>{2, 3});
  CHECK_FALSE(expression.is_column());
  CHECK(parse_expression("a").is_column());
  CHECK_FALSE(parse_expression("I(a)").is_column());
  CHECK(parse_expression("2 * 3").columns().empty());
}

TEST_CASE("an expression has a value for each row") {
  struct Case {
    std::string_view text;
    double value;
  };
  const Case cases[] = {
      {"a", 3},
      {"a - b - c", -2.5},
      {"a - (b - c)", -1.5},
      {"a + b * c", 5.5},
      {"-a^2", -9},
      {"(-a)^2", 9},
      {"a^2^c", std::pow(3, std::sqrt(2.0))},
      {"a/b/c", 1.2},
      {"b^-a", 1 / 125.0},
      {"log(a, b)", std::log(3) / std::log(5)},
      {"abs(a - b) * sqrt(I(b - 1))", 4},
      {"2 * 3", 6},
      {"+a", 3},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(value_of(c.text) == doctest::Approx(c.value).epsilon(1e-15));
  }
  const double missing[] = {std::nan("")};
  CHECK(std::isnan(parse_expression("log(a + 1)").value(missing)));
  const double zero[] = {0};
  CHECK(parse_expression("log(a)").value(zero) == -INFINITY);
}

TEST_CASE("random expressions have the text and the value of R") {
  for (const ValueOfR& r : values_of_r) {
    CAPTURE(r.text);
    const Expression expression = parse_expression(r.text);
    CHECK(expression.text() == r.deparsed);
    std::vector<double> row;
    for (const std::string& column : expression.columns()) {
      row.push_back(column == "a" ? 3.25 : column == "b" ? 0.5 : column == "c" ? -2 : 40);
    }
    const double value = expression.value(row);
    CAPTURE(value);
    // Powers of numbers that are themselves rounded magnify their errors.
    CHECK((std::isnan(r.value) ? std::isnan(value) : std::abs(value - r.value) <= 1e-13 * std::abs(r.value)));
  }
}

TEST_CASE("what is no elementwise arithmetic is refused at its place") {
  struct Case {
    std::string_view text;
    std::string_view error;
  };
  const Case cases[] = {
      {"log(a:b)", ": stands between terms, and not in arithmetic\n  log(a:b)\n       ^"},
      {"I(a %in% b)", "%in% stands between terms, and not in arithmetic\n  I(a %in% b)\n      ^"},
      {"log(.)", ". stands for all columns only as a term, and not inside a function\n  log(.)\n      ^"},
      {"log(ns(a, df=2))",
       "ns() makes a term of its own, and cannot stand inside another function\n  log(ns(a, df=2))\n      ^"},
      {"log(lgo(a))", "no function \"lgo\" in formulas; did you mean \"log\"?\n  log(lgo(a))\n      ^"},
      {"year(a + 1)", "year() takes a column as it is\n  year(a + 1)\n       ^"},
      {"sqrt(a, b)", "this argument is one too many for sqrt(x)\n  sqrt(a, b)\n          ^"},
      {"sqrt()", "this lacks x: sqrt(x)\n  sqrt()\n  ^"},
      {"log(a, bse=2)", "log() has no argument \"bse\"; did you mean \"base\"?\n  log(a, bse=2)\n             ^"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(error_of(c.text) == c.error);
  }
}

TEST_CASE("an expression that is as deep as it may be has a value") {
  std::string text = "a";
  for (int i = 0; i < 98; ++i) text = "(a + a * " + text + ")";
  const double one[] = {1};
  CHECK(parse_expression(text).value(one) == 99);
  for (int i = 0; i < 20; ++i) text = "(" + text + ")";
  CHECK(error_of(text).starts_with("the formula is nested more than 100 deep here\n"));
  // So many operands wait at once that they are too many before the depth is.
  std::string pending = "a";
  for (int i = 0; i < 98; ++i) pending = "(a + a * a * " + std::string(i % 2 == 0 ? "a^" : "") + pending + ")";
  CHECK(error_of(pending).starts_with("the formula is nested more than "));
}

TEST_CASE("the derivative of an expression follows the rules of calculus") {
  for (const std::string_view text :
       {"a*b - c", "I(a/b^2 + c)", "log(a, b)", "a^b", "2^a - a^0", "exp(-a*b)*sqrt(c)", "abs(c - a)/log1p(b)", "-(a + b)^3"}) {
    const Expression expression = parse_expression(text);
    for (std::size_t k = 0; k < expression.columns().size(); ++k) {
      CAPTURE(text);
      CAPTURE(k);
      std::vector<double> row;
      for (const std::string& column : expression.columns()) {
        row.push_back(column == "a" ? 3 : column == "b" ? 1.7 : 0.5);
      }
      const double slope = expression.derivative(row, k);
      row[k] += 1e-5;
      const double above = expression.value(row);
      row[k] -= 2e-5;
      CHECK(slope == doctest::Approx((above - expression.value(row)) / 2e-5).epsilon(1e-7));
    }
  }
  // A constant has no slope, though log(0) would have an infinite one.
  const Expression constant = parse_expression("log(a) + b");
  CHECK(constant.derivative(std::vector<double>{0, 1}, 1) == 1);
}
