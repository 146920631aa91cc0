#include "model/hypothesis.h"

#include "thrown.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

using namespace logreg;

namespace {

using Factors = std::vector<std::pair<std::string, double>>;

Factors factors_of(const Equation& equation) {
  Factors result;
  for (const NamedFactor& factor : equation.factors) result.emplace_back(factor.term, factor.factor);
  return result;
}

Equation one(const std::string& text) {
  const Hypothesis hypothesis = parse_hypothesis(text);
  REQUIRE(hypothesis.equations.size() == 1);
  return hypothesis.equations[0];
}

std::string refusal(const std::string& text) {
  const auto error = thrown([&] { parse_hypothesis(text); });
  REQUIRE(error.has_value());
  CHECK(error->failure() == Failure::usage);
  return error->what();
}

std::string refusal_of(const std::string& text, const std::vector<std::string>& names,
                       const std::vector<std::pair<std::string, std::string>>& zeros = {}) {
  const Hypothesis hypothesis = parse_hypothesis(text);
  const auto error = thrown([&] { check_hypothesis(hypothesis, names, zeros); });
  return error ? error->what() : "";
}

}  // namespace

TEST_CASE("terms are brought to the left and numbers to the right") {
  const Equation equation = one("2*age - 1 = tenure/4 + 3");
  CHECK(factors_of(equation) == Factors{{"age", 2}, {"tenure", -0.25}});
  CHECK(equation.value == 4);
}

TEST_CASE("signs, parentheses and products by numbers are those of arithmetic") {
  CHECK(factors_of(one("-(a - 2*(b + a))/2 = 0")) == Factors{{"a", 0.5}, {"b", 1}});
  CHECK(factors_of(one("3*2*a - -1*b = 0")) == Factors{{"a", 6}, {"b", 1}});
  CHECK(one("a = 1.5e-1*2").value == 0.3);
  CHECK(one("a == .5").value == 0.5);
}

TEST_CASE("a term that stands several times counts once, and not at all where it cancels") {
  CHECK(factors_of(one("a + b = 2*a - a - b")) == Factors{{"b", 2}});
  CHECK(refusal("a + 1 = a").find("no coefficient is left") != std::string::npos);
}

TEST_CASE("names that are none stand in backquotes, a doubled one is one, and the constant has its own name") {
  CHECK(factors_of(one("`plan=plus` = `a``b`")) == Factors{{"plan=plus", 1}, {"a`b", -1}});
  CHECK(factors_of(one("(Intercept) + `(INTERCEPT)` = 0")) == Factors{{"(intercept)", 2}});
  CHECK(factors_of(one("gr\xC3\xB6\xC3\x9F"
                       "e = _x.1")) == Factors{{"gr\xC3\xB6\xC3\x9F"
                                                "e",
                                                1},
                                               {"_x.1", -1}});
}

TEST_CASE("equations with commas between them are tested together, each with its text and place") {
  const Hypothesis hypothesis = parse_hypothesis(" a = 0 , b=c ");
  CHECK(hypothesis.text == "a = 0 , b=c");
  REQUIRE(hypothesis.equations.size() == 2);
  CHECK(hypothesis.equations[0].text == "a = 0");
  CHECK(hypothesis.equations[1].text == "b=c");
  CHECK(hypothesis.equations[1].place == 8);
}

TEST_CASE("what is no linear equation is refused with a caret under the place") {
  CHECK(refusal("age = * 2") == "hypothesis: expected a number, a term or (, found \"*\"\n  age = * 2\n        ^");
  CHECK(refusal("age").find("expected an operator or =, found the end\n  age\n     ^") != std::string::npos);
  CHECK(refusal("plan=plus = 0").find("backquotes") != std::string::npos);
  CHECK(refusal("a*b = 0").find("numbers only\n  a*b = 0\n   ^") != std::string::npos);
  CHECK(refusal("1/a = 0").find("numbers only") != std::string::npos);
  CHECK(refusal("a/0 = 0").find("division by zero") != std::string::npos);
  CHECK(refusal("`a = 0").find("backquote") != std::string::npos);
  CHECK(refusal("(a = 0").find("expected an operator or )") != std::string::npos);
  CHECK(refusal("2 a = 0").find("found \"a\"") != std::string::npos);
  CHECK(refusal("1e999*a = 0").find("expected a number") != std::string::npos);
  CHECK(refusal("1e300*1e300*a = 0").find("too large") != std::string::npos);
  CHECK(refusal("").find("found the end") != std::string::npos);
  CHECK(refusal("a = 0,").find("found the end") != std::string::npos);
  CHECK(refusal(std::string(1000, '(') + 'a').find("more than 100 parentheses") != std::string::npos);
}

TEST_CASE("terms must be there, once, and not be baselines") {
  const std::vector<std::string> names = {"(intercept)", "age", "plan=plus", "twice", "twice"};
  CHECK(refusal_of("age = 2, `plan=plus` = age", names).empty());
  CHECK(refusal_of("aeg = 0", names).find("did you mean \"age\"?") != std::string::npos);
  CHECK(refusal_of("plan = plus", names).find("did you mean `plan=plus`, in backquotes?") != std::string::npos);
  CHECK(refusal_of("something = 0", names).find("the terms are \"(intercept)\", \"age\"") != std::string::npos);
  CHECK(refusal_of("twice = 0", names).find("two terms are called \"twice\"") != std::string::npos);
  CHECK(refusal_of("`plan=basic` = 0", names, {{"plan=basic", "plan"}}).find("baseline of \"plan\"") !=
        std::string::npos);
}

TEST_CASE("equations that follow from others or contradict them are told") {
  const std::vector<std::string> names = {"a", "b", "c"};
  CHECK(refusal_of("a = b, b = c, a = c", names)
            .find("follows from those before it; leave it out\n  a = b, b = c, a = c") != std::string::npos);
  CHECK(refusal_of("a = b, b = c, a = c + 1", names).find("contradicts") != std::string::npos);
  CHECK(refusal_of("0.1*a + 0.2*b = 0.3, a + 2*b = 3", names).find("follows") != std::string::npos);
  CHECK(refusal_of("1e-9*a = 0, 1e9*b = 1, a + b = c", names).empty());
}
