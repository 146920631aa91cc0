#include "data/learned_cells.h"

#include "table_of.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <vector>

using namespace logreg;

namespace {

LearnedCells cells_of(const std::string& csv, const ColumnOptions& options) {
  Table table = table_of(csv, options);
  const Schema schema = decide(table, options, Run());
  return learned_cells(table, schema, options);
}

const std::string csv = "x,c,y\n1,a,0\n,b,1\n3,,0\n4,a,1\n,a,0\n6,c,1\n";

}  // namespace

TEST_CASE("where nothing is filled in or joined, there is nothing to remember") {
  const LearnedCells cells = cells_of(csv, target("y"));
  CHECK(cells.numbers.empty());
  CHECK(cells.levels.empty());
}

TEST_CASE("rows with a missing number are remembered") {
  ColumnOptions options = target("y");
  options.missing = MissingPolicy::impute;
  const LearnedCells cells = cells_of(csv, options);
  REQUIRE(cells.numbers.size() == 1);
  CHECK(cells.numbers[0].rows == std::vector<std::uint32_t>{1, 4});
  CHECK_FALSE(cells.numbers[0].how);
  CHECK(cells.levels.empty());
}

TEST_CASE("levels are remembered as they were before rare ones were joined") {
  ColumnOptions options = target("y");
  options.impute = {"x=median", "c=mode"};
  options.min_level_rows = 2;
  options.baselines = {"c=a"};
  const LearnedCells cells = cells_of(csv, options);
  REQUIRE(cells.numbers.size() == 1);
  CHECK(cells.numbers[0].how == "median");
  REQUIRE(cells.levels.size() == 1);
  const UnjoinedLevels& levels = cells.levels[0];
  CHECK(levels.texts == std::vector<std::string>{"a", "b", "c"});
  CHECK(levels.codes == std::vector<std::uint32_t>{0, 1, UnjoinedLevels::missing, 0, 0, 2});
  CHECK(levels.fewest == 2);
  CHECK(levels.how == "mode");
  CHECK(levels.baseline == "a");
}

TEST_CASE("a row with trials that has become two is remembered twice") {
  ColumnOptions options = target("wins");
  options.trials = "games";
  options.missing = MissingPolicy::impute;
  const LearnedCells cells = cells_of("x,wins,games\n1,1,2\n,1,3\n2,3,3\n", options);
  REQUIRE(cells.numbers.size() == 1);
  CHECK(cells.numbers[0].rows == std::vector<std::uint32_t>{2, 3});
}
