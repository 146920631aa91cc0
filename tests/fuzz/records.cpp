#include "base/error.h"
#include "csv/csv_chunk.h"
#include "csv/csv_file.h"
#include "csv_outcome.h"
#include "memory_file.h"
#include "require.h"
#include "targets.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace logreg::fuzz {

namespace {

const std::string file_name = "data.csv";

constexpr Dialect dialects[] = {{',', '"', '.'},
                                {';', '\'', '.', '#'},
                                {'|', Dialect::no_quote, '.', '%'},
                                {',', '"', '.', Dialect::no_comment, '\\'},
                                {Dialect::blanks, '"', '.', '#'},
                                {Dialect::blanks, '\'', '.', Dialect::no_comment, '\\'}};

// Pieces of a length that the bytes choose.
Outcome read_in_pieces(std::string_view text, const Dialect& dialect, slow::BlankLines blank_lines,
                       slow::BrokenQuotes broken_quotes, std::size_t piece) {
  Outcome outcome;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t line = 1;
  for (bool last = false; !last && outcome.sentence.empty();) {
    last = end == text.size();
    end = std::min(end + piece, text.size());
    CsvReader reader(text.substr(begin, end - begin), dialect, file_name, line, last);
    if (blank_lines == slow::BlankLines::kept) reader.keep_blank_lines();
    if (broken_quotes == slow::BrokenQuotes::passed) reader.pass_broken_records();
    read_block(outcome, reader, dialect.quote);
    begin += reader.consumed();
    line = reader.line();
  }
  return outcome;
}

struct Part {
  ChunkSpan span;
  Outcome outcome;
};

// The records behind the header, in chunks.
Outcome read_in_chunks(const std::string& path, const ReadingOptions& options, std::size_t bytes_a_chunk) {
  Outcome outcome;
  try {
    const Run run;
    const CsvFile file(path, options, run);
    const auto read = [&](const ChunkBounds& bounds, const std::optional<RecordStart>& start) {
      Part part;
      part.span = read_chunk(
          file, bounds, start, [](std::size_t) {},
          [&](const Record& record) { part.outcome.records.push_back(copy_of(record, options.quote)); },
          bytes_a_chunk / 2 + 1);
      return part;
    };
    const auto accept = [&](Part part, std::size_t line_base) {
      for (slow::Record& record : part.outcome.records) {
        record.line += line_base;
        outcome.records.push_back(std::move(record));
      }
    };
    const auto bounds = cut_into_chunks(file, bytes_a_chunk);
    outcome.bad_rows = read_in_order<Part>(file, bounds, 3, run, read, accept);
  } catch (const Error& error) {
    outcome.sentence = error.what();
  }
  return outcome;
}

Outcome read_as_file(const std::string& path, const ReadingOptions& options) {
  Outcome outcome;
  try {
    CsvFile file(path, options, Run());
    while (file.next_block()) {
      while (const Record* record = file.next()) outcome.records.push_back(copy_of(*record, options.quote));
    }
    outcome.bad_rows = file.bad_rows();
  } catch (const Error& error) {
    outcome.sentence = error.what();
  }
  return outcome;
}

}  // namespace

void records(std::string_view bytes) {
  if (bytes.size() < 2) return;
  const auto choice = static_cast<unsigned char>(bytes[0]);
  const std::size_t piece = 1 + static_cast<unsigned char>(bytes[1]) % 40U;
  bytes.remove_prefix(2);
  const Dialect& dialect = dialects[choice % std::size(dialects)];
  const auto blank_lines = (choice & 0x10U) != 0 ? slow::BlankLines::kept : slow::BlankLines::skipped;

  const bool skips = (choice & 0x20U) != 0;
  const auto broken_quotes = skips ? slow::BrokenQuotes::passed : slow::BrokenQuotes::wrong;

  const Outcome expected = read_slowly(bytes, dialect, file_name, blank_lines, broken_quotes);
  require_none(difference(read_whole(bytes, dialect, file_name, blank_lines, broken_quotes), expected));
  require_none(difference(read_in_pieces(bytes, dialect, blank_lines, broken_quotes, piece), expected));

  // As a file with a header that is always fine: as many columns as the first bits say.
  const char delimiter = dialect.delimiter == Dialect::blanks ? ' ' : dialect.delimiter;
  std::string text = "a";
  for (unsigned i = 0; i < (choice >> 6U); ++i) text += delimiter + std::string(1, static_cast<char>('b' + i));
  text += '\n';
  text += bytes;
  ReadingOptions options;
  options.delimiter = dialect.delimiter;
  options.quote = dialect.quote;
  options.comment = dialect.comment;
  options.escape = dialect.escape;
  if (skips) options.bad_rows = BadRowPolicy::skip;
  const MemoryFile file(text);
  const std::string path = file.path();
  const Outcome table = read_table_slowly(text, dialect, path, options.bad_rows == BadRowPolicy::skip, 0);
  require_none(difference(read_as_file(path, options), table));
  Outcome chunks = read_in_chunks(path, options, piece);
  // What is wrong in a later chunk leaves out the whole chunk's records.
  if (!chunks.sentence.empty()) chunks.records = table.records;
  require_none(difference(chunks, table));
}

}  // namespace logreg::fuzz
