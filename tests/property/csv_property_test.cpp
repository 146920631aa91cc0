#include "base/random.h"
#include "base/run.h"
#include "compressed.h"
#include "csv/csv_file.h"
#include "csv/csv_reader.h"
#include "csv_outcome.h"
#include "data/messages.h"
#include "data/table.h"
#include "scratch_folder.h"
#include "trickle.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

using namespace logreg;

namespace {

const std::string file_name = "data.csv";

// A reader allocates 48 MiB, which a sanitizer marks byte by byte.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr std::uint64_t part = 30;
#else
constexpr std::uint64_t part = 1;
#endif

constexpr Dialect dialects[] = {
    {',', '"', '.'}, {';', '"', ','},      {'\t', '\'', '.'},    {'|', Dialect::no_quote, '.'},
    {' ', '"', '.'}, {',', '"', '.', '#'}, {'\t', '"', '.', '%'},  {',', '"', '.', Dialect::no_comment, '\\'},
    {'\x01', Dialect::no_quote, '.', Dialect::no_comment, '^'},     {Dialect::blanks, '"', '.'},
    {Dialect::blanks, '\'', '.', '#', '\\'}};

char delimiter_of(const Dialect& dialect) {
  return dialect.delimiter == Dialect::blanks ? ' ' : dialect.delimiter;
}

// Some bytes at a time; a record that is not finished is read again with what comes next. The last block is empty of
// new bytes, as the end of a stream is.
Outcome read_in_blocks(std::string_view text, const Dialect& dialect, slow::BlankLines blank_lines,
                       slow::BrokenQuotes broken_quotes, Random& random) {
  Outcome outcome;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t line = 1;
  for (bool last = false; !last && outcome.sentence.empty();) {
    last = end == text.size();
    end = std::min<std::size_t>(end + 1 + random.below(7), text.size());
    const std::string block(text.substr(begin, end - begin));
    CsvReader reader(block, dialect, file_name, line, last);
    if (blank_lines == slow::BlankLines::kept) reader.keep_blank_lines();
    if (broken_quotes == slow::BrokenQuotes::passed) reader.pass_broken_records();
    read_block(outcome, reader, dialect.quote);
    begin += reader.consumed();
    line = reader.line();
  }
  return outcome;
}

std::string random_line_end(Random& random) {
  const std::string_view ends[] = {"\n", "\r\n", "\r"};
  return std::string(ends[random.below(3)]);
}

// Bytes that mean something, and some that do not.
std::string random_bytes(const Dialect& dialect, Random& random) {
  const std::string_view pieces[] = {"\n",  "\r\n",         "\r",   " ",    "\t",      "a",
                                     "1.5", "\xEF\xBB\xBF", "\xFF", "\x80", "\xC3\xA4"};
  std::string text;
  for (std::uint64_t left = random.below(40); left > 0; --left) {
    const std::uint64_t kind = random.below(20);
    if (kind < 6) {
      text += dialect.quote == Dialect::no_quote ? '"' : dialect.quote;
    } else if (kind < 10) {
      text += delimiter_of(dialect);
    } else if (kind == 10 && random.below(10) == 0) {
      text += '\0';
    } else if (kind == 11 && dialect.comment != Dialect::no_comment) {
      text += dialect.comment;
    } else if (kind < 14 && dialect.escape != Dialect::no_escape) {
      text += dialect.escape;
    } else {
      text += pieces[random.below(std::size(pieces))];
    }
  }
  return text;
}

std::string random_cell(const Dialect& dialect, Random& random) {
  const bool is_quoted = dialect.quote != Dialect::no_quote && random.below(3) == 0;
  std::string cell;
  for (std::uint64_t left = random.below(5); left > 0; --left) {
    const std::uint64_t kind = random.below(8);
    if (is_quoted && kind == 0) {
      cell += random_line_end(random);
    } else if (is_quoted && kind == 1) {
      cell += delimiter_of(dialect);
    } else if (is_quoted && kind == 2) {
      cell += std::string(2, dialect.quote);
    } else if (kind == 4 && dialect.escape != Dialect::no_escape) {
      const char escaped[] = {dialect.quote == Dialect::no_quote ? '"' : dialect.quote, delimiter_of(dialect),
                              dialect.escape, 'n', '\r'};
      cell += {dialect.escape, escaped[random.below(std::size(escaped))]};
    } else if (kind == 3) {
      cell += static_cast<char>(0x80 + random.below(0x80));
    } else {
      cell += static_cast<char>('a' + random.below(26));
    }
  }
  if (random.below(200) == 0) cell.append(10'000, 'x');
  const bool is_empty_between_blanks = cell.empty() && dialect.delimiter == Dialect::blanks;
  if (!is_quoted) return (random.below(4) == 0 ? " " : "") + (is_empty_between_blanks ? "0" : cell);
  const std::string_view blanks[] = {"", "", "", " ", "\t", "  "};
  const auto random_blanks = [&] { return std::string(blanks[random.below(std::size(blanks))]); };
  if (dialect.delimiter == ' ' || dialect.delimiter == '\t') return dialect.quote + cell + dialect.quote;
  return random_blanks() + dialect.quote + cell + dialect.quote + random_blanks();
}

// A line that begins with the comment character; quotes in it mean nothing.
std::string random_comment(const Dialect& dialect, Random& random) {
  std::string text(1, dialect.comment);
  for (std::uint64_t left = random.below(6); left > 0; --left) {
    const char bytes[] = {delimiter_of(dialect), dialect.quote, dialect.comment, 'x'};
    text += bytes[random.below(std::size(bytes))];
  }
  return text + random_line_end(random);
}

// A table of so many columns, with blank lines, and now and then something wrong with it; `tail` ends each row.
std::string random_table(std::size_t columns, const Dialect& dialect, Random& random, const std::string& tail = "") {
  std::string text;
  for (std::uint64_t left = random.below(8); left > 0; --left) {
    if (random.below(6) == 0) text += random_line_end(random);
    if (dialect.comment != Dialect::no_comment && random.below(3) == 0) text += random_comment(dialect, random);
    const std::size_t cells = columns + (random.below(60) == 0 ? 1 : 0);
    for (std::size_t i = 0; i < cells; ++i) {
      if (i > 0) text += delimiter_of(dialect);
      text += random_cell(dialect, random);
    }
    text += tail + random_line_end(random);
  }
  if (random.below(4) == 0) text += random_cell(dialect, random);
  if (random.below(10) == 0 && !text.empty()) {
    text[random.below(text.size())] = dialect.quote == Dialect::no_quote ? '\r' : dialect.quote;
  }
  if (random.below(50) == 0 && !text.empty()) text[random.below(text.size())] = '\0';
  return text;
}

// A table with a header, in a dialect that is known, behind lines that are to be skipped.
struct RandomFile {
  explicit RandomFile(Random& random)
      : dialect(dialects[random.below(std::size(dialects))]), columns(1 + random.below(3)), table("a") {
    if (random.below(3) == 0) bad_rows = BadRowPolicy::skip;
    if (random.below(4) == 0) {
      preamble = "\"x,\r\n\n" + std::string(random.below(50), '#') + '\r';
      preamble_lines = 3;
    }
    if (dialect.comment != Dialect::no_comment && random.below(2) == 0) table = random_comment(dialect, random) + 'a';
    for (std::size_t i = 1; i < columns; ++i) table += delimiter_of(dialect) + std::string(1, static_cast<char>('a' + i));
    const bool has_names = random.below(6) == 0;  // rows have, in front
    const std::string tail(random.below(6) == 0 ? 1 : 0, delimiter_of(dialect));
    table += random_line_end(random) + random_table(columns + (has_names ? 1 : 0), dialect, random, tail);
    text = (random.below(4) == 0 ? "\xEF\xBB\xBF" : "") + preamble + table;
  }

  ReadingOptions options() const {
    ReadingOptions options;
    options.delimiter = dialect.delimiter;
    options.quote = dialect.quote;
    options.comment = dialect.comment;
    options.escape = dialect.escape;
    options.skip_lines = preamble_lines;
    options.bad_rows = bad_rows;
    return options;
  }

  // The records behind the header, up to the first that is wrong, or ragged if that is not to be skipped.
  Outcome read_slowly(const std::string& path) const {
    return read_table_slowly(table, dialect, path, bad_rows == BadRowPolicy::skip, preamble_lines);
  }

  Dialect dialect;
  std::size_t columns;
  BadRowPolicy bad_rows = BadRowPolicy::error;
  std::string preamble;
  std::size_t preamble_lines = 0;
  std::string table;
  std::string text;  // all of it, behind a byte order mark, or not
};

// As it is, or as one archive or several.
std::string packed(const std::string& text, Random& random) {
  const std::size_t cut = random.below(text.size() + 1);
  switch (random.below(6)) {
    case 0:
      return gzip_of(text.substr(0, cut)) + gzip_of(text.substr(cut));
    case 1:
      return zstd_of(text.substr(0, cut)) + zstd_of(text.substr(cut));
    default:
      return text;
  }
}

slow::BrokenQuotes random_policy(Random& random) {
  return random.below(2) == 0 ? slow::BrokenQuotes::wrong : slow::BrokenQuotes::passed;
}

template <typename Law>
void for_random_texts(std::uint64_t cases, Law law) {
  for (std::uint64_t seed = 0; seed < cases; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const Dialect& dialect = dialects[random.below(std::size(dialects))];
    const auto blank_lines = random.below(2) == 0 ? slow::BlankLines::skipped : slow::BlankLines::kept;
    const std::string text =
        random.below(2) == 0 ? random_bytes(dialect, random) : random_table(1 + random.below(4), dialect, random);
    law(text, dialect, blank_lines, random);
  }
}

}  // namespace

TEST_CASE("a text is read as a slow reader reads it") {
  for_random_texts(60'000 / part,
                   [](const std::string& text, const Dialect& dialect, slow::BlankLines blank_lines, Random& random) {
                     const slow::BrokenQuotes broken = random_policy(random);
                     CAPTURE(text);
                     const Outcome expected = read_slowly(text, dialect, file_name, blank_lines, broken);
                     REQUIRE(difference(read_whole(text, dialect, file_name, blank_lines, broken), expected) == "");
                   });
}

TEST_CASE("how the bytes arrive changes nothing") {
  for_random_texts(3'000 / part,
                   [](const std::string& text, const Dialect& dialect, slow::BlankLines blank_lines, Random& random) {
                     if (text.size() > 1000) return;
                     const slow::BrokenQuotes broken = random_policy(random);
                     CAPTURE(text);
                     REQUIRE(difference(read_in_blocks(text, dialect, blank_lines, broken, random),
                                        read_slowly(text, dialect, file_name, blank_lines, broken)) == "");
                   });
}

TEST_CASE("a file is read as a slow reader reads it, however its bytes arrive") {
  for (std::uint64_t seed = 0; seed < 4'000 / part; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const RandomFile file(random);
    CAPTURE(file.text);
    const Trickle trickle(packed(file.text, random), [&] { return 1 + random.below(7); });
    Outcome found;
    try {
      const Run run;
      CsvFile csv(trickle.path(), file.options(), run);
      REQUIRE(csv.columns().size() - (csv.findings().extra_cell == ExtraCell::none ? 0 : 1) == file.columns);
      while (csv.next_block()) {
        while (const Record* record = csv.next()) found.records.push_back(copy_of(*record, file.dialect.quote));
      }
      found.bad_rows = csv.bad_rows();
    } catch (const Error& error) {
      found.sentence = error.what();
    }
    REQUIRE(difference(found, file.read_slowly(trickle.path())) == "");
  }
}

TEST_CASE("a file is the same table however it is cut into chunks, for any number of threads") {
  const ScratchFolder folder;
  const auto keep_all = [](const std::vector<ColumnName>& names) {
    return std::vector<KeepTexts>(names.size(), KeepTexts::all);
  };
  for (std::uint64_t seed = 0; seed < 1'000 / part; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const RandomFile file(random);
    CAPTURE(file.text);
    const std::string path = folder.write(file_name, packed(file.text, random));
    Outcome expected = file.read_slowly(path);
    if (expected.sentence.empty() && expected.records.empty()) {
      expected.sentence = error::no_rows(path, expected.bad_rows.count).what();
    }

    const std::size_t threads = 1 + random.below(3);
    const std::size_t bytes_a_chunk = 1 + random.below(40);
    const Run run(threads, nullptr, -1, nullptr);
    Table table;
    std::string sentence;
    try {
      table =
          read_table({path}, file.options(), MissingTexts(std::vector<std::string>()), keep_all, run, bytes_a_chunk);
    } catch (const Error& error) {
      sentence = error.what();
    }
    REQUIRE(sentence == expected.sentence);
    if (!sentence.empty()) continue;
    REQUIRE(table.rows == expected.records.size());
    REQUIRE(difference(table.files.front().bad_rows, expected.bad_rows) == "");
    auto record = expected.records.begin();
    for (const TableChunk& chunk : table.chunks) {
      const auto first_of_chunk = record;
      for (std::size_t row = 0; row < chunk.rows; ++row, ++record) {
        for (std::size_t column = 0; column < file.columns; ++column) {
          const ColumnChunk& part_of_column = chunk.columns[column];
          const std::string& says = record->cells[column].says;
          REQUIRE(part_of_column.is_missing(row) == (says.find_first_not_of(" \t") == std::string::npos));
          if (part_of_column.is_missing(row)) continue;
          const DistinctText& text = part_of_column.texts()[part_of_column.code(row)];
          REQUIRE(text.text == says);
          const auto first = std::find_if(
              first_of_chunk, record, [&](const slow::Record& earlier) { return earlier.cells[column].says == says; });
          REQUIRE(place_of(table, chunk, text).line == first->line);
        }
      }
    }
  }
}
