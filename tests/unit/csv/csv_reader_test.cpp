#include "csv/csv_reader.h"

#include "base/error.h"
#include "thrown.h"

#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

using namespace logreg;
using namespace std::string_view_literals;

namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows rows_of(std::string_view text, const Dialect& dialect = {}, bool keep_blank_lines = false) {
  CsvReader reader(text, dialect, "data.csv", 1, true);
  if (keep_blank_lines) reader.keep_blank_lines();
  Rows rows;
  std::string scratch;
  while (const Record* record = reader.next()) {
    rows.emplace_back();
    for (const Cell& cell : record->cells) rows.back().emplace_back(cell.content(dialect.quote, scratch));
  }
  CHECK(reader.consumed() == text.size());
  return rows;
}

std::vector<std::size_t> lines_of(std::string_view text) {
  CsvReader reader(text, {}, "data.csv", 1, true);
  std::vector<std::size_t> lines;
  while (const Record* record = reader.next()) lines.push_back(record->line);
  return lines;
}

std::string sentence_of(std::string_view text, const Dialect& dialect = {}) {
  const auto error = thrown([&] { rows_of(text, dialect); });
  REQUIRE(error);
  CHECK(error->failure() == Failure::data);
  return error->what();
}

constexpr Dialect semicolons{';', '"', ','};
constexpr Dialect apostrophes{',', '\'', '.'};
constexpr Dialect unquoted{',', Dialect::no_quote, '.'};

}  // namespace

TEST_CASE("the examples of RFC 4180, section 2 are read as it says") {
  CHECK(rows_of("aaa,bbb,ccc\r\nzzz,yyy,xxx\r\n") == Rows{{"aaa", "bbb", "ccc"}, {"zzz", "yyy", "xxx"}});
  CHECK(rows_of("aaa,bbb,ccc\r\nzzz,yyy,xxx") == Rows{{"aaa", "bbb", "ccc"}, {"zzz", "yyy", "xxx"}});
  CHECK(rows_of("\"aaa\",\"bbb\",\"ccc\"\r\nzzz,yyy,xxx") == Rows{{"aaa", "bbb", "ccc"}, {"zzz", "yyy", "xxx"}});
  CHECK(rows_of("\"aaa\",\"b\r\nbb\",\"ccc\"\r\nzzz,yyy,xxx") ==
        Rows{{"aaa", "b\r\nbb", "ccc"}, {"zzz", "yyy", "xxx"}});
  CHECK(rows_of("\"aaa\",\"b\"\"bb\",\"ccc\"") == Rows{{"aaa", "b\"bb", "ccc"}});
}

TEST_CASE("LF, CRLF and CR each end a record, in any mixture") {
  CHECK(rows_of("a\nb\r\nc\rd") == Rows{{"a"}, {"b"}, {"c"}, {"d"}});
  CHECK(rows_of("a,b\rc,d\r") == Rows{{"a", "b"}, {"c", "d"}});
  // A line feed and a carriage return are two ends, the other way round they are one.
  CHECK(lines_of("a\n\rb") == std::vector<std::size_t>{1, 3});
  CHECK(lines_of("a\r\nb") == std::vector<std::size_t>{1, 2});
  CHECK(lines_of("a\r\r\nb") == std::vector<std::size_t>{1, 3});
}

TEST_CASE("a quoted cell may hold delimiters, quotes and line breaks") {
  CHECK(rows_of("\"a,b\",c\n") == Rows{{"a,b", "c"}});
  CHECK(rows_of("\"\"\"\"\n") == Rows{{"\""}});
  CHECK(rows_of("\"\"\"a\"\"\"\n") == Rows{{"\"a\""}});
  CHECK(rows_of("\"\",\"\"\n") == Rows{{"", ""}});
  CHECK(rows_of("\"\n\r\r\n\",x") == Rows{{"\n\r\r\n", "x"}});
}

TEST_CASE("a quote is an ordinary byte where it is not the first of a cell but for blanks") {
  CHECK(rows_of("a\"b,6\"\n") == Rows{{"a\"b", "6\""}});
  CHECK(rows_of("a, x\"b\"\n") == Rows{{"a", "x\"b\""}});
  CHECK(rows_of("a\"\"b\n") == Rows{{"a\"\"b"}});
}

TEST_CASE("blanks and tabs around an unquoted cell do not count, and inside quotes they do") {
  CHECK(rows_of(" a , b\t,\t\n") == Rows{{"a", "b", ""}});
  CHECK(rows_of("\" a \",b c\n") == Rows{{" a ", "b c"}});
}

TEST_CASE("blanks and tabs around the quotes of a cell do not count") {
  CHECK(rows_of("a, \"x, y\" ,b\n") == Rows{{"a", "x, y", "b"}});
  CHECK(rows_of("\t \" a\"\t\r\n  \"b\"  ") == Rows{{" a"}, {"b"}});
  CHECK(rows_of(" \"a\"\t\"b\"\tc\n", {'\t', '"', '.'}) == Rows{{"a", "b", "c"}});
  CHECK(rows_of("a  \"b\"\n", {' ', '"', '.'}) == Rows{{"a", "", "b"}});
  CHECK(rows_of(" \"\"\n") == Rows{{""}});
  const std::string wide = std::string(61, 'x') + ",  \"a,b\"  ,c\n";  // across two windows
  CHECK(rows_of(wide) == Rows{{std::string(61, 'x'), "a,b", "c"}});
}

TEST_CASE("an escape takes the meaning from a quote, a delimiter, a line end and an escape") {
  constexpr Dialect escaped{',', '"', '.', Dialect::no_comment, '\\'};
  CHECK(rows_of(R"("said \"hi\", left",40)", escaped) == Rows{{"said \"hi\", left", "40"}});
  CHECK(rows_of(R"(a\,b,\"c\\,"d""e\\")", escaped) == Rows{{"a,b", "\"c\\", "d\"e\\"}});
  CHECK(rows_of("a\\\r\nb,c\\\nd\n", escaped) == Rows{{"a\r\nb", "c\nd"}});
  // Before anything else it is content.
  CHECK(rows_of(R"(\N,C:\temp,"\t")", escaped) == Rows{{"\\N", "C:\\temp", "\\t"}});
  CHECK(rows_of(" a\\, , \" b\\\"\" \n", escaped) == Rows{{"a,", " b\""}});
  CHECK(rows_of("a\\", escaped) == Rows{{"a\\"}});
}

TEST_CASE("a run of blanks may be one delimiter, and none stands at either end of a record") {
  constexpr Dialect blanks{Dialect::blanks, '"', '.'};
  CHECK(rows_of("  a   b\tc  \n1 \t 2 3\n", blanks) == Rows{{"a", "b", "c"}, {"1", "2", "3"}});
  CHECK(rows_of("\"a b\"  \"\" c\n   \n", blanks) == Rows{{"a b", "", "c"}});
  CHECK(rows_of("a,b;c\"d\n", blanks) == Rows{{"a,b;c\"d"}});
  CHECK(rows_of("a\\ b c\n", {Dialect::blanks, '"', '.', Dialect::no_comment, '\\'}) == Rows{{"a b", "c"}});
}

TEST_CASE("broken quotes can be passed over: the record is its first line, with its fault") {
  const std::string_view text = "a,b\n1,\"x\" y\r\n2,\"z\n3,w\n4,\"v\n";
  CsvReader reader(text, {}, "data.csv", 1, true);
  reader.pass_broken_records();
  std::vector<RowFault> faults;
  std::vector<std::string> bytes;
  while (const Record* record = reader.next()) {
    faults.push_back(record->fault);
    bytes.emplace_back(record->bytes);
    CHECK(record->cells.size() == (record->fault == RowFault::none ? 2 : 0));
    CHECK(record->line == faults.size());
  }
  CHECK(faults == std::vector<RowFault>{RowFault::none, RowFault::text_after_quote, RowFault::text_after_quote,
                                        RowFault::none, RowFault::unclosed_quote});
  CHECK(bytes == std::vector<std::string>{"a,b", "1,\"x\" y", "2,\"z", "3,w", "4,\"v"});
  CHECK(reader.consumed() == text.size());
}

TEST_CASE("a record that is never closed can be given up, if its first line is there") {
  CsvReader reader("1,\"x\n2,y\n", {}, "data.csv", 7, false);
  reader.pass_broken_records();
  CHECK(reader.next() == nullptr);
  const Record* const given_up = reader.give_up_record();
  REQUIRE(given_up != nullptr);
  CHECK(given_up->fault == RowFault::unclosed_quote);
  CHECK(given_up->line == 7);
  const Record* const after = reader.next();
  REQUIRE(after != nullptr);
  CHECK(after->bytes == "2,y");
  CsvReader unfinished("1,\"x", {}, "data.csv", 7, false);
  CHECK(unfinished.give_up_record() == nullptr);
}

TEST_CASE("a record that a lost delimiter has torn is told, wherever its cells stand") {
  for (std::size_t before = 0; before < 130; ++before) {
    const std::string text = std::string(before, 'x') + ",$2.50\"Tie, silk\",red\n6\",4\",5\n";
    CsvReader reader(text, {}, "data.csv", 1, true);
    const Record* record = reader.next();
    REQUIRE(record != nullptr);
    CHECK(record->torn);
    record = reader.next();
    REQUIRE(record != nullptr);
    CHECK_FALSE(record->torn);
  }
}

TEST_CASE("empty cells are cells") {
  CHECK(rows_of(",\n") == Rows{{"", ""}});
  CHECK(rows_of("a,,\n,,b") == Rows{{"a", "", ""}, {"", "", "b"}});
  CHECK(rows_of("a,") == Rows{{"a", ""}});
}

TEST_CASE("blank lines are skipped, and kept where a table has one column") {
  const std::string_view text = "\na\n\r\n  \t\n\"\"\nb\n\n";
  CHECK(rows_of(text) == Rows{{"a"}, {""}, {"b"}});
  CHECK(rows_of(text, {}, true) == Rows{{""}, {"a"}, {""}, {""}, {""}, {"b"}, {""}});
  CHECK(lines_of(text) == std::vector<std::size_t>{2, 5, 6});
  CHECK(rows_of("") == Rows{});
  CHECK(rows_of("\n\r\n\r") == Rows{});
  CHECK(rows_of("\t", {'\t', '"', '.'}) == Rows{{"", ""}});
}

TEST_CASE("another delimiter, another quote, and none") {
  CHECK(rows_of("a;\"b;c\";1,5\n", semicolons) == Rows{{"a", "b;c", "1,5"}});
  CHECK(rows_of("'it''s',\"x\"\n", apostrophes) == Rows{{"it's", "\"x\""}});
  CHECK(rows_of("\"a,b\"\n", unquoted) == Rows{{"\"a", "b\""}});
  CHECK(rows_of("\"open\nx", unquoted) == Rows{{"\"open"}, {"x"}});
}

TEST_CASE("bytes that are not UTF-8 are kept, and a byte order mark inside a file is content") {
  CHECK(rows_of("\xFF\xFE\x80,\xC3\n") == Rows{{"\xFF\xFE\x80", "\xC3"}});
  CHECK(rows_of("\xEF\xBB\xBFx\n") == Rows{{"\xEF\xBB\xBFx"}});
}

TEST_CASE("a record knows its line, its bytes and its line end") {
  const std::string_view text = "a,b\r\n\"1\n2\r\n3\r4\",x\n\nlast";
  CsvReader reader(text, {}, "data.csv", 10, true);
  struct Case {
    std::size_t line;
    std::string_view bytes;
    std::string_view line_end;
    std::size_t lines_so_far;
  };
  const Case cases[] = {{10, "a,b", "\r\n", 11}, {11, "\"1\n2\r\n3\r4\",x", "\n", 15}, {16, "last", "", 17}};
  for (const Case& c : cases) {
    const Record* const record = reader.next();
    REQUIRE(record != nullptr);
    CHECK(record->line == c.line);
    CHECK(record->bytes == c.bytes);
    CHECK(record->line_end == c.line_end);
    CHECK(reader.line() == c.lines_so_far);
  }
  CHECK(reader.next() == nullptr);
  CHECK(reader.next() == nullptr);
}

TEST_CASE("a record that more bytes could change is not returned before the last block") {
  struct Case {
    std::string_view text;
    std::size_t consumed;
  };
  const Case cases[] = {
      {"", 0},         {"a", 0},       {"a,", 0},         {"a\nb", 2},         {"a\n", 2},
      {"a\nb\r", 2},   {"a\r", 0},     {"a\r\n", 3},      {"a\r\nb", 3},       {"\"a", 0},
      {"\"a\"", 0},    {"\"a\"\n", 4}, {"\"a\"\"", 0},    {"\"a\n\"\"\nb", 0}, {"x\n\"a\"\r", 2},
      {"\n\n\r\n", 4}, {"\n \t", 1},   {"\"a\" oops", 0}, {"\n\n\r", 2},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CsvReader reader(c.text, {}, "data.csv", 1, false);
    while (reader.next() != nullptr) {
    }
    CHECK(reader.consumed() == c.consumed);
  }
}

TEST_CASE("a quote that is never closed is an error at the line that opens it") {
  CHECK(sentence_of("a,b\n1,2\n3,\"4\n5,6\n7,8\n") ==
        "data.csv:3: the quote \" that opens a cell here is never closed");
  CHECK(sentence_of("\"1\n2\",\n\"3\"\"") == "data.csv:3: the quote \" that opens a cell here is never closed");
  CHECK(sentence_of("\"1\n2\",\"") == "data.csv:2: the quote \" that opens a cell here is never closed");
}

TEST_CASE("text after a closing quote is an error that shows it") {
  CHECK(sentence_of("a,b\n\"x\ny\",\"a\"b,c\n") ==
        "data.csv:3: \"b,c\" follows a closing quote; a quote inside a quoted cell is written twice (\"\")");
  CHECK(sentence_of("'a' b,c\n", apostrophes) ==
        "data.csv:1: \"b,c\" follows a closing quote; a quote inside a quoted cell is written twice ('')");
  CHECK(sentence_of("\"a\"0123456789012345678901234567890\n") ==
        "data.csv:1: \"01234567890123456789\" follows a closing quote; a quote inside a quoted cell is written twice "
        "(\"\")");
}

TEST_CASE("a NUL byte is an error, and the records before it are not") {
  const std::string_view text = "a\n\nb\n\"x\ny\",\0\nc\n"sv;
  CsvReader reader(text, {}, "data.csv", 1, true);
  CHECK(reader.next() != nullptr);
  CHECK(reader.next() != nullptr);
  const auto error = thrown([&] { reader.next(); });
  REQUIRE(error);
  CHECK(std::string(error->what()) ==
        "data.csv:4: a NUL byte: this is no text file, or it is UTF-16. "
        "Try iconv -f UTF-16LE (or UTF-16BE) -t UTF-8 FILE | logreg ... -");
}
