#include "data/table.h"

#include "base/number.h"
#include "base/sentences.h"
#include "base/text.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace logreg {

namespace {

constexpr std::size_t stream_chunk_rows = std::size_t{1} << 14;

// Records of one file -> chunks of a table.
class Filler {
 public:
  Filler(std::size_t file, const CsvFile& csv, const std::vector<std::size_t>& position,
         const std::vector<KeepTexts>& keep, const MissingTexts& missing)
      : file_(file), dialect_(csv.dialect()), keep_(keep), missing_(missing) {
    for (std::size_t column = 0; column < keep.size(); ++column) {
      if (keep[column] != KeepTexts::none) wanted_.push_back({column, position[column]});
    }
  }

  TableChunk new_chunk(std::size_t expected_rows) const {
    TableChunk chunk;
    chunk.file = file_;
    const auto slab = std::make_shared<NumberSlab>(wanted_.size(), expected_rows);
    for (const KeepTexts texts : keep_) chunk.columns.emplace_back(texts, dialect_.decimal, slab);
    return chunk;
  }

  void add(TableChunk& chunk, const Record& record, std::string& scratch) const {
    for (const Wanted& wanted : wanted_) {
      const Cell& cell = record.cells[wanted.position];
      ColumnChunk& column = chunk.columns[wanted.column];
      if (!missing_.hold_digits() && !cell.quoted && column.add_short_decimal(cell.text)) continue;
      const std::string_view content = cell.content(dialect_.quote, scratch);
      if (missing_.contains(trimmed(content))) {
        column.add_missing();
      } else {
        column.add(content, record.line);
      }
    }
    ++chunk.rows;
  }

  void finish(TableChunk& chunk) const {
    for (const Wanted& wanted : wanted_) chunk.columns[wanted.column].find_range();
  }

 private:
  // A column of which something is kept, and where it stands in a record.
  struct Wanted {
    std::size_t column;
    std::size_t position;
  };

  std::size_t file_;
  Dialect dialect_;
  const std::vector<KeepTexts>& keep_;
  const MissingTexts& missing_;
  std::vector<Wanted> wanted_;
};

std::vector<TableChunk> read_stream(CsvFile& file, const Filler& filler) {
  std::vector<TableChunk> chunks;
  std::string scratch;
  TableChunk chunk = filler.new_chunk(stream_chunk_rows);
  while (file.next_block()) {
    while (const Record* record = file.next()) {
      filler.add(chunk, *record, scratch);
      if (chunk.rows < stream_chunk_rows) continue;
      filler.finish(chunk);
      chunks.push_back(std::move(chunk));
      chunk = filler.new_chunk(stream_chunk_rows);
    }
  }
  filler.finish(chunk);
  if (chunk.rows > 0) chunks.push_back(std::move(chunk));
  return chunks;
}

struct ChunkResult {
  ChunkSpan span;
  TableChunk chunk;
};

std::vector<TableChunk> read_regular_file(const CsvFile& file, const std::vector<ChunkBounds>& bounds,
                                          const Filler& filler, const Run& run) {
  const auto read = [&](const ChunkBounds& part, const std::optional<RecordStart>& start) {
    ChunkResult result;
    std::string scratch;
    result.span = read_chunk(
        file, part, start, [&](std::size_t rows) { result.chunk = filler.new_chunk(rows); },
        [&](const Record& record) { filler.add(result.chunk, record, scratch); });
    filler.finish(result.chunk);
    return result;
  };
  std::vector<TableChunk> chunks;
  const std::size_t at_once = 32 * run.threads();  // few pauses; the chunks are kept anyway
  read_in_order<ChunkResult>(file, bounds, at_once, run, read, [&](ChunkResult result, std::size_t line_base) {
    result.chunk.line_base = line_base;
    if (result.chunk.rows > 0) chunks.push_back(std::move(result.chunk));
  });
  return chunks;
}

}  // namespace

Place place_of(const Table& table, const TableChunk& chunk, const DistinctText& text) {
  return {table.files[chunk.file].name, chunk.line_base + text.first_line};
}

std::vector<std::string> texts_of(const std::vector<ColumnName>& columns) {
  std::vector<std::string> texts;
  texts.reserve(columns.size());
  for (const ColumnName& column : columns) texts.push_back(column.text);
  return texts;
}

std::size_t find_column(const std::vector<ColumnName>& columns, std::string_view name, std::string_view option) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].text == name) return i;
  }
  throw error::no_such_column(name, option, texts_of(columns));
}

std::vector<std::size_t> matched_columns(const std::vector<ColumnName>& first, const std::string& first_file,
                                         const std::vector<ColumnName>& columns, const std::string& file) {
  std::unordered_map<std::string_view, std::size_t> position;
  for (std::size_t i = 0; i < columns.size(); ++i) position.emplace(columns[i].text, i);
  std::vector<std::size_t> result;
  std::vector<std::string> absent;
  for (const ColumnName& column : first) {
    const auto found = position.find(column.text);
    if (found == position.end()) {
      absent.push_back(column.text);
    } else {
      result.push_back(found->second);
      position.erase(found);
    }
  }
  std::vector<std::string> extra;
  for (const ColumnName& column : columns) {
    if (position.contains(column.text)) extra.push_back(column.text);
  }
  if (!absent.empty() || !extra.empty()) throw error::other_columns(file, first_file, absent, extra);
  return result;
}

Table read_table(const std::vector<std::string>& paths, const ReadingOptions& options, const MissingTexts& missing,
                 const std::function<std::vector<KeepTexts>(const std::vector<ColumnName>&)>& keep, const Run& run,
                 std::size_t bytes_a_chunk) {
  Table table;
  table.missing = missing;
  std::vector<KeepTexts> kept;
  for (const std::string& path : paths) {
    CsvFile file(path, options, run);
    if (table.files.empty()) {
      table.columns = file.columns();
      kept = keep(table.columns);
    }
    table.files.push_back({file.name(), file.dialect(), file.delimiter_was_found(), 0});
    const auto position = matched_columns(table.columns, table.files.front().name, file.columns(), file.name());
    const Filler filler(table.files.size() - 1, file, position, kept, missing);
    auto chunks = file.source().is_regular()
                      ? read_regular_file(file, cut_into_chunks(file, bytes_a_chunk), filler, run)
                      : read_stream(file, filler);
    for (TableChunk& chunk : chunks) {
      table.files.back().rows += chunk.rows;
      table.chunks.push_back(std::move(chunk));
    }
    table.rows += table.files.back().rows;
  }
  if (table.rows == 0) throw error::no_rows(table.files.front().name);
  return table;
}

ColumnSummary summary(const Table& table, std::size_t column, char decimal) {
  ColumnSummary result;
  DistinctTexts texts;
  const auto other = [&](const TableChunk& chunk, const DistinctText& text, std::size_t count) {
    if (result.others == 0) {
      result.first_other = text.text;
      result.first_other_place = place_of(table, chunk, text);
    }
    result.others += count;
  };
  bool all_kept = true;
  for (const TableChunk& chunk : table.chunks) {
    const ColumnChunk& part = chunk.columns[column];
    result.cells += chunk.rows - part.missing();
    if (!part.is_dictionary()) {
      result.many_texts = true;
      if (part.others() > 0) other(chunk, part.first_other(), part.others());
      continue;
    }
    all_kept = all_kept && part.keeps_all();
    for (const DistinctText& text : part.texts()) {
      if (!parse_number(trimmed(text.text), decimal)) other(chunk, text, text.count);
      const std::size_t known = texts.find(text.text);
      if (known == DistinctTexts::absent) {
        texts.count_again(texts.add(text.text, place_of(table, chunk, text).line), text.count - 1);
      } else {
        texts.count_again(known, text.count);
      }
    }
  }
  if (!all_kept && texts.size() > most_levels) result.many_texts = true;
  if (!result.many_texts) {
    result.texts = std::move(texts).take();
    std::ranges::sort(result.texts, {}, &DistinctText::text);
  }
  return result;
}

}  // namespace logreg
