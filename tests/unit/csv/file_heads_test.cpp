#include "csv/file_heads.h"

#include "csv/csv_file.h"
#include "scratch_folder.h"

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <vector>

using namespace logreg;

namespace {

std::vector<std::string> first_cells(const std::string& path, const ReadingOptions& options) {
  std::vector<std::string> cells;
  CsvFile file(path, options, {});
  while (file.next_block()) {
    while (const Record* record = file.next()) cells.emplace_back(record->cells.front().text);
  }
  return cells;
}

ReadingOptions heads_of(std::size_t most_bytes) {
  ReadingOptions options;
  options.instead = std::make_shared<FileHeads>(most_bytes);
  return options;
}

}  // namespace

TEST_CASE("of a file its first bytes are read, and a record that is cut is none") {
  const ScratchFolder folder;
  const std::string path = folder.write("data.csv", "a,b\n1,2\n3,4\n5,6\n");
  CHECK(first_cells(path, heads_of(100)) == std::vector<std::string>{"1", "3", "5"});
  CHECK(first_cells(path, heads_of(14)) == std::vector<std::string>{"1", "3"});
  CHECK(first_cells(path, heads_of(8)) == std::vector<std::string>{"1"});
}

TEST_CASE("a quote that is not closed for long is told of the first bytes, too") {
  const ScratchFolder folder;
  const std::string path = folder.write("data.csv", "a,b\n1,2\n\"3,4\n" + std::string(200000, 'x'));
  CHECK(first_cells(path, heads_of(50000)) == std::vector<std::string>{"1"});
  CHECK_THROWS_AS(first_cells(path, heads_of(100000)), Error);
}

TEST_CASE("what has been held of a stream is read again in its place") {
  FileHeads heads(10);
  const std::string bytes = "a,b\n1,2\n3,4\n";
  heads.hold("-", bytes);
  CHECK_FALSE(heads.head("-", {}).whole);
  CHECK(heads.head("-", {}).bytes == "a,b\n1,2\n3,");
  heads.hold_end("-");
  CHECK_FALSE(heads.head("-", {}).whole);
  FileHeads roomy(100);
  roomy.hold("-", bytes);
  roomy.hold_end("-");
  CHECK(roomy.head("-", {}).whole);
}
