#include "data/labels.h"

#include "thrown.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

using namespace logreg;

namespace {

std::vector<DistinctText> distinct(std::vector<std::string> texts) {
  std::sort(texts.begin(), texts.end());
  std::vector<DistinctText> result;
  for (const std::string& text : texts) result.push_back({text, 1, 0});
  return result;
}

Labels chosen(const std::vector<std::string>& texts, const std::optional<std::string>& positive = std::nullopt,
              char decimal = '.') {
  return choose_labels("survived", distinct(texts), false, positive, "data.csv", decimal);
}

}  // namespace

TEST_CASE("the positive class is the obvious one, else the last") {
  struct Case {
    const char* negative;
    const char* positive;
  };
  const Case cases[] = {
      {"0", "1"},
      {"-1", "1"},
      {"false", "true"},
      {"FALSE", "TRUE"},
      {"no", "yes"},
      {"No", "Yes"},
      {"n", "y"},
      {"N", "Y"},
      {"f", "t"},
      {"F", "T"},
      {"neg", "pos"},
      {"NEG", "pos"},
      {"Negative", "Positive"},
      {"neg.", "Pos: 2"},
      {"n", "Y"},
      {"YES", "no way"},
      {"1", "2"},
      {"9", "10"},
      {"-10", "-9"},
      {"1e1", "1e2"},
      {"benign", "malign"},
      {"B", "M"},
      {"B", "a"},
      {"0.5", "x"},
      {"0", "0.5"},
      {" 9", " 10"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.negative);
    CAPTURE(c.positive);
    const Labels labels = chosen({c.negative, c.positive});
    CHECK(labels.positive() == c.positive);
    CHECK(labels.negative() == std::optional<std::string>(c.negative));
    CHECK(labels.class_of(c.positive) == Labels::Class::positive);
    CHECK(labels.class_of(c.negative) == Labels::Class::negative);
    CHECK(labels.class_of("another") == Labels::Class::neither);
  }
}

TEST_CASE("the positive class can be named, whichever it is") {
  const Labels labels = chosen({"no", "yes"}, "no");
  CHECK(labels.positive() == "no");
  CHECK(labels.negative() == std::optional<std::string>("yes"));
}

TEST_CASE("labels that are the same number are one label, and its text is the shortest") {
  const Labels labels = chosen({"0", "0.0", "1.0", "1", "+1", "1e0"});
  CHECK(labels.positive() == "1");
  CHECK(labels.negative() == std::optional<std::string>("0"));
  CHECK(labels.class_of("1.00") == Labels::Class::positive);
  CHECK(labels.class_of(" 1 ") == Labels::Class::positive);
  CHECK(labels.class_of("-0") == Labels::Class::negative);
  CHECK(labels.class_of("2") == Labels::Class::neither);
  CHECK(chosen({"1,0", "0,5"}, std::nullopt, ',').class_of("1") == Labels::Class::positive);
  // The name may be another way of writing it.
  CHECK(chosen({"0", "1"}, "1.0").positive() == "1");
}

TEST_CASE("of more than two labels the named one stands against the rest") {
  const Labels labels = chosen({"cat", "dog", "fish"}, "dog");
  CHECK(labels.positive() == "dog");
  CHECK_FALSE(labels.negative());
  CHECK(labels.class_of("dog") == Labels::Class::positive);
  CHECK(labels.class_of("cat") == Labels::Class::negative);
  CHECK(labels.class_of("never seen") == Labels::Class::negative);
}

TEST_CASE("anything but two labels is an error that lists them") {
  struct Case {
    std::vector<std::string> texts;
    std::optional<std::string> positive;
    Failure failure;
    std::string sentence;
    std::vector<Cure> cures = {};
  };
  const Case cases[] = {
      {{"cat", "dog", "fish"},
       std::nullopt,
       Failure::data,
       "data.csv: the target \"survived\" has 3 labels, not two: \"cat\", \"dog\" and \"fish\"",
       {{Cure::Kind::positive, {"fish"}}}},
      {{"1", "1.0"},
       std::nullopt,
       Failure::data,
       "data.csv: the target \"survived\" is \"1\" in every row; there is nothing to tell apart"},
      {{"yes"},
       "yes",
       Failure::data,
       "data.csv: the target \"survived\" is \"yes\" in every row; there is nothing to tell apart"},
      {{"no", "yes"}, "yess", Failure::usage, "no label \"yess\" in column \"survived\"; did you mean \"yes\"?"},
      {{"no", "yes"}, "1", Failure::usage, "no label \"1\" in column \"survived\"; its labels are \"no\" and \"yes\""},
      {{}, std::nullopt, Failure::data, "data.csv: every cell of the target \"survived\" is missing"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.sentence);
    const auto error = thrown([&] { chosen(c.texts, c.positive); });
    REQUIRE(error);
    CHECK(error->failure() == c.failure);
    CHECK(std::string(error->what()) == c.sentence);
    CHECK((error->cures() == c.cures));
  }
}

TEST_CASE("a target of more labels than are kept is an error") {
  const auto error = thrown([] { choose_labels("age", {}, true, std::nullopt, "data.csv", '.'); });
  REQUIRE(error);
  CHECK(error->failure() == Failure::data);
  CHECK(std::string(error->what()) == "data.csv: the target \"age\" has more than 100 different labels; it needs two");
  CHECK((error->cures() == std::vector<Cure>{{Cure::Kind::any_positive}, {Cure::Kind::another_target}}));
}
