#include "data/labels.h"

#include "thrown.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

using namespace logreg;

namespace {

std::vector<DistinctText> distinct(std::vector<std::string> texts) {
  std::sort(texts.begin(), texts.end());
  std::vector<DistinctText> result;
  for (const std::string& text : texts) result.push_back({text, 1, 3});
  return result;
}

Target chosen(const std::vector<std::string>& texts, const WantedLabels& wanted = {}, char decimal = '.') {
  const std::vector<DistinctText> all = distinct(texts);
  return choose_labels({"survived", all, "data.csv", decimal}, wanted);
}

Labels::Class class_of(const Target& target, std::string_view content, char decimal = '.') {
  return Labels(target, decimal).class_of(content);
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
    const Target target = chosen({c.negative, c.positive});
    const Labels labels(target, '.');
    CHECK(target.positive == c.positive);
    CHECK(target.negative == std::optional<std::string>(c.negative));
    CHECK(labels.class_of(c.positive) == Labels::Class::positive);
    CHECK(labels.class_of(c.negative) == Labels::Class::negative);
    CHECK(labels.class_of("another") == Labels::Class::neither);
  }
}

TEST_CASE("the positive class can be named, whichever it is") {
  const Target target = chosen({"no", "yes"}, {{"no"}, {}});
  CHECK(target.positive == "no");
  CHECK(target.negative == std::optional<std::string>("yes"));
}

TEST_CASE("labels that are the same number are one label, and its text is the shortest") {
  const Target target = chosen({"0", "0.0", "1.0", "1", "+1", "1e0"});
  const Labels labels(target, '.');
  CHECK(target.positive == "1");
  CHECK(target.negative == std::optional<std::string>("0"));
  CHECK(labels.class_of("1.00") == Labels::Class::positive);
  CHECK(labels.class_of(" 1 ") == Labels::Class::positive);
  CHECK(labels.class_of("-0") == Labels::Class::negative);
  CHECK(labels.class_of("2") == Labels::Class::neither);
  CHECK(class_of(chosen({"1,0", "0,5"}, {}, ','), "1", ',') == Labels::Class::positive);
  // The name may be another way of writing it.
  CHECK(chosen({"0", "1"}, {{"1.0"}, {}}).positive == "1");
}

TEST_CASE("of more than two labels the named one stands against the rest") {
  const Target target = chosen({"cat", "dog", "fish"}, {{"dog"}, {}});
  const Labels labels(target, '.');
  CHECK(target.positive == "dog");
  CHECK_FALSE(target.negative);
  CHECK(labels.class_of("dog") == Labels::Class::positive);
  CHECK(labels.class_of("cat") == Labels::Class::negative);
  CHECK(labels.class_of("never seen") == Labels::Class::negative);
}

TEST_CASE("anything but two labels is an error that lists them") {
  struct Case {
    std::vector<std::string> texts;
    std::vector<std::string> positives;
    Failure failure;
    std::string sentence;
    std::vector<Cure> cures = {};
  };
  const Case cases[] = {
      {{"cat", "dog", "fish"},
       {},
       Failure::data,
       "data.csv:3: the target \"survived\" has 3 labels, not two: \"cat\", \"dog\" and \"fish\". The rarest, \"cat\", "
       "stands here first",
       {{Cure::Kind::mend_labels}, {Cure::Kind::another_target}, {Cure::Kind::positive, {"fish"}}}},
      {{"1", "1.0"},
       {},
       Failure::data,
       "data.csv: the target \"survived\" is \"1\" in every row; there is nothing to tell apart"},
      {{"yes"},
       {"yes"},
       Failure::data,
       "data.csv: the target \"survived\" is \"yes\" in every row; there is nothing to tell apart"},
      {{"no", "yes"}, {"yess"}, Failure::usage, "no label \"yess\" in column \"survived\"; did you mean \"yes\"?"},
      {{"no", "yes"}, {"1"}, Failure::usage, "no label \"1\" in column \"survived\"; its labels are \"no\" and \"yes\""},
      {{}, {}, Failure::data, "data.csv: every cell of the target \"survived\" is missing"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.sentence);
    const auto error = thrown([&] { chosen(c.texts, {c.positives, {}}); });
    REQUIRE(error);
    CHECK(error->failure() == c.failure);
    CHECK(std::string(error->what()) == c.sentence);
    CHECK((error->cures() == c.cures));
  }
}

TEST_CASE("labels that are two but for case and blanks are two, named as they are written most often") {
  const std::vector<DistinctText> texts = {{"No", 2, 2}, {"YES ", 1, 3}, {"no", 1, 4}, {"yes", 3, 5}};
  const Target target = choose_labels({"bought", texts, "data.csv", '.'}, {});
  CHECK(target.positive == "yes");
  CHECK(target.negative == std::optional<std::string>("No"));
  CHECK(target.folded);
  CHECK(target.spellings.size() == 4);
  CHECK(class_of(target, " yEs") == Labels::Class::positive);
  CHECK(class_of(target, "NO") == Labels::Class::negative);
  CHECK(class_of(target, "perhaps") == Labels::Class::neither);
  // Two that fold to one are two all the same.
  CHECK_FALSE(chosen({"A", "a"}).folded);
}

TEST_CASE("a label that differs from the positive one in its case is not left to the other class") {
  const auto refused = thrown([] { chosen({"yes", "Yes", "no", "perhaps"}, {{"yes"}, {}}); });
  REQUIRE(refused);
  CHECK(refused->failure() == Failure::usage);
  CHECK((refused->cures() == std::vector<Cure>{{Cure::Kind::positives_together, {"yes", "Yes"}}}));
  const Target together = chosen({"yes", "Yes", "no", "perhaps"}, {{"yes", "Yes"}, {}});
  CHECK(together.positive == "yes or Yes");
  CHECK(class_of(together, "Yes") == Labels::Class::positive);
  CHECK(class_of(together, "perhaps") == Labels::Class::negative);
  const auto many = thrown([] { chosen({"yes", "Yes", "no", "perhaps"}); });
  REQUIRE(many);
  CHECK((many->cures() == std::vector<Cure>{
             {Cure::Kind::mend_labels}, {Cure::Kind::another_target}, {Cure::Kind::positive, {"Yes", "yes"}}}));
}

TEST_CASE("labels that mean yes and no, and labels that say there is none, are told as such") {
  const auto cures = [](const std::vector<std::string>& texts) {
    const auto refused = thrown([&] { chosen(texts); });
    REQUIRE(refused);
    return refused->cures();
  };
  CHECK((cures({"0", "1", "FALSE", "TRUE", "True"}).front() ==
         Cure{Cure::Kind::positives_together, {"1", "TRUE", "True"}}));
  CHECK((cures({"0", "1", "n/a"}).front() == Cure{Cure::Kind::missing_of_columns, {"survived=n/a"}}));
  CHECK((cures({"no", "unknown", "yes", "-"}).front() ==
         Cure{Cure::Kind::missing_of_columns, {"survived=-", "survived=unknown"}}));
  CHECK((cures({"a", "b", "c", "n/a"}).back() == Cure{Cure::Kind::positive, {"c"}}));
}

TEST_CASE("yes of other languages is the positive one") {
  CHECK(chosen({"Ja", "Nein"}).positive == "Ja");
  CHECK(chosen({"da", "nu"}).positive == "da");
  CHECK(chosen({"non", "oui"}).positive == "oui");
  CHECK(chosen({"ja", "jb"}).positive == "jb");
}

TEST_CASE("named negative labels leave the third ones out") {
  const Target target = chosen({"cat", "dog", "fish", "newt"}, {{"cat", "dog"}, {"fish"}});
  CHECK(target.positive == "cat or dog");
  CHECK(target.negative == std::optional<std::string>("fish"));
  CHECK(target.leaves_out);
  CHECK(class_of(target, "dog") == Labels::Class::positive);
  CHECK(class_of(target, "newt") == Labels::Class::neither);
  CHECK_FALSE(chosen({"cat", "dog"}, {{"cat"}, {"dog"}}).leaves_out);
  CHECK(chosen({"cat", "dog"}, {{}, {"cat"}}).positive == "dog");
}
