#include "data/decide.h"

#include "base/number.h"
#include "base/parallel.h"
#include "base/text.h"
#include "data/chosen_columns.h"
#include "data/column_summary.h"
#include "data/counted_rows.h"
#include "data/kept_rows.h"
#include "data/labels.h"
#include "data/levels.h"
#include "data/messages.h"
#include "data/row_names.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace logreg {

namespace {

constexpr double mostly = 0.9;  // this share of numbers makes a column numeric, with typing errors

class Decision {
 public:
  Decision(const Table& table, const ColumnOptions& options, const Run& run)
      : table_(table),
        options_(options),
        run_(run),
        decimal_(table.files.front().dialect.decimal),
        file_(table.files.front().name),
        chosen_(chosen_columns(table.columns, options)) {}

  Schema make() {
    decide_target();
    decide_types();
    keep_rows(table_, options_, chosen_, schema_);
    look_at_rows();
    if (!options_.intercept) give_all_levels_terms();
    check_classes();
    if (schema_.trials) schema_.saturated = saturated_model(table_, schema_);
    return std::move(schema_);
  }

 private:
  const std::string& name(std::size_t column) const { return table_.columns[column].text; }
  void ignore(std::size_t column, Exclusion why) { schema_.ignored.push_back({name(column), why}); }

  void decide_target();
  void check_counts(std::size_t column) const;
  void decide_types();
  void decide_type(std::size_t column);
  void suspect_decimals(std::size_t column, const ColumnSummary& found);
  ColumnType type_of(std::size_t column, const ColumnSummary& found) const;
  void look_at_rows();
  bool look_at_numbers(FeatureColumn& feature);
  bool look_at_levels(FeatureColumn& feature);
  void give_all_levels_terms();
  ClassRows classes_of_labels() const;
  void check_classes();

  const Table& table_;
  const ColumnOptions& options_;
  const Run& run_;
  char decimal_;
  std::optional<char> suspected_decimal_;  // with which columns of text would be numbers
  std::string file_;
  ChosenColumns chosen_;
  std::optional<Labels> labels_;
  Schema schema_;
};

void Decision::decide_target() {
  schema_.target_index = *chosen_.target;
  if (chosen_.trials) {
    schema_.trials = chosen_.trials;
    schema_.target = {options_.target, std::string(success), std::string(failure), options_.trials};
    check_counts(*chosen_.target);
    check_counts(*chosen_.trials);
    return;
  }
  const ColumnSummary found = summary(table_, schema_.target_index, decimal_);
  labels_ = choose_labels(options_.target, found.texts, found.many_texts, options_.positive, file_, decimal_);
  schema_.target = {options_.target, labels_->positive(), labels_->negative()};
}

void Decision::check_counts(std::size_t column) const {
  const ColumnSummary found = summary(table_, column, decimal_);
  if (found.others > 0) throw error::count_is_no_number(found.first_other_place, name(column), found.first_other);
}

void Decision::decide_types() {
  for (const std::size_t column : chosen_.features) decide_type(column);
}

void Decision::decide_type(std::size_t column) {
  ColumnSummary found = summary(table_, column, decimal_);
  if (found.cells == 0) {
    ignore(column, Exclusion::all_missing);
    return;
  }
  FeatureColumn feature;
  feature.name = name(column);
  feature.index = column;
  feature.type = type_of(column, found);
  if (feature.type == ColumnType::categorical) {
    suspect_decimals(column, found);
    if (found.many_texts) {
      ignore(column, Exclusion::many_levels);
      return;
    }
    for (DistinctText& text : found.texts) feature.levels.push_back({std::move(text.text), 0});
    if (found.cells >= fewest_identifiers && found.texts.size() == found.cells) {
      schema_.notes.push_back({ColumnNote::Kind::different_texts, feature.name});
    }
  } else {
    if (!table_.columns[column].given && counts_rows(table_, column)) {
      ignore(column, Exclusion::counts_rows);
      return;
    }
    if (looks_like_identifier(table_, column))
      schema_.notes.push_back({ColumnNote::Kind::different_integers, feature.name});
  }
  schema_.features.push_back(std::move(feature));
}

// Where cells end at such a character, it does not stand between units and tenths.
void Decision::suspect_decimals(std::size_t column, const ColumnSummary& found) {
  const char other = other_decimal(decimal_);
  if (!found.fits_other_decimal || chosen_.categorical.contains(column)) return;
  if (table_.files.front().dialect.delimiter == other) return;
  suspected_decimal_ = other;
  schema_.notes.push_back({ColumnNote::Kind::decimals, name(column), found.first_other, other});
}

ColumnType Decision::type_of(std::size_t column, const ColumnSummary& found) const {
  if (chosen_.categorical.contains(column)) return ColumnType::categorical;
  if (found.others == 0) return ColumnType::numeric;
  const double share = static_cast<double>(found.cells - found.others) / static_cast<double>(found.cells);
  if (share >= mostly || chosen_.numeric.contains(column)) {
    const char other = other_decimal(decimal_);
    const bool is_decimal = parse_number(trimmed(found.first_other), other).has_value();
    throw error::not_a_number(found.first_other_place, name(column), found.first_other, found.others,
                              is_decimal ? other : '\0', chosen_.numeric.contains(column), table_.missing.texts());
  }
  return ColumnType::categorical;
}

// On the rows kept: ranges, levels that still have rows, columns that say nothing.
void Decision::look_at_rows() {
  std::vector<std::uint8_t> varies(schema_.features.size());
  parallel_for(run_, schema_.features.size(), [&](std::size_t i) {
    FeatureColumn& feature = schema_.features[i];
    varies[i] = feature.type == ColumnType::numeric ? look_at_numbers(feature) : look_at_levels(feature);
  });
  std::vector<FeatureColumn> varying;
  for (std::size_t i = 0; i < varies.size(); ++i) {
    if (varies[i] != 0) {
      varying.push_back(std::move(schema_.features[i]));
    } else {
      ignore(schema_.features[i].index, Exclusion::constant);
    }
  }
  schema_.features = std::move(varying);
}

bool Decision::look_at_numbers(FeatureColumn& feature) {
  ColumnChunk::Range range;
  const auto take = [&](double smallest, double largest) {
    range.smallest = std::min(range.smallest, smallest);
    range.largest = std::max(range.largest, largest);
  };
  const std::uint8_t* keep = schema_.keep.data();
  for (const TableChunk& chunk : table_.chunks) {
    const ColumnChunk& column = chunk.columns[feature.index];
    const ColumnNumbers number(column);
    if (!column.is_dictionary() && schema_.rows == table_.rows) {
      take(column.range().smallest, column.range().largest);
    } else {
      for (std::size_t i = 0; i < chunk.rows; ++i) {
        if (keep[i] != 0) take(number(i), number(i));
      }
    }
    keep += chunk.rows;
  }
  feature.minimum = range.smallest;
  feature.maximum = range.largest;
  // Without an intercept a column of ones takes its place.
  return feature.minimum < feature.maximum || (!options_.intercept && feature.minimum != 0);
}

bool Decision::look_at_levels(FeatureColumn& feature) {
  const std::size_t missing = count_levels(table_, schema_, options_.min_level_rows, feature);
  const auto baseline = chosen_.baselines.find(feature.index);
  if (baseline != chosen_.baselines.end()) set_baseline(baseline->second, feature);
  add_level_of_missing(missing, feature);
  return feature.levels.size() > 1;
}

// Without an intercept the baseline of the first categorical column would have the logit 0, which nobody means: as R
// does, each of its levels has a term. With that the other columns have their baselines as usual.
void Decision::give_all_levels_terms() {
  schema_.intercept = false;
  const auto first = std::ranges::find(schema_.features, ColumnType::categorical, &FeatureColumn::type);
  if (first == schema_.features.end()) return;
  if (chosen_.baselines.contains(first->index)) throw error::baseline_without_intercept(first->name);
  first->baseline.reset();
}

ClassRows Decision::classes_of_labels() const {
  ClassRows rows;
  std::size_t row = 0;
  for (const TableChunk& chunk : table_.chunks) {
    const ColumnChunk& column = chunk.columns[schema_.target_index];
    std::vector<bool> is_positive;
    for (const DistinctText& text : column.texts()) {
      is_positive.push_back(labels_->class_of(text.text) == Labels::Class::positive);
    }
    for (std::size_t i = 0; i < chunk.rows; ++i, ++row) {
      if (schema_.keep[row] == 0) continue;
      ++(is_positive[column.code(i)] ? rows.positive : rows.negative);
    }
  }
  return rows;
}

void Decision::check_classes() {
  for (const auto& baseline : chosen_.baselines) {
    const std::size_t column = baseline.first;
    const auto is_it = [&](const FeatureColumn& feature) { return feature.index == column; };
    const auto feature = std::find_if(schema_.features.begin(), schema_.features.end(), is_it);
    if (feature == schema_.features.end()) throw error::setting_of_unused_column(Setting{"baseline"}, name(column));
    if (feature->type == ColumnType::numeric) throw error::baseline_of_numbers(name(column));
  }
  if (schema_.features.empty()) throw error::no_features(file_, schema_.ignored.size(), suspected_decimal_);
  const ClassRows rows = schema_.trials ? rows_with_each_class(table_, schema_) : classes_of_labels();
  schema_.design_rows = rows.positive + rows.negative;
  if (rows.positive > 0 && rows.negative > 0) return;
  const auto worst = std::max_element(schema_.missing_cells.begin(), schema_.missing_cells.end(),
                                      [](const auto& a, const auto& b) { return a.second < b.second; });
  const Target& target = schema_.target;
  const std::string remaining =
      rows.positive > 0 ? target.positive : target.negative.value_or(notice::not_label(target.positive));
  throw error::one_class_left(file_, options_.target, remaining,
                              worst == schema_.missing_cells.end() ? "" : worst->first,
                              worst == schema_.missing_cells.end() ? 0 : worst->second);
}

}  // namespace

std::vector<KeepTexts> texts_to_keep(const std::vector<ColumnName>& columns, const ColumnOptions& options) {
  const ChosenColumns chosen = chosen_columns(columns, options);
  std::vector<KeepTexts> result(columns.size(), KeepTexts::none);
  for (const std::size_t column : chosen.features) result[column] = KeepTexts::some;
  for (const std::size_t column : chosen.categorical) result[column] = KeepTexts::all;
  if (chosen.weights) result[*chosen.weights] = KeepTexts::some;
  if (chosen.trials) result[*chosen.trials] = KeepTexts::some;
  if (chosen.offset) result[*chosen.offset] = KeepTexts::some;
  if (chosen.cluster) result[*chosen.cluster] = KeepTexts::all;
  if (chosen.target) result[*chosen.target] = options.positive ? KeepTexts::all : KeepTexts::some;
  return result;
}

std::vector<std::string> two_valued_columns(const Table& table) {
  std::vector<std::string> result;
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    const ColumnSummary found = summary(table, column, table.files.front().dialect.decimal);
    if (!found.many_texts && found.texts.size() == 2) result.push_back(table.columns[column].text);
  }
  return result;
}

Schema decide(const Table& table, const ColumnOptions& options, const Run& run) {
  return Decision(table, options, run).make();
}

}  // namespace logreg
