#include "data/decide.h"

#include "data/messages.h"
#include "table_of.h"
#include "thrown.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace logreg;

namespace {

using Excluded = std::vector<ExcludedColumn>;

std::vector<std::string> level_texts(const FeatureColumn& column) {
  std::vector<std::string> result;
  for (const Level& level : column.levels) result.push_back(level.text);
  return result;
}

}  // namespace

TEST_CASE("the positive class is the obvious one, else the last by value or in byte order") {
  struct Case {
    const char* a;
    const char* b;
    const char* positive;
  };
  const std::vector<Case> cases = {
      {"0", "1", "1"},          {"1", "-1", "1"}, {"TRUE", "FALSE", "TRUE"},       {"Yes", "no", "Yes"},
      {"N", "y", "y"},          {"t", "F", "t"},  {"Positive", "neg", "Positive"}, {"good", "bad", "good"},
      {"10", "9", "10"},        {"b", "a", "b"},  {"'-1'", "'1'", "'1'"},          {"2", "1", "2"},
      {"1.00", "0.00", "1.00"},
  };
  for (const Case& c : cases) {
    const std::string csv = std::string("x,y\n1,") + c.a + "\n2," + c.b + "\n3," + c.a + "\n";
    CAPTURE(csv);
    CHECK(schema_of(csv, target("y")).target.positive == c.positive);
  }
}

TEST_CASE("labels that are equal as numbers are one label") {
  const Schema schema = schema_of("x,y\n1,1.0\n2,0\n3,1\n4,0.00\n", target("y"));
  CHECK(schema.target.positive == "1");
  CHECK(schema.target.negative == "0");
}

TEST_CASE("a column is numeric, a category, or refused by the share of its numbers") {
  const auto csv = [](int numbers, int words) {
    std::string text = "x,y\n";
    for (int i = 0; i < numbers; ++i) text += std::to_string(i % 7) + (i % 2 == 0 ? ",a\n" : ",b\n");
    for (int i = 0; i < words; ++i) text += std::string("word") + (i % 2 == 0 ? ",a\n" : ",b\n");
    return text;
  };
  CHECK(schema_of(csv(10, 0), target("y")).features[0].type == ColumnType::numeric);
  CHECK(schema_of(csv(89, 11), target("y")).features[0].type == ColumnType::categorical);
  CHECK_THROWS_WITH_AS(schema_of(csv(90, 10), target("y")), doctest::Contains("\"word\" is not a number (10 cells in all)"),
                       Error);
}

TEST_CASE("rows without a target or with a missing cell are left out and counted") {
  const Schema schema = schema_of("x,c,y\n1,a,0\n2,,1\n,b,1\n3,b,\n4,b,0\n5,a,1\n", target("y"));
  CHECK(schema.rows_read == 6);
  CHECK(schema.rows == 3);
  CHECK(schema.rows_without_target == 1);
  CHECK(schema.rows_with_missing == 2);
  CHECK(schema.missing_cells == std::vector<ColumnCount>{{"x", 1}, {"c", 1}});
}

TEST_CASE("under impute a category's missing cells are a level of its own, the last one and never the baseline") {
  ColumnOptions options = target("y");
  options.missing = MissingPolicy::impute;
  const Schema schema = schema_of("x,c,y\n1,b,0\n2,,1\n,c,1\n4,b,0\n5,c,1\n", options);
  CHECK(schema.rows == 5);
  CHECK(level_texts(schema.features[1]) == std::vector<std::string>{"b", "c", "(missing)"});
  CHECK(schema.features[1].baseline == 0);
  CHECK(schema.features[1].missing_level == 2);
}

TEST_CASE("a level that is called like the missing one keeps its own rows") {
  ColumnOptions options = target("y");
  options.missing = MissingPolicy::impute;
  const Schema schema = schema_of("c,y\n(missing),0\n,1\nb,1\nb,0\n", options);
  CHECK(level_texts(schema.features[0]) == std::vector<std::string>{"(missing)", "b", "((missing))"});
}

TEST_CASE("levels without rows vanish, and constant, empty and counting columns are ignored") {
  const Schema schema =
      schema_of(",x,empty,same,c,y\n1,1,,k,a,0\n2,2,NA,k,b,1\n3,,,k,gone,1\n4,4,,k,b,0\n5,4,,k,a,1\n", target("y"));
  CHECK((schema.ignored ==
         Excluded{{"1", Exclusion::counts_rows}, {"empty", Exclusion::all_missing}, {"same", Exclusion::constant}}));
  REQUIRE(schema.features.size() == 2);
  CHECK(level_texts(schema.features[1]) == std::vector<std::string>{"a", "b"});
}

TEST_CASE("a nameless column counts the rows of each file from 0 or from 1, or is used") {
  const auto features = [](const char* csv) { return schema_of(csv, target("y")).features.size(); };
  CHECK(features(",x,y\n0,1,a\n1,2,b\n2,4,a\n") == 1);
  CHECK(features(",x,y\n1,1,a\n2,2,b\n3,4,a\n") == 1);
  CHECK(features(",x,y\n2,1,a\n3,2,b\n4,4,a\n") == 2);
  CHECK(features(",x,y\n1,1,a\n3,2,b\n2,4,a\n") == 2);
  CHECK(features("n,x,y\n1,1,a\n2,2,b\n3,4,a\n") == 2);
}

TEST_CASE("a column of more than a hundred texts is ignored unless it is asked for") {
  std::string csv = "name,x,y\n";
  for (int i = 0; i < 120; ++i)
    csv += "n" + std::to_string(i) + ',' + std::to_string(i % 3) + (i % 2 == 0 ? ",a\n" : ",b\n");
  CHECK((schema_of(csv, target("y")).ignored == Excluded{{"name", Exclusion::many_levels}}));
  ColumnOptions options = target("y");
  options.categorical = {"name"};
  CHECK(schema_of(csv, options).features[0].levels.size() == 120);
}

TEST_CASE("rows of weight zero or of no weight are left out, and levels with them") {
  ColumnOptions options = target("y");
  options.weights = "w";
  const Schema schema = schema_of("c,w,y\na,1,0\nb,2.5,1\ngone,0,1\na,,1\nb,1,0\na,3,1\n", options);
  CHECK(schema.rows == 4);
  CHECK(schema.rows_without_weight == 2);
  CHECK(level_texts(schema.features[0]) == std::vector<std::string>{"a", "b"});
}

TEST_CASE("a row without an offset is dropped even where missing cells are filled in") {
  ColumnOptions options = target("y");
  options.offset = "o";
  options.missing = MissingPolicy::impute;
  const Schema schema = schema_of("x,o,y\n1,2,0\n,3,1\n3,,0\n4,NA,1\n5,6,1\n", options);
  CHECK(schema.rows == 3);
  CHECK(schema.rows_with_missing == 2);
  CHECK(schema.features.size() == 1);
  CHECK(schema.missing_cells == std::vector<std::pair<std::string, std::size_t>>{{"x", 1}, {"o", 2}});
  options.missing = MissingPolicy::error;
  CHECK_THROWS_WITH_AS(schema_of("x,o,y\n1,2,0\n2,,1\n", options), doctest::Contains("\"o\" 1"), Error);
}

TEST_CASE("a column has one role") {
  ColumnOptions options = target("y");
  options.offset = "o";
  options.weights = "o";
  CHECK_THROWS_WITH_AS(schema_of("x,o,y\n1,2,0\n2,1,1\n", options),
                       doctest::Contains("stands in both weights and offset"), Error);
  options.weights = "";
  options.trials = "y";
  CHECK_THROWS_WITH_AS(schema_of("x,o,y\n1,2,0\n2,1,1\n", options),
                       doctest::Contains("stands in both target and trials"), Error);
}

TEST_CASE("counts of successes and trials are whole numbers, and no more successes than trials") {
  ColumnOptions options = target("s");
  options.trials = "n";
  for (const char* row : {"1,3,4", "1,2.5,1", "1,3,0.5", "1,3,-1", "1,-3,-4", "1,0,1"}) {
    const std::string csv = "x,n,s\n0,5,2\n2,4,1\n" + std::string(row) + '\n';
    CHECK_THROWS_WITH_AS(schema_of(csv, options), doctest::Contains("data.csv, row 3: "), Error);
  }
  CHECK_THROWS_WITH_AS(schema_of("x,n,s\n0,5,2\n1,5,many\n", options), doctest::Contains("data.csv:3: \"many\""),
                       Error);
  const Schema schema = schema_of("x,n,s\n0,5,2\n1,0,0\n2,,1\n3,4,\n4,3,3\n", options);
  CHECK(schema.rows == 2);
  CHECK(schema.rows_without_trials == 2);
  CHECK(schema.rows_without_target == 1);
  CHECK(schema.design_rows == 3);
  CHECK(schema.target.positive == "success");
}

TEST_CASE("trials that all succeed are one class") {
  ColumnOptions options = target("s");
  options.trials = "n";
  CHECK_THROWS_WITH_AS(schema_of("x,n,s\n0,5,5\n1,2,2\n", options), doctest::Contains("\"success\""), Error);
}

TEST_CASE("levels of few rows are joined, of the rows that are used") {
  ColumnOptions options = target("y");
  options.min_level_rows = 2;
  options.missing = MissingPolicy::impute;
  const Schema schema = schema_of("c,d,y\na,1,0\na,2,1\nb,1,0\n(other),1,1\nc,1,1\nc,2,0\nb,1,\n,2,1\n", options);
  const FeatureColumn& column = schema.features[0];
  CHECK(level_texts(column) == std::vector<std::string>{"a", "c", "((other))", "(missing)"});
  CHECK(*column.other_level == 2);
  CHECK(*column.missing_level == 3);
  CHECK(column.baseline == 0);
  CHECK(column.levels[2].rows == 2);
  REQUIRE(column.joined.size() == 2);
  CHECK(column.joined[0].text == "(other)");
  CHECK(column.joined[1].text == "b");
  options.baselines = {"c=b"};
  CHECK_THROWS_AS(schema_of("c,y\na,0\na,1\nb,0\nc,1\n", options), Error);
}

TEST_CASE("a column whose levels are all rare says nothing") {
  ColumnOptions options = target("y");
  options.min_level_rows = 3;
  const Schema schema = schema_of("c,x,y\na,1,0\na,2,1\nb,1,0\n", options);
  CHECK((schema.ignored == Excluded{{"c", Exclusion::constant}}));
}

TEST_CASE("a column of decimal commas is refused, with the way to read it") {
  const std::string rows = "1,5;7;0\n2;8;1\n0,25;9;1\n";
  const auto refused = thrown([&] { schema_of("x;z;y\n" + rows, target("y")); });
  REQUIRE(refused);
  CHECK(refused->failure() == Failure::data);
  CHECK((refused->cures().front() == Cure{Cure::Kind::decimal, {","}}));
  CHECK((refused->cures()[1] == Cure{Cure::Kind::column_decimals, {"x=,"}}));
  ColumnOptions options = target("y");
  options.categorical = {"x"};
  CHECK(schema_of("x;z;y\n" + rows, options).notes.empty());
}

TEST_CASE("where there are only decimal commas, they are the cure") {
  std::string csv = "x;y\n";
  for (int i = 0; i < 200; ++i) csv += std::to_string(i) + ",5;" + std::to_string(i % 2) + '\n';
  const auto error = thrown([&] { schema_of(csv, target("y")); });
  REQUIRE(error);
  CHECK((error->cures().front() == Cure{Cure::Kind::decimal, {","}}));
}

TEST_CASE("a tolerant decision leaves out the columns that stop another, and says by which error") {
  std::string csv = "x,z,y\n";
  for (int i = 0; i < 20; ++i) csv += std::to_string(i) + (i == 3 ? ",oops," : ",1.5,") + (i % 2 == 0 ? "a\n" : "b\n");
  CHECK_THROWS_AS(schema_of(csv, target("y")), Error);
  Table table = table_of(csv, target("y"));
  const TolerantDecision decision = decide_tolerantly(table, target("y"), Run());
  REQUIRE(decision.refused.size() == 1);
  CHECK(decision.refused[0].index == 1);
  CHECK(std::string(decision.refused[0].error.what()).find("\"oops\" is not a number") != std::string::npos);
  REQUIRE(decision.schema.features.size() == 1);
  CHECK(decision.schema.features[0].name == "x");
  REQUIRE(decision.stopped_by);
  CHECK(std::string(decision.stopped_by->what()) == decision.refused[0].error.what());
}

TEST_CASE("a tolerant decision goes on where no row is complete or no column is left, but not without a target") {
  Table empty = table_of("x,z,y\n1,,a\n,2,b\n3,,a\n,4,b\n", target("y"));
  const TolerantDecision no_rows = decide_tolerantly(empty, target("y"), Run());
  CHECK(no_rows.stopped_by);
  CHECK(no_rows.schema.rows == 4);
  CHECK(no_rows.schema.features.size() == 2);

  Table one_value = table_of("x,y\n1,a\n1,b\n", target("y"));
  const TolerantDecision no_columns = decide_tolerantly(one_value, target("y"), Run());
  CHECK(no_columns.stopped_by);
  CHECK(no_columns.schema.features.empty());

  Table one_label = table_of("x,y\n1,a\n2,a\n", target("y"));
  CHECK_THROWS_AS(decide_tolerantly(one_label, target("y"), Run()), Error);
}
