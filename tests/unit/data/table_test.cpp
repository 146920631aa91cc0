#include "data/table.h"

#include "base/number.h"
#include "data/column_names.h"
#include "data/column_summary.h"
#include "scratch_folder.h"
#include "thrown.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

using namespace logreg;

namespace {

constexpr std::size_t chunk_rows = 1000;

const auto keep_some = [](const std::vector<ColumnName>& columns) {
  return std::vector<KeepTexts>(columns.size(), KeepTexts::some);
};
const auto keep_all = [](const std::vector<ColumnName>& columns) {
  return std::vector<KeepTexts>(columns.size(), KeepTexts::all);
};

template <typename Keep = decltype(keep_some)>
Table table_of(const std::vector<std::string>& paths, const ReadingOptions& options = {}, const Keep& keep = keep_some,
               std::size_t bytes_a_chunk = chunk_bytes) {
  return read_table(paths, options, MissingTexts(), keep, Run(), bytes_a_chunk);
}

// The cells of a column as text, numbers in their shortest form, NA where one is missing.
std::vector<std::string> cells_of(const Table& table, std::size_t column) {
  std::vector<std::string> cells;
  for (const TableChunk& chunk : table.chunks) {
    const ColumnChunk& part = chunk.columns[column];
    for (std::size_t row = 0; row < chunk.rows; ++row) {
      if (part.is_missing(row)) {
        cells.emplace_back("NA");
      } else if (part.is_dictionary()) {
        cells.push_back(part.texts()[part.code(row)].text);
      } else {
        cells.push_back(shortest(part.numbers()[row]));
      }
    }
  }
  return cells;
}

std::vector<std::string> levels_of(const ColumnSummary& summary) {
  std::vector<std::string> texts;
  for (const DistinctText& text : summary.texts) texts.push_back(text.text);
  return texts;
}

// A file of one column "x" with `count` rows, row i being `cell(i)`.
template <typename CellOf>
std::string column_of(std::size_t count, CellOf cell) {
  std::string text = "x\n";
  for (std::size_t i = 0; i < count; ++i) text += cell(i) + '\n';
  return text;
}

}  // namespace

TEST_CASE("a table holds what the file says, missing cells apart") {
  const ScratchFolder folder;
  const std::string path = folder.write("data.csv", "name,x\nAnn, 1 \n\"NA\",.\n\" ? \",\"2\"\n\n\" Bo \",\n");
  const Table table = table_of({path});
  CHECK(table.rows == 4);
  CHECK(texts_of(table.columns) == std::vector<std::string>{"name", "x"});
  // Quotes matter neither to what is missing nor to what is a number.
  CHECK(cells_of(table, 0) == std::vector<std::string>{"Ann", "NA", "NA", " Bo "});
  CHECK(cells_of(table, 1) == std::vector<std::string>{"1", "NA", "2", "NA"});
  const ColumnSummary x = summary(table, 1);
  CHECK(x.cells == 2);
  CHECK(x.others() == 0);
  CHECK(levels_of(x) == std::vector<std::string>{"1", "2"});
}

TEST_CASE("several files are one table, each in its own dialect and column order") {
  const ScratchFolder folder;
  const std::vector<std::string> paths = {
      folder.write("a.csv", "name,x,y\nAnn,1,2\n"),
      folder.write("b.csv", "\xEF\xBB\xBFy;name;x\r\n4;\"Bo;B\";3\r\n"),
      folder.write("c.tsv", "x\ty\tname\r5\t6\tCy, D\r"),
  };
  const Table table = table_of(paths);
  CHECK(table.rows == 3);
  REQUIRE(table.files.size() == 3);
  CHECK(table.files[0].dialect.delimiter == ',');
  CHECK(table.files[1].dialect.delimiter == ';');
  CHECK(table.files[2].dialect.delimiter == '\t');
  CHECK(table.files[2].rows == 1);
  CHECK(texts_of(table.columns) == std::vector<std::string>{"name", "x", "y"});
  CHECK(cells_of(table, 0) == std::vector<std::string>{"Ann", "Bo;B", "Cy, D"});
  CHECK(cells_of(table, 1) == std::vector<std::string>{"1", "3", "5"});
  CHECK(cells_of(table, 2) == std::vector<std::string>{"2", "4", "6"});
}

TEST_CASE("files whose columns differ are an error that names the difference") {
  const ScratchFolder folder;
  const std::string first = folder.write("a.csv", "name,x,y\nAnn,1,2\n");
  struct Case {
    std::string_view second;
    std::string difference;
  };
  const Case cases[] = {
      {"name,x\nBo,3\n", "; it lacks \"y\""},
      {"name,x,y,z\nBo,3,4,5\n", "; only it has \"z\""},
      {"Name,x,y\nBo,3,4\n", "; it lacks \"name\"; only it has \"Name\""},
  };
  for (const Case& c : cases) {
    CAPTURE(c.difference);
    const std::string second = folder.write("b.csv", c.second);
    const auto error = thrown([&] { table_of({first, second}); });
    REQUIRE(error);
    CHECK(error->failure() == Failure::data);
    CHECK(std::string(error->what()) ==
          second + ":1: the columns are not those of " + first + c.difference + ". Files given together are one table");
  }
}

TEST_CASE("a header without rows is an error") {
  const ScratchFolder folder;
  for (const std::string_view text : {"a,b", "a,b\n", "a,b\r\n\r\n"}) {
    const std::string path = folder.write("data.csv", text);
    const auto error = thrown([&] { table_of({path}); });
    REQUIRE(error);
    CHECK(error->failure() == Failure::data);
    CHECK(std::string(error->what()) == path + " has a header and no rows");
    CHECK((error->cures() == std::vector<Cure>{{Cure::Kind::no_header}}));
  }
}

TEST_CASE("a table of one column has a missing cell for every blank line") {
  const ScratchFolder folder;
  const Table table = table_of({folder.write("data.csv", "x\n1\n\n2\n \n\"\"\n")});
  CHECK(cells_of(table, 0) == std::vector<std::string>{"1", "NA", "2", "NA", "NA"});
}

TEST_CASE("only the columns that are wanted are kept") {
  const ScratchFolder folder;
  const std::string path = folder.write("data.csv", "a,b\n1,x\n2,y\n");
  const Table table = table_of({path}, {}, [](const std::vector<ColumnName>&) {
    return std::vector<KeepTexts>{KeepTexts::none, KeepTexts::some};
  });
  CHECK(table.rows == 2);
  CHECK(table.chunks.front().columns[0].texts().empty());
  CHECK(cells_of(table, 1) == std::vector<std::string>{"x", "y"});
}

TEST_CASE("rows go into chunks, and the texts of all chunks are one set in byte order") {
  const ScratchFolder folder;
  // The second chunk begins with a text of its own and counts on in the first one's.
  const auto cell = [](std::size_t i) { return i == chunk_rows ? "a" : std::string(i % 2 == 0 ? "c" : "b"); };
  const Table table =
      table_of({folder.write("data.csv", column_of(chunk_rows + 10, cell))}, {}, keep_some, 2 * chunk_rows);
  REQUIRE(table.chunks.size() == 2);
  CHECK(table.chunks[0].rows == chunk_rows);
  CHECK(table.chunks[1].rows == 10);
  const ColumnSummary found = summary(table, 0);
  CHECK_FALSE(found.many_texts);
  CHECK(levels_of(found) == std::vector<std::string>{"a", "b", "c"});
  CHECK(found.texts[1].count == chunk_rows / 2 + 5);
  CHECK(found.texts[2].first_line == 2);
  CHECK(found.cells == chunk_rows + 10);
  CHECK(found.others() == chunk_rows + 10);
}

TEST_CASE("a hundred texts are kept, and of a hundred and one none") {
  const ScratchFolder folder;
  const auto cell_of_many = [](std::size_t texts) {
    return [texts](std::size_t i) { return "t" + std::to_string(i % texts); };
  };
  const Table hundred = table_of({folder.write("a.csv", column_of(1000, cell_of_many(100)))});
  CHECK_FALSE(summary(hundred, 0).many_texts);
  CHECK(summary(hundred, 0).texts.size() == 100);
  const std::string path = folder.write("b.csv", column_of(1000, cell_of_many(101)));
  const ColumnSummary one_more = summary(table_of({path}), 0);
  CHECK(one_more.many_texts);
  CHECK(one_more.texts.empty());
  CHECK(one_more.others() == 1000);
  const ColumnSummary all = summary(table_of({path}, {}, keep_all), 0);
  CHECK_FALSE(all.many_texts);
  CHECK(all.texts.size() == 101);
}

TEST_CASE("chunks with few texts each can have too many together") {
  const ScratchFolder folder;
  const auto cell = [](std::size_t i) { return "t" + std::to_string(100 + (i < chunk_rows ? i % 60 : 60 + i % 60)); };
  const std::string path = folder.write("data.csv", column_of(2 * chunk_rows, cell));
  const Table table = table_of({path}, {}, keep_some, 5 * chunk_rows);
  CHECK(table.chunks[0].columns[0].is_dictionary());
  CHECK(table.chunks[1].columns[0].is_dictionary());
  CHECK(summary(table, 0).many_texts);
  CHECK_FALSE(summary(table_of({path}, {}, keep_all, 5 * chunk_rows), 0).many_texts);
}

TEST_CASE("a column of numbers stays one where a chunk of it has few texts") {
  const ScratchFolder folder;
  // Many numbers in the first chunk, one number in the second.
  const auto cell = [](std::size_t i) { return i < chunk_rows ? std::to_string(100000 + i) : std::string("500000"); };
  const Table table =
      table_of({folder.write("data.csv", column_of(chunk_rows + 5, cell))}, {}, keep_some, 7 * chunk_rows);
  REQUIRE(table.chunks.size() == 2);
  CHECK_FALSE(table.chunks[0].columns[0].is_dictionary());
  CHECK(table.chunks[1].columns[0].is_dictionary());
  const ColumnSummary found = summary(table, 0);
  CHECK(found.many_texts);
  CHECK(found.cells == chunk_rows + 5);
  CHECK(found.others() == 0);
  CHECK(cells_of(table, 0).back() == "500000");
}

TEST_CASE("the first cell that is no number is told with its file and line, whichever chunk it is in") {
  const ScratchFolder folder;
  struct Case {
    std::size_t first;   // row of the first other
    std::size_t second;  // and of another one
    bool few;            // few texts, so that chunks stay dictionaries
  };
  const Case cases[] = {
      {3, 9, true},
      {3, 9, false},
      {50, 150, false},
      {150, 900, false},
      {3, chunk_rows + 3, true},
      {chunk_rows + 1, chunk_rows + 2, true},
      {chunk_rows + 200, chunk_rows + 300, false},
      {chunk_rows - 1, chunk_rows, false},
  };
  for (const Case& c : cases) {
    CAPTURE(c.first);
    CAPTURE(c.few);
    const auto cell = [&](std::size_t i) {
      if (i == c.first) return std::string("zwei");
      if (i == c.second) return std::string("drei");
      return std::to_string(c.few ? i % 10 : 100 + i);
    };
    const std::string first = folder.write("first.csv", "x\n1\n2\n");
    const std::string second = folder.write("second.csv", column_of(chunk_rows + 1000, cell));
    const Table table = table_of({first, second}, {}, keep_some, 4 * chunk_rows);
    const ColumnSummary found = summary(table, 0);
    CHECK(found.others() == 2);
    CHECK(found.cells == chunk_rows + 1002);
    CHECK(found.tally.others.texts.front().text == "zwei");
    CHECK(place_of(table, found.tally.others.texts.front()).file == second);
    CHECK(found.tally.others.texts.front().line == c.first + 2);
  }
}

TEST_CASE("numbers and their line count follow the decimal character and quoted line breaks") {
  const ScratchFolder folder;
  ReadingOptions options;
  options.decimal = ',';
  const std::string path = folder.write("data.csv", "a;x\n\"1\n2\";0,5\n3;0.5\n");
  const ColumnSummary found = summary(table_of({path}, options), 1);
  CHECK(found.others() == 1);
  CHECK(found.tally.others.texts.front().text == "0.5");
  CHECK(found.tally.others.texts.front().line == 4);
}

TEST_CASE("a record of more than 64 MiB is refused, wherever it lies in its chunk") {
  const ScratchFolder folder;
  const std::string fits((std::size_t{1} << 26) - 4, 'x');
  for (const std::size_t rows_before : {0U, 1000U}) {
    std::string text = "a,b\n";
    for (std::size_t row = 0; row < rows_before; ++row) text += "some text,2\n";
    CHECK(table_of({folder.write("data.csv", text + fits + ",12\n3,4\n")}).rows == rows_before + 2);
    const std::string path = folder.write("data.csv", text + fits + ",1234\n3,4\n");
    const auto error = thrown([&] { table_of({path}); });
    REQUIRE(error);
    CHECK(std::string(error->what()) == path + ":" + std::to_string(rows_before + 2) +
                                            ": the record is longer than 64 MiB; a quote may not be closed");
    CHECK((error->cures() == std::vector<Cure>{{Cure::Kind::no_quote}, {Cure::Kind::close_quote}}));
  }
}

TEST_CASE("a column that is not there is an error with the nearest name") {
  const std::vector<ColumnName> columns = {{"age", true}, {"income", true}, {"3", false}};
  CHECK(find_column(columns, "income", Setting{"target"}) == 1);
  CHECK(find_column(columns, "3", Setting{"target"}) == 2);
  const auto near = thrown([&] { find_column(columns, "incme", Setting{"target"}); });
  REQUIRE(near);
  CHECK(near->failure() == Failure::usage);
  CHECK(std::string(near->what()) == "no column \"incme\" for target; did you mean \"income\"?");
  const auto far = thrown([&] { find_column(columns, "weight", Setting{"ignore"}); });
  REQUIRE(far);
  CHECK(std::string(far->what()) == "no column \"weight\" for ignore; the columns are \"age\", \"income\" and \"3\"");
}
