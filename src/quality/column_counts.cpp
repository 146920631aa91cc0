#include "quality/column_counts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <span>
#include <utility>

namespace logreg {

namespace {

void count(ClassCounts& counts, std::uint8_t label) {
  ++(label == 1 ? counts.positive : counts.negative);
}

// Calls visit(chunk's column, labels of its rows).
template <class Visit>
void for_each_chunk(const Table& table, std::size_t column, const RowLabels& labels, const Visit& visit) {
  std::span<const std::uint8_t> rest(labels.of_row);
  for (const TableChunk& chunk : table.chunks) {
    visit(chunk.columns[column], rest.first(chunk.rows));
    rest = rest.subspan(chunk.rows);
  }
}

// Of each text of a dictionary.
std::vector<ClassCounts> counts_of_texts(const ColumnChunk& cells, std::span<const std::uint8_t> labels,
                                         ClassCounts& missing) {
  std::vector<ClassCounts> result(cells.texts().size());
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (labels[i] == RowLabels::none) continue;
    const std::uint32_t code = cells.code(i);
    count(code == ColumnChunk::missing_code ? missing : result[code], labels[i]);
  }
  return result;
}

class NumberCounter {
 public:
  void add(const ColumnChunk& cells, std::span<const std::uint8_t> labels) {
    if (cells.is_dictionary()) {
      add_texts(cells, labels);
      return;
    }
    const std::span<const double> numbers = cells.numbers();
    for (std::size_t i = 0; i < labels.size(); ++i) {
      if (labels[i] == RowLabels::none) continue;
      if (std::isnan(numbers[i])) {
        count(result_.missing, labels[i]);
      } else {
        single_[labels[i]].push_back(numbers[i]);
      }
    }
  }

  NumberCells counted() {
    if (!single_[0].empty() || !single_[1].empty()) {
      std::vector<ValueCounts> counts = value_counts(std::move(single_[1]), std::move(single_[0]));
      if (counted_.empty()) {
        counted_ = std::move(counts);
      } else {
        counted_.insert(counted_.end(), counts.begin(), counts.end());
      }
    }
    result_.values = in_order(std::move(counted_));
    return std::move(result_);
  }

 private:
  void add_texts(const ColumnChunk& cells, std::span<const std::uint8_t> labels) {
    const std::vector<ClassCounts> counts = counts_of_texts(cells, labels, result_.missing);
    const std::vector<double> numbers = cells.numbers_of_texts();
    for (std::size_t code = 0; code < counts.size(); ++code) {
      if (counts[code].rows() == 0) continue;
      if (std::isnan(numbers[code])) {
        result_.missing += counts[code];
      } else {
        counted_.push_back({counts[code], numbers[code]});
      }
    }
  }

  NumberCells result_;
  std::vector<ValueCounts> counted_;
  std::array<std::vector<double>, 2> single_;  // of the negative and of the positive rows
};

}  // namespace

NumberCells number_cells(const Table& table, std::size_t column, const RowLabels& labels) {
  NumberCounter counter;
  for_each_chunk(table, column, labels,
                 [&](const ColumnChunk& cells, std::span<const std::uint8_t> of_rows) { counter.add(cells, of_rows); });
  return counter.counted();
}

TextCells text_cells(const Table& table, std::size_t column, const RowLabels& labels) {
  TextCells result;
  DistinctTexts texts;
  for_each_chunk(table, column, labels, [&](const ColumnChunk& cells, std::span<const std::uint8_t> of_rows) {
    if (!cells.is_dictionary()) {
      result.all_kept = false;
      return;
    }
    const std::vector<ClassCounts> counts = counts_of_texts(cells, of_rows, result.missing);
    for (std::size_t code = 0; code < counts.size(); ++code) {
      if (counts[code].rows() == 0) continue;
      const std::string& text = cells.texts()[code].text;
      std::size_t position = texts.find(text);
      if (position == DistinctTexts::absent) {
        position = texts.add(text, 0);
        result.levels.push_back({{}, text});
      }
      result.levels[position] += counts[code];
    }
  });
  std::ranges::sort(result.levels, {}, &LevelCounts::text);
  return result;
}

}  // namespace logreg
