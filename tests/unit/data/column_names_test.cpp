#include "data/column_names.h"

#include "base/error.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

using namespace logreg;

TEST_CASE("COLUMN=LEVEL splits at the first = that leaves an existing column") {
  const std::vector<ColumnName> columns = {{"a"}, {"a=b"}, {"c=d=e"}};
  CHECK(split_assignment(columns, "a=b=c", Setting{"baseline"}) == std::pair<std::size_t, std::string>(0, "b=c"));
  CHECK(split_assignment(columns, "c=d=e=", Setting{"baseline"}) == std::pair<std::size_t, std::string>(2, ""));
  CHECK_THROWS_AS(split_assignment(columns, "x=1", Setting{"baseline"}), Error);
  CHECK_THROWS_AS(split_assignment(columns, "a", Setting{"baseline"}), Error);
}
