#include "data/kept_rows.h"

#include "table_of.h"
#include "thrown.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <vector>

using namespace logreg;

namespace {

ColumnOptions weighted_clusters() {
  ColumnOptions options = target("y");
  options.weights = "w";
  options.cluster = "g";
  return options;
}

}  // namespace

TEST_CASE("a row that is left out is counted by the first reason only") {
  const Schema schema = schema_of(
      "x,w,g,y\n"
      "1,1,a,0\n"
      "2,1,b,1\n"
      ",,,\n"     // no target, and nothing else either
      ",0,,1\n"   // no weight
      ",1,,1\n"   // no cluster
      ",1,a,0\n"  // a missing feature
      "3,2,b,0\n",
      weighted_clusters());
  CHECK(schema.keep == std::vector<std::uint8_t>{1, 1, 0, 0, 0, 0, 1});
  CHECK(schema.rows_read == 7);
  CHECK(schema.rows == 3);
  CHECK(schema.rows_without_target == 1);
  CHECK(schema.rows_without_weight == 1);
  CHECK(schema.rows_without_cluster == 1);
  CHECK(schema.rows_with_missing == 1);
}

TEST_CASE("missing cells are counted in all rows with a target, whether the row is used or not") {
  const Schema schema = schema_of("x,w,g,y\n,0,a,1\n,1,a,0\n,1,a,\n3,1,b,0\n4,1,b,1\n", weighted_clusters());
  CHECK(schema.missing_cells == std::vector<std::pair<std::string, std::size_t>>{{"x", 2}});
  CHECK(schema.rows_with_missing == 1);
}

TEST_CASE("weights are whole where those of the rows that are used are") {
  CHECK(schema_of("x,w,g,y\n1,2,a,0\n2,3,b,1\n3,0.5,,1\n", weighted_clusters()).weights_are_whole);
  CHECK(!schema_of("x,w,g,y\n1,2,a,0\n2,2.5,b,1\n", weighted_clusters()).weights_are_whole);
}

TEST_CASE("a weight is a number, and not negative") {
  const auto refusal = [](const std::string& weight) {
    return std::string(thrown([&] { schema_of("x,w,g,y\n1,1,a,0\n2," + weight + ",b,1\n", weighted_clusters()); })
                           .value_or(Error(Failure::data, ""))
                           .what());
  };
  CHECK(refusal("-1").find(":3: ") != std::string::npos);
  CHECK(refusal("-1").find("\"-1\"") != std::string::npos);
  CHECK(refusal("two").find("\"two\"") != std::string::npos);
  CHECK(refusal("1").empty());
}

TEST_CASE("a table without a row that can be used is refused") {
  CHECK(thrown([] { schema_of("x,y\n,0\n,1\n", target("y")); }).has_value());
  CHECK(thrown([] { schema_of("x,w,g,y\n1,0,a,0\n2,0,b,1\n", weighted_clusters()); }).has_value());
  CHECK(thrown([] { schema_of("x,w,g,y\n1,1,,0\n2,1,,1\n", weighted_clusters()); }).has_value());
}
