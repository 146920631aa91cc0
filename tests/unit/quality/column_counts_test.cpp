#include "quality/column_counts.h"

#include "table_of.h"

#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <vector>

using namespace logreg;

namespace {

// Read with the words of its columns, in chunks of so many bytes.
struct Read {
  Table table;
  RowLabels labels;

  explicit Read(const std::string& csv, std::size_t chunk = chunk_bytes) {
    const ScratchFolder folder;
    const auto keep = [](const std::vector<ColumnName>& columns) { return words_to_keep(columns, target("y")); };
    table = read_table({folder.write("data.csv", csv)}, {}, MissingTexts(), keep, Run(), chunk);
    labels = row_labels(table, decide_tolerantly(table, target("y"), Run()).schema);
  }
};

}  // namespace

TEST_CASE("numbers are counted by value and class, missing cells apart, rows without a label not at all") {
  const Read read("x,y\n2,a\n1.0,b\n1,b\n,a\n,b\n7,\n", 16);
  const NumberCells cells = number_cells(read.table, 0, read.labels);
  REQUIRE(cells.values.size() == 2);
  CHECK(cells.values[0].value == 1);
  CHECK(cells.values[0].positive == 2);
  CHECK(cells.values[1].negative == 1);
  CHECK(cells.missing.positive == 1);
  CHECK(cells.missing.negative == 1);
}

TEST_CASE("numbers of chunks that keep texts and of chunks that keep numbers are counted together") {
  std::string csv = "x,y\n";
  for (int i = 0; i < 4000; ++i) csv += std::to_string(i < 3000 ? i : i % 5) + (i % 2 == 0 ? ",a\n" : ",b\n");
  const Read read(csv, 2048);
  const NumberCells cells = number_cells(read.table, 0, read.labels);
  CHECK(cells.values.size() == 3000);
  CHECK(cells.values[4].rows() == 201);
  CHECK(total(cells.values).rows() == 4000);
}

TEST_CASE("texts are counted by level in byte order, however many there are") {
  std::string csv = "c,y\n";
  for (int i = 999; i >= 0; --i) csv += "name" + std::to_string(100 + i % 300) + (i % 2 == 0 ? ",a\n" : ",b\n");
  csv += ",a\n";
  const Read read(csv, 1024);
  const TextCells cells = text_cells(read.table, 0, read.labels);
  CHECK(cells.all_kept);
  REQUIRE(cells.levels.size() == 300);
  CHECK(cells.levels.front().text == "name100");
  CHECK(cells.levels.back().text == "name399");
  CHECK(cells.levels.front().negative == 4);
  CHECK(cells.missing.negative == 1);
}

TEST_CASE("it is told where texts have not been kept") {
  std::string csv = "c,y\n";
  for (int i = 0; i < 300; ++i) csv += (i == 200 ? "other" : std::to_string(i)) + (i % 2 == 0 ? ",a\n" : ",b\n");
  const ScratchFolder folder;
  const auto keep = [](const std::vector<ColumnName>& columns) { return words_to_keep(columns, target("y")); };
  Table table = read_table({folder.write("data.csv", csv)}, {}, MissingTexts(), keep, Run());
  const RowLabels labels = row_labels(table, decide_tolerantly(table, target("y"), Run()).schema);
  CHECK_FALSE(text_cells(table, 0, labels).all_kept);
  CHECK(number_cells(table, 0, labels).values.size() == 299);
}
