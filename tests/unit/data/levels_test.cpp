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

TEST_CASE("joined texts have the positions behind those of the levels") {
  FeatureColumn feature = city({{"Oslo", 3}, {"(other)", 2}});
  feature.joined = {{"Bonn", 1}, {"Rome", 1}};
  CHECK(positions_of(feature.levels).find("Bonn") == DistinctTexts::absent);
  const DistinctTexts positions = positions_with_joined(feature);
  CHECK(positions.find("Oslo") == 0);
  CHECK(positions.find("Bonn") == 2);
  CHECK(positions.find("Rome") == 3);
}
