#include "csv/file_heads.h"

#include "csv/csv_file.h"
#include "scratch_folder.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <iterator>
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

TEST_CASE("of a place far on in a file its records are read behind the first ones, and know their lines") {
  const ScratchFolder folder;
  std::string text = "a,b\n";
  for (int i = 2; i < 40000; ++i) text += std::to_string(i) + ",\"x\ny\"\n";
  const std::string path = folder.write("data.csv", text);
  const std::size_t line = 60002;  // where the record 30002 begins: each has two lines
  const auto heads = std::make_shared<FileHeads>(100);
  heads->add(std::vector<Place>{{path, line}, {path, line + 2}, {path, 4}, {path, 0}}, {});
  const FileHead& head = heads->head(path, {});
  CHECK_FALSE(head.whole);
  REQUIRE(head.seams.size() == 1);
  CHECK(head.seams.front().in_file == line);
  ReadingOptions options;
  options.instead = heads;
  std::vector<std::string> cells;
  std::vector<std::size_t> lines;
  CsvFile file(path, options, {});
  while (file.next_block()) {
    while (const Record* record = file.next()) {
      cells.emplace_back(record->cells.front().text);
      lines.push_back(head.line_in_file(record->line));
    }
  }
  REQUIRE(cells.size() > 100);
  CHECK(cells.front() == "2");
  for (std::size_t i = 0; i < cells.size(); ++i) CHECK(lines[i] == 2 * std::stoul(cells[i]) - 2);
  CHECK(cells.back() != "39999");
  const auto far = std::ranges::find(cells, "30002");
  REQUIRE(far != cells.end());
  CHECK(std::stoul(*std::prev(far)) < 20);
}

TEST_CASE("a blank line before a record far on comes with it") {
  const ScratchFolder folder;
  std::string text = "a,b\n";
  for (int i = 2; i < 1000; ++i) text += "1,2\n";
  const std::string path = folder.write("data.csv", text + "\nc,d\n");
  FileHeads heads(100);
  heads.add(std::vector<Place>{{path, 1001}}, {});
  CHECK(heads.head(path, {}).bytes.ends_with("1,2\n\nc,d\n"));
  CHECK(heads.head(path, {}).seams.front().in_file == 1000);
}

TEST_CASE("of a stream records behind its first bytes are held as they pass") {
  FileHeads heads(10);
  heads.hold("-", std::string("a,b\n1,2\n3,4\n"));
  heads.hold_from_line("-", 7, "5,x");
  heads.hold_from_line("-", 9, "7,8\n9,");
  heads.hold_end("-");
  heads.add(std::vector<Place>{{"standard input", 7}}, {});
  const FileHead& head = heads.head("-", {});
  CHECK(head.bytes == "a,b\n1,2\n5,x\n7,8\n");
  CHECK(head.line_in_file(2) == 2);
  CHECK(head.line_in_file(3) == 7);
  CHECK(head.line_in_file(4) == 9);
  FileHeads roomy(100);
  roomy.hold("-", std::string("a,b\n1,2\n"));
  roomy.hold_from_line("-", 2, "1,2");
  roomy.hold_end("-");
  roomy.add(std::vector<Place>{{"standard input", 2}}, {});
  CHECK(roomy.head("-", {}).bytes == "a,b\n1,2\n");
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
