#include "data/kept_rows.h"

#include "data/column_summary.h"
#include "data/counted_rows.h"
#include "data/labels.h"
#include "data/messages.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace logreg {

namespace {

class KeptRows {
 public:
  KeptRows(const Table& table, const ColumnOptions& options, const ChosenColumns& chosen, Schema& schema)
      : table_(table),
        options_(options),
        decimal_(table.files.front().dialect.decimal),
        file_(table.files.front().name),
        chosen_(chosen),
        schema_(schema) {}

  void decide();

 private:
  const std::string& name(std::size_t column) const { return table_.columns[column].text; }
  // Calls visit(row) for every row whose cell in that column is missing.
  template <class Visit>
  void for_each_missing(std::size_t column, const Visit& visit) const {
    std::size_t begin = 0;
    for (const TableChunk& chunk : table_.chunks) {
      const ColumnChunk& part = chunk.columns[column];
      for (std::size_t i = 0; part.missing() > 0 && i < chunk.rows; ++i) {
        if (part.is_missing(i)) visit(begin + i);
      }
      begin += chunk.rows;
    }
  }
  void drop_incomplete_rows(const std::vector<std::uint8_t>& has_target);
  std::size_t count_missing(std::size_t column, const std::vector<std::uint8_t>& has_target, bool impute);
  void check_numbers(std::size_t column, Error (*refusal)(const Place&, const std::string&, const std::string&)) const;
  void leave_out_other_labels();
  void weigh_rows();
  bool weights_are_whole() const;
  void find_offset();
  void drop_rows_without_cluster();
  [[noreturn]] void refuse() const;

  const Table& table_;
  const ColumnOptions& options_;
  const char decimal_;
  const std::string& file_;
  const ChosenColumns& chosen_;
  Schema& schema_;
};

void KeptRows::decide() {
  schema_.rows_read = table_.rows;
  schema_.keep.assign(table_.rows, 1);
  for_each_missing(schema_.target_index, [&](std::size_t row) { schema_.keep[row] = 0; });
  schema_.rows_without_target = static_cast<std::size_t>(std::ranges::count(schema_.keep, std::uint8_t{0}));
  if (schema_.target.leaves_out) leave_out_other_labels();
  const std::vector<std::uint8_t> has_target = schema_.keep;
  if (chosen_.trials) keep_counted_rows(table_, options_, schema_);
  if (chosen_.weights) weigh_rows();
  if (chosen_.offset) find_offset();
  if (chosen_.cluster) drop_rows_without_cluster();
  drop_incomplete_rows(has_target);
  schema_.rows = static_cast<std::size_t>(std::count(schema_.keep.begin(), schema_.keep.end(), std::uint8_t{1}));
  if (schema_.rows == 0) refuse();
  if (chosen_.weights) schema_.weights_are_whole = weights_are_whole();
}

// Says which column takes the rows, where filling in missing cells of features would not help.
void KeptRows::refuse() const {
  const bool impute = options_.missing == MissingPolicy::impute;
  if (schema_.rows_with_missing > 0 && !impute) {
    throw error::no_complete_rows(file_, schema_.missing_cells, schema_.rows_read);
  }
  const std::pair<std::size_t, Setting> takes[] = {{schema_.rows_without_weight, Setting{"weights"}},
                                                   {schema_.rows_without_trials, Setting{"trials"}},
                                                   {schema_.rows_with_missing, Setting{"offset"}},
                                                   {schema_.rows_without_cluster, Setting{"cluster"}}};
  const auto& [rows, role] = *std::ranges::max_element(takes, {}, &std::pair<std::size_t, Setting>::first);
  throw error::no_rows_left(file_, schema_.rows_read, role, rows);
}

void KeptRows::check_numbers(std::size_t column,
                             Error (*refusal)(const Place&, const std::string&, const std::string&)) const {
  const ColumnSummary found = summary(table_, column);
  if (found.others() == 0) return;
  const SeenText& other = found.tally.others.texts.front();
  throw refusal(place_of(table_, other), name(column), other.text);
}

void KeptRows::leave_out_other_labels() {
  const Labels labels(schema_.target, decimal_);
  std::size_t row = 0;
  for (const TableChunk& chunk : table_.chunks) {
    const ColumnChunk& column = chunk.columns[schema_.target_index];
    std::vector<bool> is_other;
    for (const DistinctText& text : column.texts()) {
      is_other.push_back(labels.class_of(text.text) == Labels::Class::neither);
    }
    for (std::size_t i = 0; i < chunk.rows; ++i, ++row) {
      if (schema_.keep[row] == 0 || !is_other[column.code(i)]) continue;
      schema_.keep[row] = 0;
      ++schema_.rows_with_other_label;
    }
  }
}

void KeptRows::weigh_rows() {
  const std::size_t column = *chosen_.weights;
  schema_.weights = column;
  schema_.weights_name = name(column);
  check_numbers(column, error::weight_is_no_number);
  std::size_t row = 0;
  for (const TableChunk& chunk : table_.chunks) {
    const DistinctText negative = chunk.columns[column].first_negative();
    if (negative.count > 0) {
      throw error::weight_is_negative(place_of(table_, chunk, negative), name(column), negative.text);
    }
    const ColumnNumbers number(chunk.columns[column]);
    for (std::size_t i = 0; i < chunk.rows; ++i, ++row) {
      if (number(i) > 0 || schema_.keep[row] == 0) continue;
      schema_.keep[row] = 0;
      ++schema_.rows_without_weight;
      if (number(i) == 0) ++schema_.rows_of_weight_zero;
    }
  }
}

bool KeptRows::weights_are_whole() const {
  std::size_t row = 0;
  for (const TableChunk& chunk : table_.chunks) {
    const ColumnNumbers number(chunk.columns[*chosen_.weights]);
    for (std::size_t i = 0; i < chunk.rows; ++i, ++row) {
      if (schema_.keep[row] != 0 && number(i) != std::floor(number(i))) return false;
    }
  }
  return true;
}

void KeptRows::find_offset() {
  const std::size_t column = *chosen_.offset;
  schema_.offset = column;
  schema_.offset_name = name(column);
  check_numbers(column, error::offset_is_no_number);
}

void KeptRows::drop_rows_without_cluster() {
  schema_.cluster = chosen_.cluster;
  schema_.cluster_name = name(*chosen_.cluster);
  for_each_missing(*chosen_.cluster, [&](std::size_t row) {
    schema_.rows_without_cluster += schema_.keep[row];
    schema_.keep[row] = 0;
  });
}

// Counts the missing cells of a column, and drops their rows unless they are to be filled in.
std::size_t KeptRows::count_missing(std::size_t column, const std::vector<std::uint8_t>& has_target, bool impute) {
  std::size_t missing = 0;
  for_each_missing(column, [&](std::size_t row) {
    if (has_target[row] == 0) return;
    ++missing;
    if (impute || schema_.keep[row] == 0) return;
    schema_.keep[row] = 0;
    ++schema_.rows_with_missing;
  });
  if (missing > 0) schema_.missing_cells.emplace_back(name(column), missing);
  return missing;
}

// An offset cannot be filled in: it is known, or the row says nothing.
void KeptRows::drop_incomplete_rows(const std::vector<std::uint8_t>& has_target) {
  for (FeatureColumn& feature : schema_.features) {
    feature.impute = options_.missing == MissingPolicy::impute || chosen_.impute.contains(feature.index) ||
                     options_.asks_only_for_missing(feature.name);
    feature.missing = count_missing(feature.index, has_target, feature.impute);
  }
  if (schema_.offset) count_missing(*schema_.offset, has_target, false);
  if (options_.missing == MissingPolicy::error && schema_.rows_with_missing > 0) {
    throw error::missing_cells(file_, schema_.missing_cells);
  }
}

}  // namespace

void keep_rows(const Table& table, const ColumnOptions& options, const ChosenColumns& chosen, Schema& schema) {
  KeptRows(table, options, chosen, schema).decide();
}

}  // namespace logreg
