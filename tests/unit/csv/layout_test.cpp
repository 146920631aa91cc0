#include "csv/layout.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using namespace logreg;
using namespace std::string_view_literals;

namespace {

using Findings = std::vector<LayoutFinding>;
using Kind = LayoutFinding::Kind;

const std::string header = "age,income,bought\n";
const std::string rows = "40,8664,yes\n61,1295,yes\n54,1671,no\n23,8352,no\n22,1604,yes\n24,2871,no\n47,1384,no\n";
const std::vector<std::string> target = {"bought"};

Findings found(std::string_view head, const ReadingOptions& options = {}, const std::vector<std::string>& wanted = target) {
  return layout_findings(head, true, options, wanted);
}

std::string with(std::string text, char from, char to) {
  for (char& c : text) c = c == from ? to : c;
  return text;
}

}  // namespace

TEST_CASE("in a table that begins with its header and ends with its last row nothing is found") {
  CHECK(found(header + rows).empty());
  CHECK(found(header + rows, {}, {}).empty());
  CHECK(found(with(header + rows, ',', ';')).empty());
  CHECK(found("\n" + header + "\n" + rows + "\n").empty());
  CHECK(found("").empty());
  CHECK(found("\n\n").empty());
  CHECK(found("sep=;\n" + with(header + rows, ',', ';')).empty());
  CHECK(found("name,bought\nSmith,yes\nJones,no\nMiller,yes\nBrown,no\n").empty());
}

TEST_CASE("the header stands behind titles") {
  const Findings third = {{Kind::title_lines, 3}};
  CHECK(found("Customer export 2024-03-01\n\n" + header + rows) == third);
  CHECK(found("Customers, all shops\r\nexported; by tool\r\n" + header + rows) == third);
  CHECK(found("Customers, all\n\n" + with(header + rows, ',', ';')) == third);
  CHECK(found("Customers,,\n,,\n" + header + rows) == third);  // as a spreadsheet fills it up
  CHECK(found("Customers\n\n" + header + rows, {}, {}) == third);
  CHECK(found("\xEF\xBB\xBF" "Customers\n\n" + header + rows) == third);
  CHECK(found("person,person,outcome\n" + header + rows) == Findings{{Kind::title_lines, 2}});
  CHECK(found("sep=;\nCustomers\n" + with(header + rows, ',', ';')) == third);
  ReadingOptions skipping;
  skipping.skip_lines = 1;
  CHECK(found("Customers\nall shops\n" + header + rows, skipping) == third);
  skipping.skip_lines = 2;
  CHECK(found("Customers\nall shops\n" + header + rows, skipping).empty());
}

TEST_CASE("lines before the header may be comments") {
  CHECK(found("# exported by tool\n" + header + rows) ==
        Findings{{Kind::comment_lines, 1, 1, '#'}, {Kind::title_lines, 2}});
  CHECK(found("\n%a,b\n%\n" + header + rows) == Findings{{Kind::comment_lines, 2, 1, '%'}, {Kind::title_lines, 4}});
  // What begins like a comment may be the header.
  CHECK(found("# by tool\n#age,income,bought\n" + rows, {}, {"income"}) == Findings{{Kind::title_lines, 2}});
  CHECK(found(header + rows + "# end, of file\n") == Findings{{Kind::comment_lines, 9, 1, '#'}});
  ReadingOptions known;
  known.comment = '#';
  CHECK(found("# exported by tool\n" + header + rows, known).empty());
}

TEST_CASE("units, types and descriptions stand under the header") {
  CHECK(found(header + "years,EUR,\n" + rows) == Findings{{Kind::under_header, 2, 1}});
  CHECK(found(header + "continuous,continuous,discrete\n,,class\n" + rows) == Findings{{Kind::under_header, 2, 2}});
  CHECK(found(header + "(years),(m2),(yes/no)\n" + rows) == Findings{{Kind::under_header, 2, 1}});
  CHECK(found(header + "years,EUR\n" + rows) == Findings{{Kind::under_header, 2, 1}});
  ReadingOptions skipping;
  skipping.skip_after_header = 1;
  CHECK(found(header + "years,EUR,\n" + rows, skipping).empty());
}

TEST_CASE("a first row with a word for a number is a row all the same") {
  CHECK(found(header + "unknown,1200,yes\n" + rows).empty());
  CHECK(found(header + "unknown,unknown,yes\n" + rows).empty());
  CHECK(found(header + "NA,NA,\n" + rows).empty());
  CHECK(found("age,bought\nunknown,yes\n40,no\n50,yes\n60,no\n70,yes\n").empty());
}

TEST_CASE("the header stands again among the rows") {
  CHECK(found(header + rows + header + rows) == Findings{{Kind::header_again, 9, 1}});
  CHECK(found(header + rows + header + rows + "\"age\", income,bought\n" + rows) ==
        Findings{{Kind::header_again, 9, 2}});
}

TEST_CASE("behind a blank line stands what is no row of the table") {
  CHECK(found(header + rows + "\n" + header + rows) == Findings{{Kind::second_table, 10}});
  CHECK(found(header + rows + "\n\ncolour,size\nred,S\n") == Findings{{Kind::second_table, 11}});
  CHECK(found(header + rows + "\nTotal: 7 rows\n") == Findings{{Kind::second_table, 10}});
  CHECK(found(header + rows + "\n" + rows).empty());
}

TEST_CASE("a table with as many columns begins with texts above its numbers") {
  CHECK(found(header + rows + "\ncity,pop,x\nA,1,2\nB,2,3\n") == Findings{{Kind::second_table, 10}});
  CHECK(found(header + rows + "\nunknown,30,yes\n").empty());
}

TEST_CASE("the last row may hold totals") {
  CHECK(found(header + rows + "Total,26543,3\n") == Findings{{Kind::totals, 9}});
  CHECK(found(header + rows + ",26543,Summe:\n") == Findings{{Kind::totals, 9}});
  CHECK(found(header + "Total,1,yes\n" + rows).empty());
  CHECK(found(header + rows + "Total,26543,3\n" + rows).empty());
}

TEST_CASE("one header is broken over several lines") {
  CHECK(found("age,income\n(EUR),bought\n" + rows).front() == LayoutFinding{Kind::broken_header, 1, 2});
  CHECK(found("age\n(years),income\n(EUR),bought\n" + rows).front() == LayoutFinding{Kind::broken_header, 1, 3});
}

TEST_CASE("cells stand between apostrophes") {
  const std::string quoted = "31,'a, b','yes'\n42,'c','no'\n50,'a, b','no'\n";
  CHECK(found("age,colour,bought\n" + quoted) == Findings{{Kind::other_quote, 1, 1, '\''}});
  ReadingOptions options;
  options.quote = '\'';
  CHECK(found("age,colour,bought\n" + quoted, options).empty());
  CHECK(found("age,colour,bought\n31,it's,yes\n42,rock 'n' roll,no\n").empty());
}

TEST_CASE("cells are separated by what is not looked for") {
  const auto separated_by = [](char c) { return Findings{{Kind::other_delimiter, 1, 1, c}}; };
  CHECK(found(with(header + rows, ',', ' ')) == separated_by(Dialect::blanks));
  CHECK(found("  age   income bought\n  40     8664 yes\n 101       12 no\n") == separated_by(Dialect::blanks));
  CHECK(found(with(header + rows, ',', ':')) == separated_by(':'));
  CHECK(found(with(header + rows, ',', '\x01')) == separated_by('\x01'));
  CHECK(found(with(header + rows, ',', '^')) == separated_by('^'));
  CHECK(found("\"age\" \"income\" \"bought\"\n\"1\" 40 8664 \"yes\"\n\"2\" 61 1295 \"no\"\n") ==
        separated_by(Dialect::blanks));
  ReadingOptions options;
  options.delimiter = ';';
  CHECK(found(header + rows, options) == separated_by(','));
}

TEST_CASE("bytes that no text has are found before anything else") {
  CHECK(found("bought\n1,\0\n"sv) == Findings{{Kind::no_text}});
  CHECK(found("\x01\x02\x03\x04bought,x\n1,2\n") == Findings{{Kind::no_text}});
  CHECK(found(header + rows + "\x1A").empty());  // how DOS ends a text
}

TEST_CASE("what has to be done to a file can be done to its first bytes") {
  const std::string again = header + rows + header + rows;
  CHECK(mended(again, found(again).front()) == header + rows + rows);
  const std::string second = header + rows + "\n" + header + rows;
  CHECK(mended(second, found(second).front()) == header + rows + "\n");
  const std::string broken = "age,income\r\n(EUR),bought\r\n" + rows;
  CHECK(mended(broken, found(broken).front()) == "age,income (EUR),bought\r\n" + rows);
  CHECK(mended(header, {Kind::title_lines, 2}) == header);
}

TEST_CASE("each finding has a way out") {
  using Cures = std::vector<Cure>;
  CHECK(cures_of({Kind::title_lines, 3}) == Cures{{Cure::Kind::skip_lines, {"2"}}});
  CHECK(cures_of({Kind::comment_lines, 1, 1, '#'}) == Cures{{Cure::Kind::comment, {"#"}}});
  CHECK(cures_of({Kind::under_header, 2, 3}) == Cures{{Cure::Kind::skip_after_header, {"3"}}});
  for (const Kind kind : {Kind::no_text, Kind::broken_header, Kind::header_again, Kind::second_table, Kind::totals,
                          Kind::other_quote, Kind::other_delimiter}) {
    CHECK(cures_of({kind}).size() == 1);
  }
}
