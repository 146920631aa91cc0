#include "csv/torn_cells.h"

#include <doctest/doctest.h>

#include <string_view>
#include <vector>

using namespace logreg;

namespace {

bool are_torn(const std::vector<std::string_view>& texts) {
  std::vector<Cell> cells;
  for (const std::string_view text : texts) cells.push_back({text});
  return is_torn(cells, '"');
}

}  // namespace

TEST_CASE("a quote that opens inside one cell and closes at the end of a later one has lost its delimiter") {
  CHECK(are_torn({"$2.50\"Tie", " silk\""}));
  CHECK(are_torn({"1", "Hat \"Felt", "red", " brown\" large"}));
  CHECK(are_torn({"a \"b\" c\"d", "e\""}));
  CHECK(are_torn({"6\"", "x\"y", "z\""}));
  CHECK(are_torn({"age,\"colour", "shade", "hue\",bought"}));
}

TEST_CASE("inches, whole quotations and quotes that nothing closes are no such quotes") {
  CHECK_FALSE(are_torn({"6\"", "4\""}));
  CHECK_FALSE(are_torn({"6\" pipe", "4\" pipe"}));
  CHECK_FALSE(are_torn({"6\", steel", "4\", brass"}));
  CHECK_FALSE(are_torn({"the \"Big\" one", "a \"b\""}));
  CHECK_FALSE(are_torn({"x\"y", "z"}));
  CHECK_FALSE(are_torn({"x\"y", "z \" w"}));
  CHECK_FALSE(are_torn({"x\"y", "a\"b\"c", "z\""}));
  CHECK_FALSE(are_torn({}));
}

TEST_CASE("quoted cells are whole") {
  const std::vector<Cell> cells = {{"x\"y"}, {"z\"", true}};
  CHECK_FALSE(is_torn(cells, '"'));
}
