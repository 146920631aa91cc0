#include "data/row_labels.h"

#include "table_of.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <vector>

using namespace logreg;

TEST_CASE("a row has its label whatever its other cells say, and none where the target is missing") {
  Table table = table_of("x,y\n1,no\n,yes\n3,\n4,yes\n", target("y"));
  const RowLabels labels = row_labels(table, decide(table, target("y"), Run()));
  CHECK(labels.of_row == std::vector<std::uint8_t>{0, 1, RowLabels::none, 1});
  CHECK(labels.positives == 2);
  CHECK(labels.negatives == 1);
  CHECK(labels.labelled() == 3);
}

TEST_CASE("every label but the positive one is negative where it was named") {
  ColumnOptions options = target("y");
  options.positives = {"b"};
  Table table = table_of("x,y\n1,a\n2,b\n3,c\n", options);
  CHECK(row_labels(table, decide(table, options, Run())).of_row == std::vector<std::uint8_t>{0, 1, 0});
}
