#include "csv/other_quote.h"

#include <doctest/doctest.h>

#include <string_view>

using namespace logreg;

namespace {

OtherQuote found(std::string_view rows, const Dialect& dialect = {}) {
  CsvReader reader(rows, dialect, "data.csv", 2, true);
  return other_quote(reader, dialect);
}

}  // namespace

TEST_CASE("a column whose cells all stand between apostrophes is quoted by them") {
  CHECK(found("'31','red',yes\n'42','blue',no\n'50','red',no\n") == OtherQuote::around_numbers);
  CHECK(found("1,'-1'\n2,'1'\n3,'1'\n") == OtherQuote::around_texts);
  CHECK(found("31,'red',yes\n42, 'blue' ,no\n50,,no\n") == OtherQuote::around_texts);
  CHECK(found("'1,5';'x'\n'2,5';'y'\n'3';'y'\n", {';', '"', ','}) == OtherQuote::around_numbers);
}

TEST_CASE("single cells between apostrophes, and other apostrophes, are content") {
  CHECK(found("31,'red',yes\n42,blue,no\n") == OtherQuote::none);
  CHECK(found("'31'\n") == OtherQuote::none);
  CHECK(found("31,it's\n42,'tis\n") == OtherQuote::none);
  CHECK(found("',x\n',y\n") == OtherQuote::none);
  CHECK(found("\"'red'\",1\n\"'blue'\",2\n") == OtherQuote::none);
  CHECK(found("'31'\n'42'\n", {',', '\'', '.'}) == OtherQuote::none);
}
