#include "data/plain_derivation.h"

#include "table_of.h"

#include <doctest/doctest.h>

#include <utility>

using namespace logreg;

TEST_CASE("features as they are derive themselves") {
  Table table = table_of("x,c,odd name,y\n1,a,5,0\n2,b,6,1\n3,c,7,0\n4,a,9,1\n", target("y"));
  const Schema schema = decide(table, target("y"), Run());
  const Derivation derivation = plain_derivation(schema.features);
  DerivedRow row(derivation);
  const std::vector<double> numbers = {1.5, 0, 8};
  const std::vector<std::uint32_t> levels = {0, 2, 0};
  const std::vector<std::uint8_t> missing(3);
  row.set({numbers, levels, missing});
  REQUIRE(derivation.columns.size() == 3);
  CHECK(row.without_value() == nullptr);
  CHECK(row.number(derivation.columns[0]) == 1.5);
  CHECK(row.level(derivation.columns[1]) == 2U);
  CHECK(row.number(derivation.columns[2]) == 8);
  CHECK(derivation.columns[2].name == "odd name");
}
