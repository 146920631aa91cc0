#include "csv/record_end.h"

#include <doctest/doctest.h>

#include <string_view>

using namespace logreg;

namespace {

constexpr Dialect dialect{',', '"', '.', '#'};

// After how many bytes the record is whole; all but one if it is not.
std::size_t whole_after(std::string_view text) {
  RecordEnd end(dialect);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (end.is_in(text.substr(i, 1))) return i + 1;
  }
  return std::string_view::npos;
}

}  // namespace

TEST_CASE("a record is whole at its line end, not at one inside quotes") {
  CHECK(whole_after("a,b") == std::string_view::npos);
  CHECK(whole_after("a,b\nc") == 4);
  CHECK(whole_after("a,b\r\n") == 4);
  CHECK(whole_after("\"a\n\",b\n") == 7);
  CHECK(whole_after("\"a\"\"\n\"\n") == 7);
  CHECK(whole_after("\"a\"\"\n\"") == std::string_view::npos);
  CHECK(whole_after("a\"b,\"\n\",c\n") == 10);
  CHECK(whole_after("a\"\n") == 3);
  CHECK(whole_after("\n") == 1);
}

TEST_CASE("text behind a closing quote is for the reader to refuse") {
  CHECK(whole_after("\"a\"b") == 4);
}

TEST_CASE("quotes in a comment mean nothing") {
  CHECK(whole_after("#,\"\na") == 4);
  CHECK(whole_after("a,#\"\n") == 5);
}

TEST_CASE("many bytes at once give the same answer") {
  RecordEnd end(dialect);
  CHECK_FALSE(end.is_in("\"a\n,"));
  CHECK_FALSE(end.is_in("\"\"b\""));
  CHECK(end.is_in("\nnext"));
}
