#include "data/row_places.h"

#include "scratch_folder.h"
#include "table_of.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace logreg;

TEST_CASE("rows are found in their files, by the line at which they begin") {
  const ScratchFolder folder;
  const std::string first = folder.write("first.csv", "x,y\n1,a\n\n2,\"b\nc\"\n3,d\n");
  const std::string second = folder.write("second.csv", "x,y\n4,e\n");
  const auto keep = [](const std::vector<ColumnName>& columns) {
    return std::vector<KeepTexts>(columns.size(), KeepTexts::some);
  };
  const RowPlaces places(read_table({first, second}, {}, MissingTexts(), keep, Run()));
  const auto is_at = [&](std::size_t row, const std::string& file, std::size_t line) {
    CHECK(places.at(row).file == file);
    CHECK(places.at(row).line == line);
  };
  is_at(0, first, 2);
  is_at(1, first, 4);
  is_at(2, first, 6);
  is_at(3, second, 2);
}

TEST_CASE("chunks that are read side by side have the lines of the whole file") {
  const ScratchFolder folder;
  std::string csv = "x,y\n";
  for (int i = 0; i < 2000; ++i) csv += std::to_string(i) + (i % 7 == 0 ? ",\"a\nb\"\n" : ",b\n");
  const std::string path = folder.write("data.csv", csv);
  const auto keep = [](const std::vector<ColumnName>& columns) {
    return std::vector<KeepTexts>(columns.size(), KeepTexts::some);
  };
  const RowPlaces places(read_table({path}, {}, MissingTexts(), keep, Run(), 500));
  std::size_t line = 2;
  for (std::size_t row = 0; row < 2000; ++row) {
    REQUIRE(places.at(row).line == line);
    line += row % 7 == 0 ? 2 : 1;
  }
}

TEST_CASE("rows that are used keep their order") {
  CHECK(rows_kept(std::vector<std::uint8_t>{1, 0, 0, 1, 1}) == std::vector<std::size_t>{0, 3, 4});
}
