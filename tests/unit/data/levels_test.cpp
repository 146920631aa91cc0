#include "data/levels.h"

#include "base/error.h"

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <vector>

using namespace logreg;

namespace {

FeatureColumn city(std::vector<Level> levels) {
  FeatureColumn feature;
  feature.name = "city";
  feature.type = ColumnType::categorical;
  feature.levels = std::move(levels);
  return feature;
}

}  // namespace

TEST_CASE("missing cells become the last level, under a name that no cell has") {
  FeatureColumn feature = city({{"(missing)", 3}, {"Rome", 2}});
  add_level_of_missing(4, feature);
  CHECK(feature.impute);
  CHECK(feature.missing_level == std::optional<std::size_t>(2));
  CHECK(feature.levels.back().text == "((missing))");
  CHECK(feature.levels.back().rows == 4);
}

TEST_CASE("without missing cells there is no level of them") {
  FeatureColumn feature = city({{"Oslo", 3}, {"Rome", 2}});
  add_level_of_missing(0, feature);
  CHECK(!feature.impute);
  CHECK(!feature.missing_level.has_value());
  CHECK(feature.levels.size() == 2);
}

TEST_CASE("the baseline is the level of that text") {
  FeatureColumn feature = city({{"Bonn", 1}, {"Oslo", 3}, {"Rome", 2}});
  set_baseline("Rome", feature);
  CHECK(feature.baseline == std::optional<std::size_t>(2));
  CHECK_THROWS_WITH_AS(set_baseline("Rom", feature), doctest::Contains("\"Rom\""), Error);
  CHECK(feature.baseline == std::optional<std::size_t>(2));
}

TEST_CASE("a text of a cell has the level that it counts as") {
  FeatureColumn feature = city({{"Oslo", 3}, {"(other)", 2}});
  feature.joined = {{"Bonn", 1}, {"Rome", 1}};
  feature.other_level = 1;
  feature.spellings = {{"OSLO", "Oslo"}, {"BONN", "Bonn"}};
  const LevelOf level_of(feature);
  CHECK(level_of("Oslo") == 0);
  CHECK(level_of("Bonn") == 1);
  CHECK(level_of("OSLO") == 0);
  CHECK(level_of("BONN") == 1);
  CHECK(level_of("Paris") == DistinctTexts::absent);
}

TEST_CASE("yes and no in several spellings are two levels, named as they are written most often") {
  FeatureColumn feature;
  take_levels({{"No", 1, 0}, {"YES", 1, 0}, {"no ", 3, 0}, {"yes", 2, 0}}, feature);
  CHECK(feature.folded);
  REQUIRE(feature.levels.size() == 2);
  CHECK(feature.levels[0].text == "no ");
  CHECK(feature.levels[1].text == "yes");
  CHECK((feature.spellings == std::vector<Spelling>{{"No", "no "}, {"YES", "yes"}}));
}

TEST_CASE("other texts stay apart, and two that are alike are told") {
  for (const std::vector<DistinctText>& texts : {std::vector<DistinctText>{{"AA", 1, 0}, {"Aa", 1, 0}, {"aa", 1, 0}},
                                                 std::vector<DistinctText>{{"MW", 1, 0}, {"mW", 1, 0}},
                                                 std::vector<DistinctText>{{"Yes", 1, 0}, {"maybe", 1, 0}, {"yes", 1, 0}}}) {
    FeatureColumn feature;
    CHECK(take_levels(texts, feature));
    CHECK_FALSE(feature.folded);
    CHECK(feature.levels.size() == texts.size());
  }
}
