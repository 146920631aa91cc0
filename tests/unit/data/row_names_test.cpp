#include "data/row_names.h"

#include "table_of.h"

#include <doctest/doctest.h>

#include <string>

using namespace logreg;

namespace {

// The first column of a table of the cells.
Table cells(const std::string& lines) {
  std::string csv = "x,y\n";
  for (const char c : lines) csv += c == '\n' ? std::string(",1\n") : std::string(1, c);
  return table_of(csv, target("y"));
}

std::string numbered(int count, int from, int step = 1) {
  std::string lines;
  for (int i = 0; i < count; ++i) lines += std::to_string(from + i * step) + '\n';
  return lines;
}

}  // namespace

TEST_CASE("a column counts the rows from 0 or from 1, without a gap") {
  CHECK(counts_rows(cells("0\n1\n2\n"), 0));
  CHECK(counts_rows(cells("1\n2\n3\n"), 0));
  CHECK(counts_rows(cells(numbered(300, 1)), 0));
  CHECK(!counts_rows(cells("2\n3\n4\n"), 0));
  CHECK(!counts_rows(cells("1\n2\n4\n"), 0));
  CHECK(!counts_rows(cells("1\n\n3\n"), 0));
  CHECK(!counts_rows(cells("1\n2\nx\n"), 0));
}

TEST_CASE("twenty different integers look like an identifier") {
  CHECK(looks_like_identifier(cells(numbered(20, 1000, 7)), 0));
  CHECK(!looks_like_identifier(cells(numbered(19, 1000, 7)), 0));
  CHECK(looks_like_identifier(cells(numbered(2000, 5, 3)), 0));
  CHECK(looks_like_identifier(cells(numbered(20, 1000, 7) + "\n"), 0));  // a missing cell names nobody
}

TEST_CASE("integers that repeat, and numbers with fractions, do not") {
  CHECK(!looks_like_identifier(cells(numbered(20, 1000) + "1003\n"), 0));
  CHECK(!looks_like_identifier(cells(numbered(2000, 1000) + "1003\n"), 0));
  CHECK(!looks_like_identifier(cells(numbered(20, 1000) + "0.5\n"), 0));
}
