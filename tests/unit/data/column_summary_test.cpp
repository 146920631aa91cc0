#include "data/column_summary.h"

#include "table_of.h"

#include <doctest/doctest.h>

#include <string>

using namespace logreg;

namespace {

ColumnSummary summary_of(const std::string& cells, char decimal = '.') {
  ReadingOptions reading;
  reading.decimal = decimal;
  reading.delimiter = ';';
  return summary(table_of("x;y\n" + cells, target("y"), reading), 0);
}

}  // namespace

TEST_CASE("a summary has a column's texts in byte order, each with how often and where it was seen first") {
  const ColumnSummary found = summary_of("b;1\na;0\nNA;1\nb;0\n");
  CHECK(!found.many_texts);
  CHECK(found.cells == 3);
  REQUIRE(found.texts.size() == 2);
  CHECK(found.texts[0].text == "a");
  CHECK(found.texts[1].text == "b");
  CHECK(found.texts[1].count == 2);
  CHECK(found.texts[1].first_line == 2);
}

TEST_CASE("what is no number is counted, and the first one is told with its line") {
  const ColumnSummary found = summary_of("1;1\n 2 ;0\nred;1\n3;0\nblue;0\nred;0\n");
  CHECK(found.others() == 3);
  CHECK(found.numbers() == 3);
  CHECK(found.tally.others.texts.front().text == "red");
  CHECK(found.tally.others.texts.front().line == 4);
}

TEST_CASE("different numbers are counted, however they are written") {
  const ColumnSummary found = summary_of("1;1\n2;0\nred;1\n2;0\n");
  CellFormat format;
  CHECK(distinct_numbers(found, format) == 2);
}

TEST_CASE("a hundred texts are kept, more are many") {
  std::string cells;
  for (int i = 0; i < 100; ++i) cells += std::to_string(i) + ";" + std::to_string(i % 2) + '\n';
  CHECK(summary_of(cells).texts.size() == 100);
  const ColumnSummary found = summary_of(cells + "red;0\n");
  CHECK(found.many_texts);
  CHECK(found.texts.empty());
  CHECK(found.cells == 101);
  CHECK(found.tally.others.texts.front().text == "red");
}
