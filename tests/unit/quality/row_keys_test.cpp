#include "quality/row_keys.h"

#include "data/column_names.h"
#include "data/decide.h"
#include "scratch_folder.h"
#include "thrown.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <vector>

using namespace logreg;

namespace {

using Numbers = std::vector<std::uint32_t>;

Numbers keys_of(const std::string& csv, KeyOrder order, CellRules rules = {}) {
  const ScratchFolder folder;
  ColumnOptions options;
  options.target = "y";
  options.ignore = {"k"};
  const auto keep = [&](const std::vector<ColumnName>& columns) {
    std::vector<KeepTexts> result = texts_to_keep(columns, options);
    result[find_column(columns, "k", Setting{"group"})] = KeepTexts::all;
    return result;
  };
  Table table =
      read_table({folder.write("data.csv", csv)}, {}, CellReading(MissingTexts(), std::move(rules)), keep, Run());
  const Schema schema = decide(table, options, Run());
  return row_keys(table, schema, find_column(table.columns, "k", Setting{"group"}), order);
}

}  // namespace

TEST_CASE("numbers are ordered by value, and texts by their bytes") {
  CHECK(keys_of("x,k,y\n1,10,0\n2,9,1\n3,1e1,0\n4,-2,1\n", KeyOrder::of_names) == Numbers{2, 1, 2, 0});
  CHECK(keys_of("x,k,y\n1,b,0\n2,10,1\n3,9,0\n4,b,1\n", KeyOrder::of_names) == Numbers{2, 0, 1, 2});
}

TEST_CASE("rows that are not used have no key") {
  CHECK(keys_of("x,k,y\n1,a,0\n,b,1\n3,c,0\n4,a,1\n", KeyOrder::of_names) == Numbers{0, 1, 0});
}

TEST_CASE("moments are numbers or dates in ISO 8601") {
  CHECK(keys_of("x,k,y\n1,2021-09-03,0\n2,2021-10-01,1\n3,20210903,0\n4,2020-12-31,1\n", KeyOrder::of_moments) ==
        Numbers{1, 2, 1, 0});
  CHECK(keys_of("x,k,y\n1,2.5,0\n2,-1,1\n3,10,0\n4,2.5,1\n", KeyOrder::of_moments) == Numbers{1, 0, 2, 1});
}

TEST_CASE("a missing key, and a moment that is none, are refused") {
  const auto words = [](const std::string& csv, KeyOrder order) {
    return std::string(thrown([&] { keys_of(csv, order); })->what());
  };
  CHECK(words("x,k,y\n1,a,0\n2,,1\n3,c,0\n", KeyOrder::of_names).find("has missing cells") != std::string::npos);
  CHECK(words("x,k,y\n1,2021-09-03,0\n2,May 5,1\n3,May 6,0\n", KeyOrder::of_moments).find("data.csv:3: column") !=
        std::string::npos);
}
