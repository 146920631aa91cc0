#include "csv/extra_cell.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using namespace logreg;

namespace {

ExtraCell found(std::string_view rows, std::size_t columns = 2) {
  CsvReader reader(rows, {}, "data.csv", 2, true);
  reader.pass_broken_records();
  return extra_cell(reader, columns, '"');
}

}  // namespace

TEST_CASE("a delimiter that ends each row leaves an empty last cell") {
  CHECK(found("1,2,\n3,4,\n") == ExtraCell::empty);
  CHECK(found("1,2,\n1,2, \n1,2,\"\"\n") == ExtraCell::empty);
  CHECK(found("1,2,\n") == ExtraCell::none);
  CHECK(found("1,2,\n3,4\n5,6,\n") == ExtraCell::none);
  CHECK(found("1,2,\n3,4,x\n") == ExtraCell::none);
}

TEST_CASE("names of rows stand in front and are all different") {
  CHECK(found("a,1,2\nb,3,4\n") == ExtraCell::row_names);
  CHECK(found("\"1\",1,2\n\"2\",1,2\n\"3\",,2\n") == ExtraCell::row_names);
  CHECK(found("a,1,2\na,3,4\n") == ExtraCell::none);
  CHECK(found("a,1,2\n,3,4\n") == ExtraCell::none);
  CHECK(found("a,1,2\n") == ExtraCell::none);
  CHECK(found("a,1,2\nb,3,4,5\n") == ExtraCell::none);
}

TEST_CASE("few rows that differ are for whoever reads the rows") {
  std::string rows;
  for (int i = 0; i < 20; ++i) rows += std::to_string(i) + ",1,2\n";
  CHECK(found(rows + "1,2\n") == ExtraCell::row_names);
  CHECK(found(rows + "20,\"1\"x,2\n") == ExtraCell::row_names);
  std::string ended;
  for (int i = 0; i < 20; ++i) ended += std::to_string(i) + ",1,\n";
  CHECK(found(ended + "20,1,x\n") == ExtraCell::empty);
}
