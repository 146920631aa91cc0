#include "data/encoding.h"

#include "base/moments.h"
#include "base/parallel.h"
#include "data/counted_rows.h"
#include "data/design_terms.h"
#include "data/labels.h"
#include "data/levels.h"
#include "data/messages.h"

#include <algorithm>
#include <memory>
#include <numeric>
#include <span>

namespace logreg {

namespace {

// The class and the level of each distinct text of a chunk's column.
std::vector<double> labels_of(const ColumnChunk& column, const Labels& labels) {
  std::vector<double> values;
  for (const DistinctText& text : column.texts()) {
    values.push_back(labels.class_of(text.text) == Labels::Class::positive ? 1.0 : 0.0);
  }
  return values;
}

std::vector<std::uint32_t> levels_of(const ColumnChunk& column, const LevelOf& level_of) {
  std::vector<std::uint32_t> levels;
  for (const DistinctText& text : column.texts()) {
    const std::size_t level = level_of(text.text);
    // A level that has vanished with its rows is never looked up.
    levels.push_back(level == DistinctTexts::absent ? 0 : static_cast<std::uint32_t>(level));
  }
  return levels;
}

class Encoder {
 public:
  Encoder(Table&& table, const Schema& schema, std::span<const std::size_t> noted)
      : table_(std::move(table)),
        schema_(schema),
        noted_(noted),
        missing_(schema.features.size()),
        labels_(schema.target, table_.files.front().dialect.decimal) {
    for (const FeatureColumn& feature : schema.features) {
      (feature.type == ColumnType::numeric ? numeric_ : categorical_).push_back(&feature);
    }
    rows_a_block_ = block_rows(numeric_.size(), categorical_.size());
    for (const FeatureColumn* feature : categorical_) level_of_.emplace_back(*feature);
  }

  // With numbers as they were read, missing ones among them, and without terms.
  Design make(const Run& run) {
    lay_out();
    fill(run);
    weigh();
    number_clusters();
    return std::move(design_);
  }
  std::vector<std::vector<std::uint8_t>> take_missing() { return std::move(missing_); }

 private:
  void lay_out();
  void fill(const Run& run);
  std::vector<std::shared_ptr<ColumnArena>> fill_rows(TableChunk& chunk, std::span<const std::uint32_t> rows,
                                                      std::size_t first);
  template <class Put>
  void for_each_run(std::size_t rows, std::size_t first, const Put& put);
  template <class To>
  void copy_numbers(const ColumnChunk& column, std::span<const std::uint32_t> rows, std::size_t first, const To& to);
  std::vector<std::shared_ptr<ColumnArena>> take_numbers(TableChunk& chunk, std::span<const std::uint32_t> rows,
                                                         std::size_t first);
  void fill_codes(const TableChunk& chunk, std::span<const std::uint32_t> rows, std::size_t first);
  void note_missing(const TableChunk& chunk, std::span<const std::uint32_t> rows, std::size_t first);
  void weigh();
  void list_clusters();
  void number_clusters();

  Table table_;
  const Schema& schema_;
  std::span<const std::size_t> noted_;              // features whose missing cells are noted
  std::vector<std::vector<std::uint8_t>> missing_;  // of each feature, which are
  Labels labels_;
  std::vector<const FeatureColumn*> numeric_;
  std::vector<const FeatureColumn*> categorical_;
  std::vector<LevelOf> level_of_;          // of each categorical column
  DistinctTexts clusters_;                 // of all rows read
  std::vector<std::uint32_t> cluster_of_;  // of each row kept, its position there
  std::size_t rows_a_block_ = 0;
  Design design_;
};

void Encoder::lay_out() {
  design_.has_intercept = schema_.intercept;
  design_.rows = schema_.design_rows;
  design_.numeric.resize(numeric_.size());
  design_.categorical.resize(categorical_.size());
  for (std::size_t begin = 0; begin < design_.rows; begin += rows_a_block_) {
    DesignBlock block;
    block.rows = std::min(rows_a_block_, design_.rows - begin);
    block.columns.resize(numeric_.size());
    block.codes.resize(block.rows * categorical_.size());
    block.labels.resize(block.rows);
    if (schema_.weights || schema_.trials) block.weights.resize(block.rows);
    if (schema_.offset) block.offsets.resize(block.rows);
    if (schema_.trials) block.row_weights.resize(block.rows);
    design_.blocks.push_back(std::move(block));
  }
  for (const std::size_t feature : noted_) missing_[feature].resize(design_.rows);
  if (schema_.cluster) list_clusters();
}

void Encoder::list_clusters() {
  cluster_of_.resize(design_.rows);
  for (const TableChunk& chunk : table_.chunks) {
    for (const DistinctText& text : chunk.columns[*schema_.cluster].texts()) {
      if (clusters_.find(text.text) == DistinctTexts::absent) clusters_.add(text.text, 0);
    }
  }
}

void Encoder::number_clusters() {
  if (!schema_.cluster) return;
  design_.number_clusters(std::move(cluster_of_));
  if (design_.clusters < 2) throw error::one_cluster(table_.files.front().name, schema_.cluster_name);
}

// Chunks are independent of each other once it is known where their rows go.
void Encoder::fill(const Run& run) {
  const std::size_t chunks = table_.chunks.size();
  std::vector<std::vector<std::uint32_t>> kept(chunks);      // rows of each chunk; empty where all are kept
  std::vector<std::span<const std::uint32_t>> rows(chunks);  // the same
  std::vector<std::size_t> first;                            // row of the design, of each chunk
  std::vector<std::uint32_t> every_row(std::ranges::max(table_.chunks, {}, &TableChunk::rows).rows);
  std::iota(every_row.begin(), every_row.end(), 0U);
  ArenaRegions regions;
  std::size_t read = 0;
  std::size_t filled = 0;
  for (std::size_t c = 0; c < chunks; ++c) {
    const TableChunk& chunk = table_.chunks[c];
    const std::span<const std::uint8_t> keep = std::span(schema_.keep).subspan(read, chunk.rows);
    rows[c] = std::span(every_row).first(chunk.rows);
    if (std::ranges::find(keep, 0) != keep.end()) {
      for (const std::uint32_t row : rows[c]) {
        if (keep[row] != 0) kept[c].push_back(row);
      }
      rows[c] = kept[c];
    }
    if (schema_.trials) rows[c] = kept[c] = once_for_each_class(chunk, rows[c], schema_);
    read += chunk.rows;
    first.push_back(filled);
    filled += rows[c].size();
    // A block with rows of several chunks has its own memory.
    DesignBlock* const cut =
        filled % rows_a_block_ == 0 || filled == design_.rows ? nullptr : &design_.blocks[filled / rows_a_block_];
    if (cut != nullptr && !numeric_.empty() && cut->columns.front() == nullptr) design_.make_room(*cut, regions);
  }
  for (DesignBlock& block : design_.blocks) {
    if (schema_.trials && !numeric_.empty() && block.columns.front() == nullptr) design_.make_room(block, regions);
  }
  std::vector<std::vector<std::shared_ptr<ColumnArena>>> slabs(chunks);
  parallel_for(run, chunks, [&](std::size_t c) {
    run.check();
    slabs[c] = fill_rows(table_.chunks[c], rows[c], first[c]);
    kept[c] = {};
    for (ColumnChunk& column : table_.chunks[c].columns) column.clear();
  });
  for (const auto& some : slabs) design_.slabs.insert(design_.slabs.end(), some.begin(), some.end());
}

// Calls put(block, row in block, k, count) for rows k to k + count of some rows, which go to one block; the first of
// all is row `first` of the design.
template <class Put>
void Encoder::for_each_run(std::size_t rows, std::size_t first, const Put& put) {
  for (std::size_t k = 0; k < rows;) {
    const std::size_t at = (first + k) % rows_a_block_;
    const std::size_t count = std::min(rows_a_block_ - at, rows - k);
    put(design_.blocks[(first + k) / rows_a_block_], at, k, count);
    k += count;
  }
}

template <class To>
void Encoder::copy_numbers(const ColumnChunk& column, std::span<const std::uint32_t> rows, std::size_t first,
                           const To& to) {
  const ColumnNumbers number(column);
  for_each_run(rows.size(), first, [&](DesignBlock& block, std::size_t at, std::size_t k, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) to(block)[at + i] = number(rows[k + i]);
  });
}

// Whole blocks of numbers stay where they are. Returns what keeps those alive.
std::vector<std::shared_ptr<ColumnArena>> Encoder::take_numbers(TableChunk& chunk, std::span<const std::uint32_t> rows,
                                                                std::size_t first) {
  std::vector<std::shared_ptr<ColumnArena>> used;
  for (std::size_t j = 0; j < numeric_.size(); ++j) {
    ColumnChunk& column = chunk.columns[numeric_[j]->index];
    if (schema_.trials) {
      copy_numbers(column, rows, first, [j](DesignBlock& block) { return block.columns[j]; });
      continue;
    }
    const std::span<double> numbers = column.keep_as_numbers(rows);
    bool stays = false;
    for_each_run(rows.size(), first, [&](DesignBlock& block, std::size_t at, std::size_t k, std::size_t count) {
      if (count < block.rows) {
        std::copy_n(&numbers[k], count, block.columns[j] + at);
      } else {
        block.columns[j] = &numbers[k];
        stays = true;
      }
    });
    if (stays && std::find(used.begin(), used.end(), column.slab()) == used.end()) used.push_back(column.slab());
  }
  return used;
}

void Encoder::fill_codes(const TableChunk& chunk, std::span<const std::uint32_t> rows, std::size_t first) {
  for (std::size_t c = 0; c < categorical_.size(); ++c) {
    const FeatureColumn& feature = *categorical_[c];
    const ColumnChunk& column = chunk.columns[feature.index];
    const std::vector<std::uint32_t> levels = levels_of(column, level_of_[c]);
    const auto missing = static_cast<std::uint32_t>(feature.missing_level.value_or(0));
    for_each_run(rows.size(), first, [&](DesignBlock& block, std::size_t at, std::size_t k, std::size_t count) {
      std::uint32_t* to = block.codes.data() + c * block.rows + at;
      for (const std::uint32_t row : rows.subspan(k, count)) {
        const std::uint32_t code = column.code(row);
        *to++ = code == ColumnChunk::missing_code ? missing : levels[code];
      }
    });
  }
}

// Puts the kept rows of a chunk into the design, from row `first` on. Returns what keeps numbers alive that stay.
std::vector<std::shared_ptr<ColumnArena>> Encoder::fill_rows(TableChunk& chunk, std::span<const std::uint32_t> rows,
                                                             std::size_t first) {
  note_missing(chunk, rows, first);
  std::vector<std::shared_ptr<ColumnArena>> used = take_numbers(chunk, rows, first);
  if (schema_.weights) {
    copy_numbers(chunk.columns[*schema_.weights], rows, first, [](DesignBlock& block) { return block.weights.data(); });
  }
  if (schema_.offset) {
    copy_numbers(chunk.columns[*schema_.offset], rows, first, [](DesignBlock& block) { return block.offsets.data(); });
  }
  if (schema_.cluster) {
    const ColumnChunk& column = chunk.columns[*schema_.cluster];
    std::vector<std::uint32_t> clusters;
    for (const DistinctText& text : column.texts()) {
      clusters.push_back(static_cast<std::uint32_t>(clusters_.find(text.text)));
    }
    for (std::size_t k = 0; k < rows.size(); ++k) cluster_of_[first + k] = clusters[column.code(rows[k])];
  }
  fill_codes(chunk, rows, first);
  if (schema_.trials) {
    for_each_run(rows.size(), first, [&](DesignBlock& block, std::size_t at, std::size_t k, std::size_t count) {
      count_classes(chunk, rows, k, count, schema_, block, at);
    });
    return used;
  }
  const ColumnChunk& target = chunk.columns[schema_.target_index];
  const std::vector<double> labels = labels_of(target, labels_);
  for_each_run(rows.size(), first, [&](DesignBlock& block, std::size_t at, std::size_t k, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) block.labels[at + i] = labels[target.code(rows[k + i])];
  });
  return used;
}

void Encoder::note_missing(const TableChunk& chunk, std::span<const std::uint32_t> rows, std::size_t first) {
  for (const std::size_t feature : noted_) {
    const ColumnChunk& column = chunk.columns[schema_.features[feature].index];
    for (std::size_t k = 0; k < rows.size(); ++k) missing_[feature][first + k] = column.is_missing(rows[k]) ? 1 : 0;
  }
}

void Encoder::weigh() {
  Sum all;
  Sum positive;
  for (const DesignBlock& block : design_.blocks) {
    for (std::size_t i = 0; i < block.rows; ++i) {
      const double weight = block.weight(i);
      all.add(weight);
      positive.add(weight * block.labels[i]);
    }
  }
  design_.weight_sum = all.value();
  design_.positives = positive.value();
}

}  // namespace

Design encode(Table&& table, const Schema& schema, const Run& run) {
  Design design = Encoder(std::move(table), schema, {}).make(run);
  complete_terms(design, schema.features, run);
  return design;
}

EncodedInputs encode_inputs(Table&& table, const Schema& schema, std::span<const std::size_t> noted, const Run& run) {
  Encoder encoder(std::move(table), schema, noted);
  EncodedInputs result;
  result.design = encoder.make(run);
  result.missing = encoder.take_missing();
  return result;
}

}  // namespace logreg
