#include "quality/row_keys.h"

#include "data/date_format.h"
#include "quality/messages.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace logreg {

namespace {

// A value as it is ordered: numbers first, by value; texts by bytes.
using Key = std::pair<double, std::string>;

class Keys {
 public:
  Keys(const Table& table, const Schema& schema, std::size_t column)
      : table_(table), schema_(schema), column_(column) {}

  std::vector<std::uint32_t> ranks(KeyOrder order) {
    collect(order);
    // Of the values that stand in rows used.
    std::map<Key, std::uint32_t> ranks;
    std::vector<bool> is_used(keys_.size(), false);
    for (const std::size_t key : rows_) is_used[key] = true;
    for (std::size_t key = 0; key < keys_.size(); ++key) {
      if (is_used[key]) ranks.emplace(keys_[key], 0);
    }
    std::uint32_t next = 0;
    for (auto& [key, rank] : ranks) rank = next++;
    std::vector<std::uint32_t> of_keys(keys_.size(), 0);
    for (std::size_t key = 0; key < keys_.size(); ++key) {
      if (is_used[key]) of_keys[key] = ranks.at(keys_[key]);
    }
    std::vector<std::uint32_t> result;
    for (const std::size_t key : rows_) result.push_back(of_keys[key]);
    return result;
  }

 private:
  const std::string& name() const { return table_.columns[column_].text; }

  // The values of each chunk, and for each row used the place of its own among them all.
  void collect(KeyOrder order) {
    const bool are_numbers = all_numbers();
    std::size_t read = 0;
    for (const TableChunk& chunk : table_.chunks) {
      const ColumnChunk& cells = chunk.columns[column_];
      const ColumnNumbers number(cells);
      const std::size_t first = keys_.size();
      if (cells.is_dictionary()) {
        for (const DistinctText& text : cells.texts()) keys_.push_back(key_of(text, chunk, are_numbers, order));
        if (are_numbers) set_numbers(cells, first);
      }
      for (std::size_t i = 0; i < chunk.rows; ++i) {
        if (schema_.keep[read + i] == 0) continue;
        if (cells.is_missing(i)) throw error::no_key(table_.files[chunk.file].name, name());
        rows_.push_back(cells.is_dictionary() ? first + cells.code(i) : keys_.size());
        if (!cells.is_dictionary()) keys_.emplace_back(number(i), std::string());
      }
      read += chunk.rows;
    }
  }

  void set_numbers(const ColumnChunk& cells, std::size_t first) {
    const std::vector<double> numbers = cells.numbers_of_texts();
    for (std::size_t k = 0; k < numbers.size(); ++k) keys_[first + k].first = numbers[k];
  }

  bool all_numbers() const {
    for (const TableChunk& chunk : table_.chunks) {
      const ColumnChunk& cells = chunk.columns[column_];
      if (!cells.is_dictionary()) continue;
      for (const double number : cells.numbers_of_texts()) {
        if (std::isnan(number)) return false;
      }
    }
    return true;
  }

  Key key_of(const DistinctText& text, const TableChunk& chunk, bool are_numbers, KeyOrder order) const {
    if (are_numbers) return {0, ""};
    if (order == KeyOrder::of_names) return {0, text.text};
    static const DateFormat iso = DateFormat::iso();
    const auto moment = iso.read(text.text);
    if (!moment) throw error::no_moment(place_of(table_, chunk, text), name(), text.text);
    return {moment->days, ""};
  }

  const Table& table_;
  const Schema& schema_;
  const std::size_t column_;
  std::vector<Key> keys_;
  std::vector<std::size_t> rows_;  // of each row used: the place of its key
};

}  // namespace

std::vector<std::uint32_t> row_keys(const Table& table, const Schema& schema, std::size_t column, KeyOrder order) {
  return Keys(table, schema, column).ranks(order);
}

}  // namespace logreg
