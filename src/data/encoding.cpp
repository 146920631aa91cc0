#include "data/encoding.h"

#include "base/moments.h"
#include "base/number.h"
#include "base/parallel.h"
#include "base/text.h"
#include "data/labels.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>
#include <unordered_map>

namespace logreg {

namespace {

constexpr double missing_number = std::numeric_limits<double>::quiet_NaN();

// The value of each distinct text of a chunk's column: its number, its level, its class.
std::vector<double> numbers_of(const ColumnChunk& column, char decimal) {
  std::vector<double> values;
  for (const DistinctText& text : column.texts()) {
    values.push_back(parse_number(trimmed(text.text), decimal).value_or(missing_number));
  }
  return values;
}

std::vector<double> labels_of(const ColumnChunk& column, const Labels& labels) {
  std::vector<double> values;
  for (const DistinctText& text : column.texts()) {
    values.push_back(labels.class_of(text.text) == Labels::Class::positive ? 1.0 : 0.0);
  }
  return values;
}

std::vector<std::uint32_t> levels_of(const ColumnChunk& column,
                                     const std::unordered_map<std::string_view, std::uint32_t>& level_of) {
  std::vector<std::uint32_t> levels;
  for (const DistinctText& text : column.texts()) {
    // A level that has vanished with its rows is never looked up.
    const auto level = level_of.find(text.text);
    levels.push_back(level == level_of.end() ? 0 : level->second);
  }
  return levels;
}

class Encoder {
 public:
  Encoder(Table&& table, const Schema& schema)
      : table_(std::move(table)),
        schema_(schema),
        labels_(schema.target.positive, schema.target.negative, table_.files.front().dialect.decimal) {
    for (const FeatureColumn& feature : schema.features) {
      (feature.type == ColumnType::numeric ? numeric_ : categorical_).push_back(&feature);
    }
  }

  Design make(const Run& run) {
    lay_out();
    fill(run);
    parallel_for(run, numeric_.size(), [&](std::size_t j) { measure(j); });
    weigh();
    for (std::size_t c = 0; c < categorical_.size(); ++c) count_levels(c);
    list_terms();
    return std::move(design_);
  }

 private:
  void lay_out();
  void fill(const Run& run);
  void fill_rows(const TableChunk& chunk, const std::vector<std::size_t>& rows);
  void measure(std::size_t j);
  void weigh();
  void count_levels(std::size_t c);
  void list_terms();

  Table table_;
  const Schema& schema_;
  Labels labels_;
  std::vector<const FeatureColumn*> numeric_;
  std::vector<const FeatureColumn*> categorical_;
  Design design_;
  std::size_t filled_ = 0;  // rows of the design that have their values
};

void Encoder::lay_out() {
  design_.rows = schema_.rows;
  design_.numeric.resize(numeric_.size());
  design_.categorical.resize(categorical_.size());
  const std::size_t most = block_rows(numeric_.size(), categorical_.size());
  for (std::size_t begin = 0; begin < design_.rows; begin += most) {
    DesignBlock block;
    block.rows = std::min(most, design_.rows - begin);
    design_.blocks.push_back(std::move(block));
  }
}

void Encoder::fill(const Run& run) {
  std::size_t row = 0;
  for (TableChunk& chunk : table_.chunks) {
    std::vector<std::size_t> kept;
    for (std::size_t i = 0; i < chunk.rows; ++i) {
      if (schema_.keep[row++] != 0) kept.push_back(i);
    }
    fill_rows(chunk, kept);
    for (ColumnChunk& column : chunk.columns) column.clear();
    run.advance("encoding", static_cast<double>(row), static_cast<double>(table_.rows));
  }
}

// Copies the kept rows of a chunk behind those that are filled already.
void Encoder::fill_rows(const TableChunk& chunk, const std::vector<std::size_t>& rows) {
  const char decimal = table_.files[chunk.file].dialect.decimal;
  const std::size_t most = block_rows(numeric_.size(), categorical_.size());
  // Calls put(block, row in block, row in chunk) for each kept row.
  const auto for_each = [&](const auto& put) {
    for (std::size_t k = 0; k < rows.size(); ++k) {
      put(design_.blocks[(filled_ + k) / most], (filled_ + k) % most, rows[k]);
    }
  };
  // Blocks get their memory when their first row comes.
  for_each([&](DesignBlock& block, std::size_t at, std::size_t) {
    if (at > 0) return;
    block.numbers.resize(block.rows * numeric_.size());
    block.codes.resize(block.rows * categorical_.size());
    block.labels.resize(block.rows);
    if (schema_.weights) block.weights.resize(block.rows);
  });
  const auto read_numbers = [&](std::size_t index, const auto& place) {
    const ColumnChunk& column = chunk.columns[index];
    const std::vector<double> values = numbers_of(column, decimal);
    for_each([&](DesignBlock& block, std::size_t at, std::size_t row) {
      double& value = place(block, at);
      if (!column.is_dictionary()) {
        value = column.numbers()[row];
      } else {
        const std::uint32_t code = column.code(row);
        value = code == ColumnChunk::missing_code ? missing_number : values[code];
      }
    });
  };
  for (std::size_t j = 0; j < numeric_.size(); ++j) {
    read_numbers(numeric_[j]->index,
                 [&](DesignBlock& block, std::size_t at) -> double& { return block.numbers[j * block.rows + at]; });
  }
  if (schema_.weights) {
    read_numbers(*schema_.weights, [&](DesignBlock& block, std::size_t at) -> double& { return block.weights[at]; });
  }
  for (std::size_t c = 0; c < categorical_.size(); ++c) {
    const FeatureColumn& feature = *categorical_[c];
    const ColumnChunk& column = chunk.columns[feature.index];
    std::unordered_map<std::string_view, std::uint32_t> level_of;
    for (const Level& level : feature.levels) {
      level_of.emplace(level.text, static_cast<std::uint32_t>(&level - feature.levels.data()));
    }
    const std::vector<std::uint32_t> levels = levels_of(column, level_of);
    const auto missing = static_cast<std::uint32_t>(feature.missing_level.value_or(0));
    for_each([&](DesignBlock& block, std::size_t at, std::size_t row) {
      const std::uint32_t code = column.code(row);
      block.codes[c * block.rows + at] = code == ColumnChunk::missing_code ? missing : levels[code];
    });
  }
  const ColumnChunk& target = chunk.columns[schema_.target_index];
  const std::vector<double> labels = labels_of(target, labels_);
  for_each([&](DesignBlock& block, std::size_t at, std::size_t row) { block.labels[at] = labels[target.code(row)]; });
  filled_ += rows.size();
}

// Mean, sd and exponent of a numeric column; missing numbers become the mean.
void Encoder::measure(std::size_t j) {
  NumericColumn& column = design_.numeric[j];
  Sum sum;
  Sum weight_sum;
  for (const DesignBlock& block : design_.blocks) {
    const auto numbers = design_.column(block, j);
    for (std::size_t i = 0; i < block.rows; ++i) {
      if (std::isnan(numbers[i])) continue;
      const double weight = block.weights.empty() ? 1.0 : block.weights[i];
      sum.add(weight * numbers[i]);
      weight_sum.add(weight);
    }
  }
  column.mean = sum.value() / weight_sum.value();
  double largest = 0;
  for (DesignBlock& block : design_.blocks) {
    for (double& value : std::span(block.numbers).subspan(j * block.rows, block.rows)) {
      if (std::isnan(value)) value = column.mean;
      largest = std::max(largest, std::abs(value - column.mean));
    }
  }
  std::frexp(largest, &column.exponent);
  const double scale = std::ldexp(1.0, -column.exponent);
  Sum squares;
  Sum all_weights;
  for (const DesignBlock& block : design_.blocks) {
    const auto numbers = design_.column(block, j);
    for (std::size_t i = 0; i < block.rows; ++i) {
      const double weight = block.weights.empty() ? 1.0 : block.weights[i];
      const double deviation = (numbers[i] - column.mean) * scale;
      squares.add(weight * deviation * deviation);
      all_weights.add(weight);
    }
  }
  column.sd = std::ldexp(std::sqrt(squares.value() / all_weights.value()), column.exponent);
}

void Encoder::weigh() {
  Sum all;
  Sum positive;
  for (const DesignBlock& block : design_.blocks) {
    for (std::size_t i = 0; i < block.rows; ++i) {
      const double weight = block.weights.empty() ? 1.0 : block.weights[i];
      all.add(weight);
      positive.add(weight * block.labels[i]);
    }
  }
  design_.weight_sum = all.value();
  design_.positives = positive.value();
}

void Encoder::count_levels(std::size_t c) {
  CategoricalColumn& column = design_.categorical[c];
  column.levels = categorical_[c]->levels.size();
  std::vector<Sum> sums(column.levels);
  for (const DesignBlock& block : design_.blocks) {
    const auto codes = design_.codes(block, c);
    for (std::size_t i = 0; i < block.rows; ++i) sums[codes[i]].add(block.weights.empty() ? 1.0 : block.weights[i]);
  }
  for (const Sum& sum : sums) column.share.push_back(sum.value() / design_.weight_sum);
}

void Encoder::list_terms() {
  std::size_t j = 0;
  std::size_t c = 0;
  for (const FeatureColumn& feature : schema_.features) {
    if (feature.type == ColumnType::numeric) {
      design_.terms.push_back({true, j, 0, design_.numeric[j].mean, design_.numeric[j].sd});
      ++j;
      continue;
    }
    for (std::size_t level = 0; level < feature.levels.size(); ++level) {
      if (level == feature.baseline) continue;
      const double share = design_.categorical[c].share[level];
      design_.terms.push_back({false, c, level, share, std::sqrt(share * (1 - share))});
    }
    ++c;
  }
}

}  // namespace

Design encode(Table&& table, const Schema& schema, const Run& run) {
  return Encoder(std::move(table), schema).make(run);
}

}  // namespace logreg
