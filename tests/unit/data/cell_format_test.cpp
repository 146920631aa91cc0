#include "data/cell_format.h"

#include "thrown.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

using namespace logreg;

namespace {

const std::vector<ColumnName> columns = {{"age"}, {"income"}, {"signup"}, {"a=b"}};

CellFormat format_of(const CellRules& rules, std::size_t column) {
  return *cell_formats(columns, rules, '.', MissingTexts())[column];
}

}  // namespace

TEST_CASE("a column is read with the file's decimal character unless it is told otherwise") {
  const CellFormat usual = format_of({}, 0);
  CHECK(usual.number("12.5") == 12.5);
  CHECK(usual.number("\u00A012.5\u202F") == 12.5);
  CHECK(std::isnan(usual.number("$12.5")));
  CHECK(usual.is_usual('.'));
  CHECK(usual.is_quick('.'));
  const CellFormat comma = format_of({{}, {}, {"a=b=,"}, {}, {}}, 3);
  CHECK(comma.number("12,5") == 12.5);
  CHECK_FALSE(comma.is_usual('.'));
}

TEST_CASE("numbers in dress have one unit once it is known") {
  CellFormat format = format_of({{"income"}, {}, {}, {}, {}}, 1);
  CHECK(format.number("$1,234.50") == 1234.5);
  CHECK(format.read("5 kg")->unit == "kg");
  format.unit = "$";
  CHECK(format.number("$5") == 5);
  CHECK(format.number("5") == 5);
  CHECK(std::isnan(format.number("5 kg")));
  CHECK_FALSE(agree("%", ""));
  CHECK(agree("month", "months"));
}

TEST_CASE("dates are days since 1970, with letters or without") {
  CHECK(format_of({{}, {"signup"}, {}, {}, {}}, 2).number("1970-01-03") == 2);
  CHECK(format_of({{}, {"signup=%d.%m.%Y"}, {}, {}, {}}, 2).number("03.01.1970") == 2);
  CHECK(thrown([] { format_of({{}, {"signup=%Q"}, {}, {}, {}}, 2); }));
  CHECK(thrown([] { format_of({{"signup"}, {"signup"}, {}, {}, {}}, 2); }));
}

TEST_CASE("a text can be missing in one column alone, and others among numbers") {
  const CellFormat age = format_of({{}, {}, {}, {"age=-99"}, {}}, 0);
  CHECK(age.is_missing("-99"));
  CHECK_FALSE(age.is_quick('.'));
  CHECK_FALSE(format_of({{}, {}, {}, {"age=-99"}, {}}, 1).is_missing("-99"));
  CHECK(age.is_missing("NA"));
  CHECK_FALSE(age.is_missing("n/a"));
  CHECK(age.is_missing_number("n/a"));
}

TEST_CASE("what is remembered holds for columns that are there, and options change it") {
  CellFormat dollars;
  dollars.dressed = true;
  CellRules rules;
  rules.remembered = {{"income", dollars}, {"not there", dollars}};
  CHECK(format_of(rules, 1).dressed);
  rules.decimals = {"income=,"};
  CHECK(format_of(rules, 1).number("1.234,5") == 1234.5);
  CHECK(differ(format_of(rules, 1), dollars));
  CHECK(thrown([] { format_of({{"nobody"}, {}, {}, {}, {}}, 0); }));
}
