#include "csv/csv_file.h"

#include "base/error.h"
#include "base/run.h"
#include "scratch_folder.h"
#include "thrown.h"
#include "trickle.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

using namespace logreg;
using namespace std::string_view_literals;

namespace {

using Rows = std::vector<std::vector<std::string>>;

const Run run;

Rows rows_of(CsvFile& file) {
  Rows rows;
  std::string scratch;
  while (file.next_block()) {
    while (const Record* record = file.next()) {
      rows.emplace_back();
      for (const Cell& cell : record->cells) rows.back().emplace_back(cell.content(file.dialect().quote, scratch));
    }
  }
  return rows;
}

std::vector<std::string> names_of(const CsvFile& file) {
  std::vector<std::string> names;
  for (const ColumnName& column : file.columns()) names.push_back(column.text + (column.given ? "" : "?"));
  return names;
}

// A file of that text, read with those options.
struct Reading {
  explicit Reading(std::string_view text, const ReadingOptions& options = {})
      : file(folder.write("data.csv", text), options, run), names(names_of(file)), rows(rows_of(file)) {}

  ScratchFolder folder;
  CsvFile file;
  std::vector<std::string> names;
  Rows rows;
};

// What reading the text ends with, the folder left out; empty when it succeeds.
std::string sentence_of(std::string_view text, const ReadingOptions& options = {}) {
  const ScratchFolder folder;
  const std::string path = folder.write("data.csv", text);
  const auto error = thrown([&] {
    CsvFile file(path, options, run);
    rows_of(file);
  });
  if (!error) return "";
  CHECK(error->failure() == Failure::data);
  std::string sentence = error->what();
  CHECK(sentence.starts_with(path));
  return sentence.substr(folder.path("").size());
}

using Cures = std::vector<Cure>;

Cures cures_of(std::string_view text) {
  const ScratchFolder folder;
  const std::string path = folder.write("data.csv", text);
  const auto error = thrown([&] {
    CsvFile file(path, {}, run);
    rows_of(file);
  });
  return error ? error->cures() : Cures();
}

ReadingOptions with_header(HeaderRule rule) {
  ReadingOptions options;
  options.header = rule;
  return options;
}

constexpr std::string_view mark = "\xEF\xBB\xBF";

}  // namespace

TEST_CASE("a file is a header and rows") {
  const Reading reading("name,age\r\nAnn,31\r\nBo,\r\n");
  CHECK(reading.names == std::vector<std::string>{"name", "age"});
  CHECK(reading.rows == Rows{{"Ann", "31"}, {"Bo", ""}});
  CHECK(reading.file.header_bytes() == "name,age");
  CHECK(reading.file.line_end() == "\r\n");
  CHECK(reading.file.delimiter_was_found());
}

TEST_CASE("a byte order mark at the start of a file is dropped, and one anywhere else is content") {
  const Reading reading(std::string(mark) + "name,age\n" + std::string(mark) + "Ann,31\n");
  CHECK(reading.names == std::vector<std::string>{"name", "age"});
  CHECK(reading.rows == Rows{{std::string(mark) + "Ann", "31"}});
  CHECK(Reading(std::string(mark) + "\"name\",age\nAnn,31\n").names == std::vector<std::string>{"name", "age"});
  CHECK(Reading(std::string(mark) + std::string(mark) + "a,b\n1,2\n").names ==
        std::vector<std::string>{std::string(mark) + "a", "b"});
}

TEST_CASE("a name may be quoted, with a line break and a delimiter in it") {
  const Reading reading("\"first\nname\",\"age, in \"\"years\"\"\"\nAnn,31\n");
  CHECK(reading.names == std::vector<std::string>{"first\nname", "age, in \"years\""});
  CHECK(reading.rows == Rows{{"Ann", "31"}});
  CHECK(reading.file.header_bytes() == "\"first\nname\",\"age, in \"\"years\"\"\"");
  CHECK(sentence_of("\"a\nb\",c\n1,2\n3\n") == "data.csv:4: 1 cell, but the header has 2 columns");
}

TEST_CASE("blank lines before the header and between rows are skipped") {
  const Reading reading("\n \r\na,b\n\n1,2\n\n\n3,4\n\n");
  CHECK(reading.names == std::vector<std::string>{"a", "b"});
  CHECK(reading.rows == Rows{{"1", "2"}, {"3", "4"}});
}

TEST_CASE("in a table of one column a blank line is a missing cell") {
  const Reading reading("\na\n\n1\n  \n\"\"\n2\n\n");
  CHECK(reading.names == std::vector<std::string>{"a"});
  CHECK(reading.rows == Rows{{""}, {"1"}, {""}, {""}, {"2"}, {""}});
  // Without a header the lines before the first cell count too.
  CHECK(Reading("\n1\n\n2\n", with_header(HeaderRule::absent)).rows == Rows{{""}, {"1"}, {""}, {"2"}});
}

TEST_CASE("a column without a name is called by its number") {
  CHECK(Reading(",a, ,\"\"\n0,1,2,3\n").names == std::vector<std::string>{"1?", "a", "3?", "4?"});
  CHECK(Reading(";a\n1;2\n").names == std::vector<std::string>{"1?", "a"});
}

TEST_CASE("without a header columns are numbered and the first record is a row") {
  const Reading reading("Ann,31\nBo,32\n", with_header(HeaderRule::absent));
  CHECK(reading.names == std::vector<std::string>{"1", "2"});
  CHECK(reading.rows == Rows{{"Ann", "31"}, {"Bo", "32"}});
  CHECK(reading.file.header_bytes().empty());
  CHECK(Reading("1,2\n", with_header(HeaderRule::absent)).rows == Rows{{"1", "2"}});
}

TEST_CASE("a header that is all numbers is an error unless somebody insists on it") {
  const std::string sentence =
      "data.csv:1: the first record is all numbers, so it looks like a row and not like a header";
  CHECK(sentence_of("1,2.5\n3,4\n") == sentence);
  CHECK(sentence_of("1,,-3e5\n3,4,5\n") == sentence);
  CHECK(sentence_of("\"1\",\" 2 \"\n3,4\n") == sentence);
  CHECK(sentence_of("1\n2\n") == sentence);
  ReadingOptions decimal_comma;
  decimal_comma.decimal = ',';
  CHECK(sentence_of("1,5;2\n3;4\n", decimal_comma) == sentence);
  CHECK(sentence_of("\n\n1,2\n").starts_with("data.csv:3: the first record is all numbers"));
  CHECK(Reading("1,2\n3,4\n", with_header(HeaderRule::insisted)).names == std::vector<std::string>{"1", "2"});
  CHECK(Reading("1,x\n3,4\n").names == std::vector<std::string>{"1", "x"});
  CHECK(Reading("NaN,inf\n3,4\n").names == std::vector<std::string>{"NaN", "inf"});
}

TEST_CASE("a header that is all empty is an error unless somebody insists on it") {
  CHECK(sentence_of("\n,\n3,4\n") == "data.csv:2: the first record should name the columns, but its 2 cells are empty");
  CHECK((
      cures_of("\n,\n3,4\n") ==
      Cures{{Cure::Kind::skip_lines, {"2"}}, {Cure::Kind::no_header}, {Cure::Kind::header}, {Cure::Kind::add_header}}));
  CHECK(sentence_of("\t\n\t\n").starts_with("data.csv:1: the first record should name the columns"));
  CHECK(Reading(",\n3,4\n", with_header(HeaderRule::insisted)).names == std::vector<std::string>{"1?", "2?"});
  CHECK(Reading(",x\n3,4\n").names == std::vector<std::string>{"1?", "x"});
}

TEST_CASE("two columns of one name are an error that says which") {
  CHECK(sentence_of("a,b, a \n1,2,3\n") == "data.csv:1: columns 1 and 3 are both named \"a\"");
  CHECK(sentence_of("\nb,x,\"b\"\n1,2,3\n") == "data.csv:2: columns 1 and 3 are both named \"b\"");
}

TEST_CASE("a column without a name makes way for one that is called by its number") {
  CHECK(Reading("2,\"\",x\n1,2,3\n").names == std::vector<std::string>{"2", "(2)?", "x"});
  CHECK(Reading("(3),3,,x\n1,2,3,4\n").names == std::vector<std::string>{"(3)", "3", "((3))?", "x"});
}

TEST_CASE("lines before the header are skipped, however they end, and count") {
  ReadingOptions options;
  options.skip_lines = 3;
  for (const std::string_view preamble : {"\"x\n\ny,z,1\n", "\r\n\r\n\r\n", "a\r\rb\r", "\n\rb\r\n"}) {
    const std::string text = std::string(preamble) + "a,b\n1,2\n";
    CHECK(Reading(text, options).rows == Rows{{"1", "2"}});
    CHECK(Reading(std::string(mark) + text, options).names == std::vector<std::string>{"a", "b"});
    CHECK(sentence_of(text + "1\n", options).starts_with("data.csv:6: 1 cell, but"));
  }
  CHECK(sentence_of("a\n\r\n", options) == "data.csv has 2 lines, so that skip-lines 3 leaves nothing");
  CHECK(sentence_of("a\n\nb\n", options) == "data.csv has 3 lines, so that skip-lines 3 leaves nothing");
  CHECK(sentence_of("a\n\nb", options) == "data.csv has 3 lines, so that skip-lines 3 leaves nothing");
}

TEST_CASE("lines behind the header are skipped, however they end, and count") {
  ReadingOptions options;
  options.skip_after_header = 2;
  for (const std::string_view lines : {"years,EUR\n\n", "\"x\ny,z\n", "\r\r\n", "int,str\r\n,\r\n"}) {
    const std::string text = "a,b\n" + std::string(lines) + "1,2\n";
    CHECK(Reading(text, options).rows == Rows{{"1", "2"}});
    CHECK(Reading(text, options).file.header_bytes() == "a,b");
    CHECK(sentence_of(text + "1\n", options).starts_with("data.csv:5: 1 cell, but"));
  }
  CHECK(sentence_of("a,b\nyears,EUR\n", options) ==
        "data.csv has 2 lines, so that skip-after-header 2 leaves nothing");
}

TEST_CASE("a first line sep= tells the delimiter, and is no row") {
  for (const std::string_view line : {"sep=;\n", "\"sep=;\"\r\n", "SEP=;\r", "sep=;;\n"}) {
    const std::string text = std::string(line) + "a;b,c\n1;2\n";
    const Reading read(text);
    CHECK(read.names == std::vector<std::string>{"a", "b,c"});
    CHECK(read.rows == Rows{{"1", "2"}});
    CHECK(read.file.findings().told_delimiter == ';');
    CHECK(Reading(std::string(mark) + text).names == read.names);
    CHECK(sentence_of(text + "1\n").starts_with("data.csv:4: 1 cell, but"));
  }
}

TEST_CASE("a line sep= does not hold against the delimiter that is given, nor against an insisted header") {
  ReadingOptions options;
  options.delimiter = ',';
  const Reading given("sep=;\na,b\n1,2\n", options);
  CHECK(given.names == std::vector<std::string>{"a", "b"});
  CHECK_FALSE(given.file.findings().is_obeyed);
  options.delimiter = ';';
  CHECK(Reading("sep=;\na;b\n1;2\n", options).file.findings().is_obeyed);
  ReadingOptions insisted;
  insisted.header = HeaderRule::insisted;
  insisted.delimiter = ',';
  CHECK(Reading("sep=;\n1\n", insisted).names == std::vector<std::string>{"sep=;"});
  ReadingOptions behind;
  behind.skip_lines = 2;
  CHECK(Reading("sep=;\nA title, with commas\na;b\n1;2\n", behind).names == std::vector<std::string>{"a", "b"});
}

TEST_CASE("an empty last cell in each row, behind those of the header, is no cell of a column") {
  const Reading read("a,b\n1,2,\n3,4,\n");
  CHECK(read.names == std::vector<std::string>{"a", "b", "3?"});
  CHECK(read.file.findings().extra_cell == ExtraCell::empty);
  CHECK_FALSE(read.file.columns().back().in_header);
  CHECK(read.rows == Rows{{"1", "2", ""}, {"3", "4", ""}});
  CHECK(read.file.header_bytes() == "a,b,");
  std::string text = "a,b\n";
  for (int i = 0; i < 20; ++i) text += "1,2,\n";
  CHECK(sentence_of(text + "3,4,x\n") ==
        "data.csv:22: 3 cells, but the header has 2 columns, behind which other rows have one empty cell");
  CHECK(sentence_of(text + "3,4\n").starts_with("data.csv:22: 2 cells, but the header has 2 columns"));
}

TEST_CASE("names of rows may stand before the cells of the header") {
  const Reading read("\"a\",\"b\"\n\"Mazda RX4\",1,2\n\"Datsun 710\",3,4\n");
  CHECK(read.names == std::vector<std::string>{"1?", "a", "b"});
  CHECK(read.file.findings().extra_cell == ExtraCell::row_names);
  CHECK_FALSE(read.file.columns().front().in_header);
  CHECK(read.file.columns()[1].in_header);
  CHECK(read.file.header_bytes() == ",\"a\",\"b\"");
  CHECK(sentence_of("a,b\nx,1,2\n").starts_with("data.csv:2: 3 cells, but"));
  CHECK(sentence_of("a,b\nx,1,2\nx,3,4\n").starts_with("data.csv:2: 3 cells, but"));
}

TEST_CASE("bad rows are skipped and counted, and the first ten are listed") {
  ReadingOptions options;
  options.bad_rows = BadRowPolicy::skip;
  const ScratchFolder folder;
  std::string text = "a,b\n1,2\n1,2,3\n";
  for (int i = 0; i < 12; ++i) text += "1\n";
  CsvFile file(folder.write("data.csv", text + "3,4\n"), options, run);
  CHECK(rows_of(file) == Rows{{"1", "2"}, {"3", "4"}});
  CHECK(file.bad_rows().count == 13);
  REQUIRE(file.bad_rows().first.size() == 10);
  CHECK(file.bad_rows().first[0].line == 3);
  CHECK(file.bad_rows().first[0].cells == 3);
  CHECK(file.bad_rows().first[9].line == 12);
}

TEST_CASE("a ragged row is an error at its line") {
  CHECK(sentence_of("a,b\n1,2\n\n3,4,5\n") == "data.csv:4: 3 cells, but the header has 2 columns");
  CHECK((cures_of("a,b\n1,2\n\n3,4,5\n") == Cures{{Cure::Kind::another_delimiter}, {Cure::Kind::mend_line}}));
  CHECK(sentence_of("a,b\n\"x\r\ny\",2\n3\n") == "data.csv:4: 1 cell, but the header has 2 columns");
}

TEST_CASE("the first of several errors is the one that is told") {
  CHECK(sentence_of("a,b\n1\n\"x\"y,2\n").starts_with("data.csv:2: 1 cell, but"));
  CHECK(sentence_of("a,b\n\"x\"y,2\n1\n").starts_with("data.csv:2: \"y,2\" follows a closing quote"));
  CHECK(sentence_of("a,b\n1,2,3\n4,\"5\n").starts_with("data.csv:2: 3 cells, but"));
}

TEST_CASE("a file without rows of text is an error that says what it is") {
  CHECK(sentence_of("") == "data.csv is empty; a table begins with a header and has rows");
  CHECK(sentence_of(mark) == "data.csv is empty; a table begins with a header and has rows");
  CHECK(sentence_of("\n\r\n  \r\n") == "data.csv is empty; a table begins with a header and has rows");
  CHECK(sentence_of("\r") == "data.csv is empty; a table begins with a header and has rows");
  CHECK(sentence_of("\xFD"
                    "7zXZ") == "data.csv is xz-compressed, not CSV text. Try xz -dc FILE | logreg ... -");
  CHECK(sentence_of("PK\x03\x04rest") ==
        "data.csv is a ZIP archive or a spreadsheet, not CSV text. Try exporting it as CSV");
  CHECK(sentence_of("\xD0\xCF\x11\xE0\xA1") ==
        "data.csv is a spreadsheet of the old kind, not CSV text. Try exporting it as CSV");
  CHECK(sentence_of("PAR1\x15\x04") == "data.csv is a Parquet file, not CSV text. Try exporting it as CSV");
  CHECK(sentence_of("ARROW1\0\0"sv) == "data.csv is an Arrow file, not CSV text. Try exporting it as CSV");
  CHECK(sentence_of("<stata_dta><header>") == "data.csv is a Stata file, not CSV text. Try exporting it as CSV");
  CHECK(sentence_of("PAR1,ARROW1\n1,2\n").empty());
  const std::string utf16 = "data.csv is UTF-16, not CSV text. Try iconv -f UTF-16 -t UTF-8 FILE | logreg ... -";
  CHECK(sentence_of("\xFF\xFE"
                    "a\0,\0b\0"sv) == utf16);
  CHECK(sentence_of("\xFE\xFF\0a\0,\0b"sv) == utf16);
  const std::string utf32 = "data.csv is UTF-32, not CSV text. Try iconv -f UTF-32 -t UTF-8 FILE | logreg ... -";
  CHECK(sentence_of("\xFF\xFE\0\0a\0\0\0"sv) == utf32);
  CHECK(sentence_of("\0\0\xFE\xFF\0\0\0a"sv) == utf32);
}

TEST_CASE("UTF-16 and UTF-32 without a byte order mark are told with the order of their bytes") {
  const std::pair<std::string_view, std::string> cases[] = {{"a\0,\0b\0\n\0"sv, "UTF-16LE"},
                                                            {"\0a\0,\0b\0\n"sv, "UTF-16BE"},
                                                            {"a\0\0\0,\0\0\0"sv, "UTF-32LE"},
                                                            {"\0\0\0a\0\0\0,"sv, "UTF-32BE"}};
  for (const auto& [text, encoding] : cases) {
    CHECK(sentence_of(text) ==
          "data.csv is " + encoding + ", not CSV text. Try iconv -f " + encoding + " -t UTF-8 FILE | logreg ... -");
  }
}

TEST_CASE("a bzip2 archive is told by ten bytes, so that a header may begin like one") {
  const std::string told = "data.csv is bzip2-compressed, not CSV text. Try bzip2 -dc FILE | logreg ... -";
  CHECK(sentence_of("BZh91AY&SYrest") == told);
  CHECK(sentence_of("BZh11AY&SY") == told);
  CHECK(Reading("BZh91,b\n1,2\n").names == std::vector<std::string>{"BZh91", "b"});
  CHECK(Reading("BZh9\n1\n").rows == Rows{{"1"}});
}

TEST_CASE("a NUL byte is an error at its line, in the header as well") {
  const std::string what =
      ": a NUL byte: this is no text file, or it is UTF-16. Try iconv -f UTF-16LE (or UTF-16BE) -t UTF-8 FILE | "
      "logreg ... -";
  CHECK(sentence_of("a,b\n1,2\n3,\0\n"sv) == "data.csv:3" + what);
  CHECK(sentence_of("a,\0b\n1,2\n"sv) == "data.csv:1" + what);
}

TEST_CASE("the dialect is found for each file, and what is given is not looked for") {
  CHECK(Reading("a;b\n1,5;2\n").file.dialect().delimiter == ';');
  CHECK(Reading("a\tb\n1\t2\n").rows == Rows{{"1", "2"}});
  ReadingOptions options;
  options.delimiter = ',';
  const Reading reading("a;b\n1;2\n", options);
  CHECK(reading.names == std::vector<std::string>{"a;b"});
  CHECK_FALSE(reading.file.delimiter_was_found());
  options.delimiter = std::nullopt;
  options.quote = '\'';
  CHECK(Reading("'a,b';c\n'1,2';3\n", options).rows == Rows{{"1,2", "3"}});
  options.quote = Dialect::no_quote;
  CHECK(Reading("a,b\n\"1,2\"\n", options).rows == Rows{{"\"1", "2\""}});
}

TEST_CASE("the line end is that of the first record") {
  CHECK(Reading("a,b\r1,2\n").file.line_end() == "\r");
  CHECK(Reading("a,b\n1,2\r\n").file.line_end() == "\n");
  CHECK(Reading("a,b", with_header(HeaderRule::absent)).file.line_end() == "\n");
}

TEST_CASE("records longer than any block and files of many blocks are read whole") {
  const std::string cell(5U << 20, 'x');
  const std::string lines(3U << 20, '\n');
  std::string text = "\"a\",b\n\"" + cell + "\",1\n\"" + lines + "\"," + cell + "\n";
  Rows expected = {{cell, "1"}, {lines, cell}};
  for (int i = 0; i < 200'000; ++i) {
    text += "row " + std::to_string(i) + ",2\n";
    expected.push_back({"row " + std::to_string(i), "2"});
  }
  CHECK((Reading(text).rows == expected));
  CHECK(sentence_of(text + "3").starts_with("data.csv:" + std::to_string(4 + (3U << 20) + 200'000) + ": 1 cell, but"));
}

TEST_CASE("a record of more than 64 MiB is refused as one whose quote is not closed") {
  const std::string fits((std::size_t{1} << 26) - 4, 'x');
  CHECK(sentence_of("a,b\n" + fits + ",12\n3,4\n") == "");
  CHECK(sentence_of("a,b\n1,2\n" + fits + ",1234\n3,4\n") ==
        "data.csv:3: the record is longer than 64 MiB; a quote may not be closed");
}

TEST_CASE("bytes that trickle in give the same records, names and errors") {
  const std::string_view texts[] = {
      "\xEF\xBB\xBFname;x\r\n\"Ann;\r\nB\";1,5\r\n\r\nBo;2\r\n",
      "a\n\n1\n\r2",
      "\x28\xB5\x2F\xFDrest",
      "PK\x03\x04rest",
      "\xFF\xFE"
      "a",
      "",
      "a,b\n\"1\"2345678901234567890123,4\n",
      "a,b\n1,\"2",
  };
  for (const std::string_view text : texts) {
    CAPTURE(text);
    const auto reading_of = [&](const std::string& path) {
      std::string result;
      const auto error = thrown([&] {
        CsvFile file(path, {}, run);
        for (const std::string& name : names_of(file)) result += name + '/';
        for (const auto& row : rows_of(file)) {
          result += '\n';
          for (const std::string& cell : row) result += cell + '/';
        }
      });
      if (error) result += std::string(error->what()).substr(path.size());
      return result;
    };
    const ScratchFolder folder;
    const std::string whole = reading_of(folder.write("data.csv", text));
    for (const std::size_t size : {1U, 2U, 3U, 7U}) {
      const Trickle trickle(text, [&] { return size; });
      CHECK(reading_of(trickle.path()) == whole);
    }
  }
}

TEST_CASE("the delimiter is found in the first MiB, however much has arrived") {
  // There the second record has one cell under any delimiter, and only what follows would make it two.
  const std::string text = "a;b,c,d\n" + std::string((1U << 20) - 6, 'x') + ";y\n";
  const ScratchFolder folder;
  CHECK(CsvFile(folder.write("data.csv", text), {}, run).dialect().delimiter == ',');
  const std::string path = folder.path("fifo");
  REQUIRE(mkfifo(path.c_str(), 0600) == 0);
  std::thread writer([&] {
    std::ofstream pipe(path, std::ios::binary);
    pipe << text.substr(0, 5) << std::flush;
    // So that what is read at once does not end at the MiB.
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    pipe << text.substr(5);
  });
  CsvFile file(path, {}, run);
  CHECK(file.dialect().delimiter == ',');
  CHECK_THROWS_AS(rows_of(file), Error);
  writer.join();
}

TEST_CASE("a row is there as soon as its line has arrived") {
  const ScratchFolder folder;
  const std::string path = folder.path("fifo");
  REQUIRE(mkfifo(path.c_str(), 0600) == 0);
  std::atomic<int> rows_read = 0;
  std::thread writer([&] {
    std::ofstream pipe(path, std::ios::binary);
    pipe << "a,b\n1,2\n" << std::flush;
    // Each row is sent only when the one before it has been read; a reader that wants more than a row waits forever.
    for (int row = 1; row < 5; ++row) {
      for (int tries = 0; rows_read < row && tries < 20'000; ++tries) {
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
      }
      if (rows_read < row) break;
      pipe << "3,4\n" << std::flush;
    }
  });
  {
    CsvFile file(path, {}, run);
    while (file.next_block()) {
      while (file.next() != nullptr) ++rows_read;
    }
  }
  writer.join();
  CHECK(rows_read == 5);
}

TEST_CASE("what the system refuses is an error of the system") {
  const ScratchFolder folder;
  struct Case {
    std::string path;
    std::string sentence;
  };
  const Case cases[] = {
      {folder.path("absent.csv"), "cannot open \"" + folder.path("absent.csv") + "\": No such file or directory"},
      {folder.path(), "cannot read \"" + folder.path() + "\": Is a directory"},
  };
  for (const Case& c : cases) {
    const auto error = thrown([&] { const CsvFile file(c.path, {}, run); });
    REQUIRE(error);
    CHECK(error->failure() == Failure::system);
    CHECK(error->what() == c.sentence);
  }
}

TEST_CASE("an interrupt ends the reading") {
  const ScratchFolder folder;
  const std::string path = folder.write("data.csv", "a\n1\n");
  const std::atomic<bool> stop = true;
  const Run stopped(1, &stop, -1, nullptr);
  const auto error = thrown([&] { const CsvFile file(path, {}, stopped); });
  REQUIRE(error);
  CHECK(error->failure() == Failure::interrupted);
}
