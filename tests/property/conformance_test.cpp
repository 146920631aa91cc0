// The collected CSV files that other projects test their readers with: each is read to the cells that its source
// expects, or refused, or an exception that says why. Where the sources contradict each other, the grammar at the head
// of the CSV reader decides.
#include "base/error.h"
#include "base/json_parser.h"
#include "csv/csv_file.h"
#include "data/table.h"
#include "slow_csv.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace logreg;

namespace {

using Row = std::vector<std::string>;

enum class Verdict {
  expected,  // read to the cells of the expected file
  python,    // to the rows that Python's csv module gives (the source expects none)
  slow,      // to what the slow reader gives (neither)
  excepted,  // read to other cells, or refused, on purpose: the text says why
  refused,   // as its source wants it: the text is in the sentence
};

struct Entry {
  Verdict verdict;
  std::string text = {};
  ReadingOptions options = {};
};

ReadingOptions headless() {
  ReadingOptions options;
  options.header = HeaderRule::absent;
  return options;
}

ReadingOptions delimited(char delimiter, char quote = '"') {
  ReadingOptions options;
  options.delimiter = delimiter;
  options.quote = quote;
  return options;
}

ReadingOptions commented(ReadingOptions options, char comment, BadRowPolicy bad_rows) {
  options.comment = comment;
  options.bad_rows = bad_rows;
  return options;
}

const std::map<std::string, Entry>& entries() {
  static const std::map<std::string, Entry> list = {
      {"csv-spectrum/csvs/comma_in_quotes.csv", {Verdict::expected}},
      {"csv-spectrum/csvs/empty.csv", {Verdict::expected}},
      {"csv-spectrum/csvs/empty_crlf.csv", {Verdict::expected}},
      {"csv-spectrum/csvs/escaped_quotes.csv", {Verdict::expected}},
      {"csv-spectrum/csvs/json.csv", {Verdict::expected}},
      // Its expected file is not a list, and has another phone number than the table.
      {"csv-spectrum/csvs/location_coordinates.csv", {Verdict::slow}},
      {"csv-spectrum/csvs/newlines.csv", {Verdict::expected}},
      {"csv-spectrum/csvs/newlines_crlf.csv", {Verdict::expected}},
      {"csv-spectrum/csvs/quotes_and_newlines.csv", {Verdict::expected}},
      {"csv-spectrum/csvs/simple.csv", {Verdict::expected}},
      {"csv-spectrum/csvs/simple_crlf.csv", {Verdict::expected}},
      {"csv-spectrum/csvs/utf8.csv", {Verdict::expected}},
      {"csv-test-data/csv/all-empty.csv", {Verdict::excepted, "is empty", headless()}},  // two blank lines are no table
      {"csv-test-data/csv/bad-header-less-fields.csv", {Verdict::refused, "2 cells, but the header has 3"}},
      {"csv-test-data/csv/bad-header-more-fields.csv", {Verdict::refused, "4 cells, but the header has 3"}},
      {"csv-test-data/csv/bad-header-no-header.csv", {Verdict::refused, "is empty"}},
      {"csv-test-data/csv/bad-header-wrong-header.csv", {Verdict::refused, "has a header and no rows"}},
      {"csv-test-data/csv/bad-missing-quote.csv", {Verdict::refused, "is never closed"}},
      {"csv-test-data/csv/bad-quotes-with-unescaped-quote.csv", {Verdict::refused, "follows a closing quote"}},
      // A quote inside an unquoted cell is content.
      {"csv-test-data/csv/bad-unescaped-quote.csv", {Verdict::python}},
      {"csv-test-data/csv/empty-field.csv", {Verdict::expected, "", headless()}},
      {"csv-test-data/csv/empty-one-column.csv", {Verdict::expected, "", headless()}},
      // A table without rows is refused.
      {"csv-test-data/csv/header-no-rows.csv", {Verdict::excepted, "has a header and no rows"}},
      {"csv-test-data/csv/header-simple.csv", {Verdict::expected}},
      {"csv-test-data/csv/leading-space.csv", {Verdict::expected, "", headless()}},
      {"csv-test-data/csv/one-column.csv", {Verdict::expected, "", headless()}},
      {"csv-test-data/csv/quotes-empty.csv", {Verdict::expected, "", headless()}},
      {"csv-test-data/csv/quotes-with-comma.csv", {Verdict::expected, "", headless()}},
      {"csv-test-data/csv/quotes-with-escaped-quote.csv", {Verdict::expected, "", headless()}},
      {"csv-test-data/csv/quotes-with-newline.csv", {Verdict::expected, "", headless()}},
      {"csv-test-data/csv/quotes-with-space.csv", {Verdict::expected, "", headless()}},
      {"csv-test-data/csv/simple-crlf.csv", {Verdict::expected, "", headless()}},
      {"csv-test-data/csv/simple-lf.csv", {Verdict::expected, "", headless()}},
      {"csv-test-data/csv/trailing-newline-one-field.csv", {Verdict::expected, "", headless()}},
      {"csv-test-data/csv/trailing-newline.csv", {Verdict::expected, "", headless()}},
      {"csv-test-data/csv/trailing-space.csv", {Verdict::expected, "", headless()}},
      {"csv-test-data/csv/utf8.csv", {Verdict::expected, "", headless()}},
      {"csvlint/cr-line-endings.csv", {Verdict::python}},
      {"csvlint/crlf-line-endings.csv", {Verdict::python}},
      {"csvlint/inconsistent-line-endings-unquoted.csv", {Verdict::python}},
      {"csvlint/inconsistent-line-endings.csv", {Verdict::python}},
      {"csvlint/invalid-byte-sequence.csv", {Verdict::slow}},  // bytes that are not UTF-8 are kept
      {"csvlint/invalid_many_rows.csv", {Verdict::refused, "follows a closing quote"}},
      {"csvlint/lf-line-endings.csv", {Verdict::python}},
      {"csvlint/title-row.csv", {Verdict::python, "", headless()}},
      {"csvlint/valid.csv", {Verdict::python}},
      {"csvlint/valid_many_rows.csv", {Verdict::python}},
      {"csvlint/white space in filename.csv", {Verdict::python}},
      {"csvlint/windows-line-endings.csv", {Verdict::python}},
      {"rust-csv/smallpop-colon.csv", {Verdict::slow, "", delimited(':')}},
      {"rust-csv/smallpop-no-headers.csv", {Verdict::python, "", headless()}},
      {"rust-csv/smallpop.csv", {Verdict::python}},
      // Quotes escaped by a backslash are another dialect.
      {"rust-csv/strange.csv",
       {Verdict::refused, "follows a closing quote", commented(delimited(';'), '#', BadRowPolicy::skip)}},
      {"rust-csv/uspop-latin1.csv", {Verdict::slow}},
      {"rust-csv/uspop-null.csv", {Verdict::slow}},
      {"rust-csv/uspop.csv", {Verdict::slow}},
      {"real/spector_blank_separated_single_quoted_header.csv", {Verdict::slow, "", delimited(' ', '\'')}},
      {"real/ucla_binary_lf_header_cr_rows.csv", {Verdict::slow}},
      {"real/bank_additional_whole_line_quoted.csv", {Verdict::slow}},  // each line is one quoted cell
      {"real/space_shuttle_missing_target.csv", {Verdict::slow}},
      {"real/adult_test_no_header_blank_after_comma.csv", {Verdict::slow, "", headless()}},
  };
  return list;
}

// With the blanks around unquoted cells, which mean nothing to a table and are expected here.
std::vector<Row> rows_of(const std::string& path, const ReadingOptions& options) {
  CsvFile file(path, options, Run());
  std::vector<Row> rows;
  if (file.has_header()) {
    rows.emplace_back();
    for (const ColumnName& column : file.columns()) rows.back().push_back(column.given ? column.text : "");
  }
  std::string scratch;
  while (file.next_block()) {
    while (const Record* record = file.next()) {
      rows.emplace_back();
      for (const Cell& cell : record->cells) {
        rows.back().emplace_back(cell.quoted ? cell.content(options.quote, scratch) : cell.text);
      }
    }
  }
  return rows;
}

// The same by the slow reader, which leaves out blanks around unquoted cells.
std::vector<Row> trimmed_rows(std::vector<Row> rows) {
  for (Row& row : rows) {
    for (std::string& cell : row) cell = trimmed(cell);
  }
  return rows;
}

std::vector<Row> slow_rows_of(const std::string& path, const ReadingOptions& options) {
  const CsvFile file(path, options, Run());
  std::ifstream stream(path, std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
  const auto blank_lines = file.columns().size() == 1 ? slow::BlankLines::kept : slow::BlankLines::skipped;
  const slow::Csv csv = slow::read_csv(bytes, {file.dialect().delimiter, options.quote}, blank_lines);
  CHECK(csv.wrong == slow::Wrong::nothing);
  std::vector<Row> rows;
  for (const slow::Record& record : csv.records) {
    rows.emplace_back();
    for (const slow::Cell& cell : record.cells) rows.back().push_back(cell.says);
  }
  return rows;
}

// A list of lists, or of objects whose names are the header.
std::vector<Row> rows_of(const Json& json) {
  std::vector<Row> rows;
  REQUIRE(json.as_array() != nullptr);
  for (const Json& line : *json.as_array()) {
    if (const Json::Object* object = line.as_object()) {
      if (rows.empty()) {
        rows.emplace_back();
        for (const auto& member : *object) rows.back().push_back(member.first);
      }
      rows.emplace_back();
      for (const auto& member : *object) rows.back().push_back(*member.second.as_text());
    } else {
      rows.emplace_back();
      REQUIRE(line.as_array() != nullptr);
      for (const Json& cell : *line.as_array()) rows.back().push_back(*cell.as_text());
    }
  }
  return rows;
}

Json json_file(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  return parse_json(std::string((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>()));
}

std::string refusal(const std::string& path, const ReadingOptions& options) {
  const auto keep = [](const std::vector<ColumnName>& names) {
    return std::vector<KeepTexts>(names.size(), KeepTexts::some);
  };
  try {
    read_table({path}, options, MissingTexts(), keep, Run());
    return {};
  } catch (const Error& error) {
    CHECK(error.failure() == Failure::data);
    return error.what();
  }
}

void check(const std::string& folder, const Json& file, const Entry& entry) {
  const std::string path = folder + *file.find("file")->as_text();
  switch (entry.verdict) {
    case Verdict::expected:
      CHECK(rows_of(path, entry.options) == rows_of(json_file(folder + *file.find("expected")->as_text())));
      return;
    case Verdict::python:
      CHECK(rows_of(path, entry.options) == rows_of(*file.find("rows_by_python_csv")));
      return;
    case Verdict::slow:
      CHECK(trimmed_rows(rows_of(path, entry.options)) == trimmed_rows(slow_rows_of(path, entry.options)));
      return;
    case Verdict::excepted:
    case Verdict::refused:
      CHECK(refusal(path, entry.options).find(entry.text) != std::string::npos);
      CHECK_FALSE(entry.text.empty());
      return;
  }
}

}  // namespace

TEST_CASE("files that test CSV readers are read as expected, refused, or exceptions with a reason") {
  const char* const data = std::getenv("LOGREG_REFERENCE_DATA");
  const std::string folder = std::string(data == nullptr ? "" : data) + "/csv-conformance/";
  if (!std::filesystem::exists(folder + "manifest.json")) {
    MESSAGE("skipped: there is no " << folder);
    return;
  }
  const Json manifest = json_file(folder + "manifest.json");
  std::size_t seen = 0;
  for (const Json& file : *manifest.find("files")->as_array()) {
    const std::string name = *file.find("file")->as_text();
    CAPTURE(name);
    REQUIRE(entries().contains(name));
    check(folder, file, entries().at(name));
    ++seen;
  }
  CHECK(seen == entries().size());
}
