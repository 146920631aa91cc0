// A table as it was read: columns in chunks of rows, types not yet decided.
#pragma once

#include "base/error.h"
#include "base/run.h"
#include "csv/csv_chunk.h"
#include "csv/csv_file.h"
#include "data/cell_format.h"
#include "data/column_chunk.h"
#include "data/line_numbers.h"
#include "data/missing.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace logreg {

// A run of rows of one file; a chunk a column.
struct TableChunk {
  std::size_t file = 0;
  std::size_t rows = 0;
  std::size_t line_base = 0;  // what is to be added to the lines that it and its columns remember
  LineNumbers lines = {};     // of its rows
  std::vector<ColumnChunk> columns;
};

struct TableFile {
  std::string name;
  Dialect dialect;
  bool delimiter_was_found = false;
  std::size_t rows = 0;
  BadRows bad_rows = {};  // that were skipped
  FileFindings findings = {};
};

// How cells are understood, of all columns and of single ones.
struct CellReading {
  CellReading(MissingTexts texts, CellRules of_columns = {})
      : missing(std::move(texts)), rules(std::move(of_columns)) {}

  MissingTexts missing;
  CellRules rules;
};

struct Table {
  std::vector<TableFile> files;
  MissingTexts missing;
  std::vector<ColumnName> columns;
  std::vector<std::shared_ptr<const CellFormat>> formats;  // of the columns
  std::vector<TableChunk> chunks;
  std::size_t rows = 0;
};

// Reads all files as one table. `keep` says for each column of the first file what to keep of it. Regular files are
// read chunk by chunk on the threads of the run, everything else as it arrives; the table is the same.
Table read_table(const std::vector<std::string>& paths, const ReadingOptions& options, const CellReading& cells,
                 const std::function<std::vector<KeepTexts>(const std::vector<ColumnName>&)>& keep, const Run& run,
                 std::size_t bytes_a_chunk = chunk_bytes);

// For each column of the first file its position in `columns`, which must be the same set in any order.
std::vector<std::size_t> matched_columns(const std::vector<ColumnName>& first, const std::string& first_file,
                                         const std::vector<ColumnName>& columns, const std::string& file);

// The place of a text that a chunk's column remembers.
Place place_of(const Table& table, const TableChunk& chunk, const DistinctText& text);

}  // namespace logreg
