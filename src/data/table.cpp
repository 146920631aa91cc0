#include "data/table.h"

#include "csv/decimal_cells.h"
#include "data/messages.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace logreg {

namespace {

constexpr std::size_t stream_chunk_rows = std::size_t{1} << 14;

// What is wanted of a file's records, and where it stands in them.
struct Wanted {
  std::size_t file;
  Dialect dialect;
  const std::vector<KeepTexts>& keep;
  const std::vector<std::shared_ptr<const CellFormat>>& formats;
  std::vector<std::size_t> columns;    // of the table, of which something is kept
  std::vector<std::size_t> positions;  // of those, in a record

  Wanted(std::size_t file_number, const CsvFile& csv, const std::vector<std::size_t>& position,
         const std::vector<KeepTexts>& kept, const std::vector<std::shared_ptr<const CellFormat>>& cell_formats)
      : file(file_number), dialect(csv.dialect()), keep(kept), formats(cell_formats) {
    for (std::size_t column = 0; column < keep.size(); ++column) {
      if (keep[column] == KeepTexts::none) continue;
      columns.push_back(column);
      positions.push_back(position[column]);
    }
  }
};

// The texts that columns have had so far, a hundred of each.
class NewTexts {
 public:
  explicit NewTexts(std::size_t columns) : seen_(columns) {}

  bool add(std::size_t column, std::string_view text) {
    return seen_[column].size() < most_levels && seen_[column].emplace(text).second;
  }

 private:
  std::vector<std::unordered_set<std::string>> seen_;
};

// Records of one file -> a chunk of a table.
class ChunkFiller {
 public:
  // `new_texts`: to find out in which records there are some.
  ChunkFiller(const Wanted& wanted, std::size_t expected_rows, ArenaRegions& regions, NewTexts* new_texts = nullptr)
      : wanted_(wanted), new_texts_(new_texts) {
    chunk_.file = wanted.file;
    const auto slab = std::make_shared<ColumnArena>(wanted.columns.size(), expected_rows, regions);
    for (std::size_t column = 0; column < wanted.keep.size(); ++column) {
      chunk_.columns.emplace_back(wanted.keep[column], wanted.formats[column], slab);
    }
    for (std::size_t i = 0; i < wanted.columns.size(); ++i) {
      one_by_one_.push_back({&chunk_.columns[wanted.columns[i]], wanted.positions[i]});
    }
  }

  std::size_t rows() const { return chunk_.rows; }
  // Whether a cell of the last record is a text, and no number, that its column has not had before.
  bool found_new_text() const { return found_new_text_; }

  void add(const Record& record) {
    found_new_text_ = false;
    if (!numbers_.empty()) add_numbers(record);
    if (!one_by_one_.empty()) add_one_by_one(record);
    chunk_.lines.add(record.line);
    ++chunk_.rows;
    if (chunk_.rows % rows_kept_back == 0) hand_over();
  }

  TableChunk finish() {
    hand_over();
    return std::move(chunk_);
  }

 private:
  struct Target {
    ColumnChunk* column;
    std::size_t position;  // in a record
  };
  // The quick way for rows of short decimals, as nearly all are. The numbers of a few rows are kept back, so that each
  // column is given a cache line at a time.
  void add_numbers(const Record& record) {
    const std::size_t count = numbers_.size();
    double* const values = values_.data() + kept_back_ * count;
    decimals_.read(record, 0, {values, count});
    bool all_good = true;
    for (std::size_t k = 0; k < count; ++k) all_good &= values[k] >= least_[k];
    // Of many rows some are enough, since codes with zeros in front are no rare ones.
    constexpr std::size_t looked_at = 4096;
    constexpr std::size_t one_in = 8;
    if (chunk_.rows < looked_at || chunk_.rows % one_in == 0) look_for_zeros(record);
    if (all_good) {
      ++kept_back_;
      return;
    }
    hand_over();
    for (std::size_t k = 0; k < count; ++k) {
      if (numbers_[k].column->add_number(values[k])) continue;
      add_content(numbers_[k], record);
      least_[k] = numbers_[k].column->least();
    }
  }

  void look_for_zeros(const Record& record) {
    for (const Target& target : numbers_) target.column->look_for_zeros(record.cells[target.position].text);
  }

  void hand_over() {
    if (kept_back_ == 0) return;
    for (std::size_t k = 0; k < numbers_.size(); ++k) {
      numbers_[k].column->add_numbers(values_.data() + k, numbers_.size(), kept_back_);
    }
    kept_back_ = 0;
  }

  // Those that have become columns of numbers, and of such that may be read the quick way, go over to the others.
  void add_one_by_one(const Record& record) {
    for (const Target& target : one_by_one_) add_content(target, record);
    const auto stays = [&](const Target& target) {
      return target.column->is_dictionary() || !target.column->format().is_quick(wanted_.dialect.decimal);
    };
    const auto others = std::stable_partition(one_by_one_.begin(), one_by_one_.end(), stays);
    if (others == one_by_one_.end()) return;
    hand_over();
    std::copy(others, one_by_one_.end(), std::back_inserter(numbers_));
    one_by_one_.erase(others, one_by_one_.end());
    values_.resize(rows_kept_back * numbers_.size());
    least_.clear();
    std::vector<std::size_t> positions;
    for (const Target& target : numbers_) {
      least_.push_back(target.column->least());
      positions.push_back(target.position);
    }
    decimals_ = DecimalCells(std::move(positions), wanted_.dialect.decimal);
  }

  void add_content(const Target& target, const Record& record) {
    const std::string_view content = record.cells[target.position].content(wanted_.dialect.quote, scratch_);
    if (target.column->format().is_missing(content)) {
      target.column->add_missing(content, record.line);
      return;
    }
    const std::size_t known = target.column->texts().size();
    target.column->add(content, record.line);
    const bool is_known = target.column->is_dictionary() && target.column->texts().size() == known;
    if (new_texts_ == nullptr || is_known || !std::isnan(target.column->format().number(content))) return;
    found_new_text_ |= new_texts_->add(target.position, content);
  }

  const Wanted& wanted_;
  NewTexts* new_texts_;
  TableChunk chunk_;
  std::vector<Target> one_by_one_;  // columns each of whose cells is looked at: dictionaries, and special formats
  std::vector<Target> numbers_;     // the others
  static constexpr std::size_t rows_kept_back = std::tuple_size_v<NumberColumn::Line>;
  DecimalCells decimals_;       // of their cells
  std::vector<double> values_;  // rows_kept_back rows of them
  std::vector<double> least_;   // of each of them
  std::size_t kept_back_ = 0;   // rows
  bool found_new_text_ = false;
  std::string scratch_;
};

struct TableRows {
  std::vector<TableChunk> chunks;
  BadRows bad_rows;
};

// What has passed cannot be read again where a text turns out to be wrong, so that some records with new ones are held.
TableRows read_stream(CsvFile& file, const Wanted& wanted) {
  ArenaRegions regions;
  NewTexts new_texts(file.columns().size());
  std::vector<TableChunk> chunks;
  std::optional<ChunkFiller> filler;
  while (file.next_block()) {
    while (const Record* record = file.next()) {
      if (!filler) filler.emplace(wanted, stream_chunk_rows, regions, &new_texts);
      filler->add(*record);
      if (filler->found_new_text()) file.hold(*record);
      if (filler->rows() < stream_chunk_rows) continue;
      chunks.push_back(filler->finish());
      filler.reset();
    }
  }
  if (filler) chunks.push_back(filler->finish());
  return {std::move(chunks), file.bad_rows()};
}

struct ChunkResult {
  ChunkSpan span;
  TableChunk chunk;
};

TableRows read_regular_file(const CsvFile& file, const std::vector<ChunkBounds>& bounds, const Wanted& wanted,
                            const Run& run) {
  ArenaRegions regions;
  const auto read = [&](const ChunkBounds& part, const std::optional<RecordStart>& start) {
    std::optional<ChunkFiller> filler;
    ChunkResult result;
    result.span = read_chunk(
        file, part, start, [&](std::size_t rows) { filler.emplace(wanted, rows, regions); },
        [&](const Record& record) { filler->add(record); });
    result.chunk = filler->finish();
    return result;
  };
  TableRows rows;
  const auto accept = [&](ChunkResult result, std::size_t line_base) {
    result.chunk.line_base = line_base;
    if (result.chunk.rows > 0) rows.chunks.push_back(std::move(result.chunk));
  };
  rows.bad_rows = read_in_order<ChunkResult>(file, bounds, bounds.size(), run, read, accept);
  return rows;
}

}  // namespace

Place place_of(const Table& table, const TableChunk& chunk, const DistinctText& text) {
  return {table.files[chunk.file].name, chunk.line_base + text.first_line};
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

Table read_table(const std::vector<std::string>& paths, const ReadingOptions& options, const CellReading& cells,
                 const std::function<std::vector<KeepTexts>(const std::vector<ColumnName>&)>& keep, const Run& run,
                 std::size_t bytes_a_chunk) {
  Table table;
  table.missing = cells.missing;
  std::vector<KeepTexts> kept;
  for (const std::string& path : paths) {
    CsvFile file(path, options, run);
    if (table.files.empty()) {
      table.columns = file.columns();
      table.formats = cell_formats(table.columns, cells.rules, file.dialect().decimal, cells.missing);
      kept = keep(table.columns);
    }
    table.files.push_back({file.name(), file.dialect(), file.delimiter_was_found(), 0, {}, file.findings()});
    const auto position = matched_columns(table.columns, table.files.front().name, file.columns(), file.name());
    const Wanted wanted(table.files.size() - 1, file, position, kept, table.formats);
    TableRows rows = file.source().is_regular()
                         ? read_regular_file(file, cut_into_chunks(file, bytes_a_chunk), wanted, run)
                         : read_stream(file, wanted);
    TableFile& read = table.files.back();
    for (TableChunk& chunk : rows.chunks) {
      read.rows += chunk.rows;
      table.chunks.push_back(std::move(chunk));
    }
    read.bad_rows = std::move(rows.bad_rows);
    table.rows += read.rows;
    if (read.rows == 0) throw error::no_rows(read.name, read.bad_rows.count);
  }
  return table;
}

}  // namespace logreg
