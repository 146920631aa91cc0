#include "data/row_hashes.h"

#include "table_of.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <vector>

using namespace logreg;

namespace {

std::vector<std::uint64_t> hashes_of(const std::string& csv, const std::vector<HashedColumn>& columns) {
  const auto keep = [](const std::vector<ColumnName>& names) {
    return std::vector<KeepTexts>(names.size(), KeepTexts::words);
  };
  const ScratchFolder folder;
  const Table table = read_table({folder.write("data.csv", csv)}, {}, MissingTexts(), keep, Run(), 64);
  return row_hashes(table, columns, Run());
}

}  // namespace

TEST_CASE("numbers are equal by value, texts byte by byte, missing cells to each other") {
  const auto hashes = hashes_of("x,c\n1,a\n1.0,a\n1,A\n,a\nNA,a\n-0,a\n0,a\n", {{0, true}, {1, false}});
  CHECK(hashes[0] == hashes[1]);
  CHECK(hashes[0] != hashes[2]);
  CHECK(hashes[3] == hashes[4]);
  CHECK(hashes[3] != hashes[0]);
  CHECK(hashes[5] == hashes[6]);
}

TEST_CASE("cells of two columns are not mistaken for each other") {
  const auto hashes = hashes_of("a,b\n1,2\n2,1\n", {{0, true}, {1, true}});
  CHECK(hashes[0] != hashes[1]);
}

TEST_CASE("rows of different chunks are equal whichever way their numbers are kept") {
  std::string csv = "x\n";
  for (int i = 0; i < 300; ++i) csv += std::to_string(i) + "\n";
  csv += "7\n";
  const auto hashes = hashes_of(csv, {{0, true}});
  CHECK(hashes[7] == hashes[300]);
  CHECK(hashes[7] != hashes[8]);
}
