#include "data/table.h"

#include "base/number.h"
#include "base/sentences.h"
#include "base/text.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace logreg {

namespace {

constexpr std::size_t chunk_rows = std::size_t{1} << 16;

TableChunk new_chunk(std::size_t file, const std::vector<KeepTexts>& keep, char decimal) {
  TableChunk chunk;
  chunk.file = file;
  for (const KeepTexts texts : keep) chunk.columns.emplace_back(texts, decimal);
  return chunk;
}

// Adds a record to the chunk; `position` is where each column of the table stands in the record.
void add_record(TableChunk& chunk, const Record& record, const std::vector<std::size_t>& position,
                const std::vector<KeepTexts>& keep, const MissingTexts& missing, char quote) {
  thread_local std::string scratch;
  for (std::size_t column = 0; column < position.size(); ++column) {
    if (keep[column] == KeepTexts::none) continue;
    const std::string_view content = record.cells[position[column]].content(quote, scratch);
    if (missing.contains(trimmed(content))) {
      chunk.columns[column].add_missing();
    } else {
      chunk.columns[column].add(content, record.line);
    }
  }
  ++chunk.rows;
}

void read_rows(Table& table, CsvFile& file, const std::vector<std::size_t>& position,
               const std::vector<KeepTexts>& keep, const MissingTexts& missing) {
  const std::size_t index = table.files.size() - 1;
  const Dialect& dialect = file.dialect();
  TableChunk chunk = new_chunk(index, keep, dialect.decimal);
  while (file.next_block()) {
    while (const Record* record = file.next()) {
      add_record(chunk, *record, position, keep, missing, dialect.quote);
      ++table.files.back().rows;
      if (chunk.rows < chunk_rows) continue;
      table.chunks.push_back(std::move(chunk));
      chunk = new_chunk(index, keep, dialect.decimal);
    }
  }
  if (chunk.rows > 0) table.chunks.push_back(std::move(chunk));
  table.rows += table.files.back().rows;
}

}  // namespace

std::vector<std::string> texts_of(const std::vector<ColumnName>& columns) {
  std::vector<std::string> texts;
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
                 const std::function<std::vector<KeepTexts>(const std::vector<ColumnName>&)>& keep, const Run& run) {
  Table table;
  std::vector<KeepTexts> kept;
  for (const std::string& path : paths) {
    CsvFile file(path, options, run);
    if (table.files.empty()) {
      table.columns = file.columns();
      kept = keep(table.columns);
    }
    table.files.push_back({file.name(), file.dialect(), file.delimiter_was_found(), 0});
    const auto position = matched_columns(table.columns, table.files.front().name, file.columns(), file.name());
    read_rows(table, file, position, kept, missing);
  }
  if (table.rows == 0) throw error::no_rows(table.files.front().name);
  return table;
}

ColumnSummary summary(const Table& table, std::size_t column, char decimal) {
  ColumnSummary result;
  std::map<std::string, DistinctText, std::less<>> texts;
  const auto other = [&](const TableChunk& chunk, const DistinctText& text, std::size_t count) {
    if (result.others == 0) {
      result.first_other = text.text;
      result.first_other_place = {table.files[chunk.file].name, text.first_line};
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
      const auto [known, inserted] = texts.emplace(text.text, text);
      if (!inserted) known->second.count += text.count;
    }
  }
  if (!all_kept && texts.size() > most_levels) result.many_texts = true;
  if (!result.many_texts) {
    for (auto& [text, distinct] : texts) result.texts.push_back(std::move(distinct));
  }
  return result;
}

}  // namespace logreg
