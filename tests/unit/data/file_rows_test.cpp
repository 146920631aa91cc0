#include "data/file_rows.h"

#include "table_of.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <vector>

using namespace logreg;

namespace {

using Numbers = std::vector<std::uint32_t>;

}  // namespace

TEST_CASE("a row with trials is one row of the file, whatever it has become") {
  ColumnOptions options = target("wins");
  options.trials = "games";
  const FileRows rows = file_rows(design_of("x,wins,games\n1,1,2\n2,3,3\n3,0,4\n4,2,5\n", options));
  CHECK(rows.of_row == Numbers{0, 0, 1, 2, 3, 3});
  CHECK(rows.classes == Numbers{2, 1, 0, 2});
  CHECK(of_design_rows(Numbers{7, 8, 9, 5}, rows) == Numbers{7, 7, 8, 9, 5, 5});
}

TEST_CASE("without trials each row is its own") {
  const FileRows rows = file_rows(design_of("x,y\n1,0\n2,1\n3,1\n5,0\n", target("y")));
  CHECK(rows.of_row == Numbers{0, 1, 2, 3});
  CHECK(rows.classes == Numbers{0, 1, 1, 0});
}
