#include "csv/head_rows.h"

#include <doctest/doctest.h>

#include <string_view>

using namespace logreg;

namespace {

HeadRows rows_of(std::string_view bytes) {
  return head_rows(bytes, 5, true, {}, std::nullopt, 100);
}

}  // namespace

TEST_CASE("rows at the head are those of the delimiter that is found or known, with their lines") {
  const HeadRows rows = rows_of("a;b\n\n1;\"x;y\"\n2;\"z\"z\n");
  CHECK(rows.dialect.delimiter == ';');
  REQUIRE(rows.rows.size() == 3);
  CHECK(rows.rows[1].line == 7);
  CHECK(rows.rows[1].cells == std::vector<std::string>{"1", "x;y"});
  CHECK(rows.rows[2].cells.empty());
  CHECK(head_rows("a;b\n", 1, true, {}, ',', 100).header().size() == 1);
  CHECK(head_rows("a\nb\nc\n", 1, true, {}, ',', 2).rows.size() == 2);
  CHECK(rows_of("").empty());
}

TEST_CASE("a table is steady if nearly all rows have as many cells as its first, or all one more") {
  CHECK(rows_of("a,b\n1,2\n").is_steady());
  CHECK(rows_of("a,b\nx,1,2\ny,1,2\n").is_steady());
  CHECK_FALSE(rows_of("a,b\nx,1,2\n").is_steady());
  CHECK_FALSE(rows_of("a,b\n1\n").is_steady());
  CHECK_FALSE(rows_of("a\n1\n").is_steady());
  CHECK_FALSE(rows_of("a,b\n").is_steady());
}

TEST_CASE("a header has names, and not only numbers") {
  CHECK(rows_of("a,b\n").begins_like_header());
  CHECK(rows_of("age,2001,\n").begins_like_header());
  CHECK_FALSE(rows_of("a,,\n").begins_like_header());
  CHECK_FALSE(rows_of("40,8664,yes\n").begins_like_header());
}

TEST_CASE("numbers, dressed or not, dates and times are told from words") {
  for (const std::string_view text : {"1", "-1.5", "1,234", "$3.10", "86.6 kg", "2024-03-01", "12:30", "1e-5", "2+"}) {
    CHECK(is_like_number(text));
  }
  for (const std::string_view text : {"", "years", "m2", "(EUR)", "kg/m3", "yes", "."}) CHECK_FALSE(is_like_number(text));
}
