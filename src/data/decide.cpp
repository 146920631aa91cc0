#include "data/decide.h"

#include "base/parallel.h"
#include "data/chosen_columns.h"
#include "data/column_summary.h"
#include "data/counted_rows.h"
#include "data/feature_columns.h"
#include "data/imputation.h"
#include "data/kept_rows.h"
#include "data/labels.h"
#include "data/levels.h"
#include "data/messages.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace logreg {

namespace {

// COLUMN=FORMAT, with the first format that reads them.
std::vector<std::string> dates_of(const std::vector<ColumnNote>& notes) {
  std::vector<std::string> result;
  for (const ColumnNote& note : notes) {
    if (note.kind == ColumnNote::Kind::dates && note.texts.size() > 1) {
      result.push_back(note.column + '=' + note.texts[1]);
    }
  }
  return result;
}

std::vector<std::string> ignored_for_many_levels(const Schema& schema) {
  std::vector<std::string> columns;
  for (const ExcludedColumn& ignored : schema.ignored) {
    if (ignored.why == Exclusion::many_levels) columns.push_back(ignored.column);
  }
  return columns;
}

class Decision {
 public:
  Decision(Table& table, const ColumnOptions& options, const Run& run)
      : table_(table),
        options_(options),
        run_(run),
        decimal_(table.files.front().dialect.decimal),
        file_(table.files.front().name),
        chosen_(chosen_columns(table.columns, options)) {}

  Schema make() {
    decide_target();
    take_numbers();
    decide_features(table_, options_, chosen_, schema_);
    keep_rows(table_, options_, chosen_, schema_);
    look_at_rows();
    schema_.intercept = options_.intercept;
    if (!options_.intercept && !options_.has_formula) give_all_levels_terms();
    check_features();
    check_classes();
    remember_formats();
    if (schema_.trials) schema_.saturated = saturated_model(table_, schema_);
    return std::move(schema_);
  }

  TolerantDecision make_tolerantly() {
    TolerantDecision result;
    decide_target();
    take_numbers();
    RefusedColumns refused = decide_possible_features(table_, options_, chosen_, schema_);
    result.refused = std::move(refused.columns);
    result.stopped_by = std::move(refused.together);
    const auto attempt = [&](const auto& deed) {
      try {
        deed();
      } catch (const Error& error) {
        if (!result.stopped_by) result.stopped_by = error;
        return false;
      }
      return true;
    };
    const Schema before = schema_;
    if (!attempt([&] { keep_rows(table_, options_, chosen_, schema_); })) {
      // No row may be left, or missing cells may be refused: with these filled in there is something to look at.
      schema_ = before;
      ColumnOptions filled_in = options_;
      filled_in.missing = MissingPolicy::impute;
      keep_rows(table_, filled_in, chosen_, schema_);
    }
    look_at_rows();
    schema_.intercept = options_.intercept;
    if (!options_.intercept && !options_.has_formula) give_all_levels_terms();
    attempt([&] { check_features(); });
    attempt([&] { check_classes(); });
    result.schema = std::move(schema_);
    return result;
  }

 private:
  const std::string& name(std::size_t column) const { return table_.columns[column].text; }
  void ignore(std::size_t column, Exclusion why) { schema_.ignored.push_back({name(column), why}); }

  void decide_target();
  void check_counts(std::size_t column) const;
  void take_numbers();
  void look_at_rows();
  bool look_at_numbers(FeatureColumn& feature);
  std::vector<double> numbers_kept(std::size_t column) const;
  void look_at_missing(FeatureColumn& feature);
  bool look_at_levels(FeatureColumn& feature);
  void give_all_levels_terms();
  ClassRows classes_of_labels() const;
  void check_features();
  void check_classes();
  void remember_formats();

  Table& table_;
  const ColumnOptions& options_;
  const Run& run_;
  char decimal_;
  std::string file_;
  ChosenColumns chosen_;
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
  const ColumnSummary found = summary(table_, schema_.target_index);
  if (found.many_texts) throw error::target_has_many_labels(file_, options_.target);
  schema_.target =
      choose_labels({options_.target, found.texts, file_, decimal_}, {options_.positives, options_.negatives});
  if (schema_.target.folded) {
    schema_.notes.push_back({ColumnNote::Kind::labels_folded, options_.target, schema_.target.spellings});
  }
}

void Decision::check_counts(std::size_t column) const {
  const ColumnSummary found = summary(table_, column);
  if (found.others() == 0) return;
  const SeenText& other = found.tally.others.texts.front();
  throw error::count_is_no_number(place_of(table_, other), name(column), other.text);
}

// Columns of numbers that are no features.
void Decision::take_numbers() {
  for (const auto& column :
       {chosen_.trials ? chosen_.target : std::nullopt, chosen_.trials, chosen_.weights, chosen_.offset}) {
    if (!column || summary(table_, *column).others() > 0) continue;
    for (TableChunk& chunk : table_.chunks) chunk.columns[*column].take_as_numbers();
  }
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
    if (varies[i] != 0 || options_.has_formula) {
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
  if (const auto how = chosen_.impute.find(feature.index); how != chosen_.impute.end()) {
    feature.fill = imputed_number(feature.name, how->second, numbers_kept(feature.index));
    if (feature.missing > 0) take(*feature.fill, *feature.fill);
  }
  feature.minimum = range.smallest;
  feature.maximum = range.largest;
  // Without an intercept a column of ones takes its place.
  return feature.minimum < feature.maximum || (!options_.intercept && feature.minimum != 0);
}

std::vector<double> Decision::numbers_kept(std::size_t column) const {
  std::vector<double> numbers;
  const std::uint8_t* keep = schema_.keep.data();
  for (const TableChunk& chunk : table_.chunks) {
    const ColumnNumbers number(chunk.columns[column]);
    for (std::size_t i = 0; i < chunk.rows; ++i) {
      if (keep[i] != 0 && !std::isnan(number(i))) numbers.push_back(number(i));
    }
    keep += chunk.rows;
  }
  return numbers;
}

// What a column says of which is asked only whether a cell is missing.
void Decision::look_at_missing(FeatureColumn& feature) {
  std::size_t missing = 0;
  const std::uint8_t* keep = schema_.keep.data();
  for (const TableChunk& chunk : table_.chunks) {
    for (std::size_t i = 0; i < chunk.rows; ++i) {
      if (keep[i] != 0 && chunk.columns[feature.index].is_missing(i)) ++missing;
    }
    keep += chunk.rows;
  }
  feature.levels = {{"(any)", schema_.rows - missing}};
  add_level_of_missing(missing, feature);
}

bool Decision::look_at_levels(FeatureColumn& feature) {
  if (options_.asks_only_for_missing(feature.name)) {
    look_at_missing(feature);
    return true;
  }
  const std::size_t missing = count_levels(table_, schema_, options_.min_level_rows, feature);
  const auto how = chosen_.impute.find(feature.index);
  if (how == chosen_.impute.end()) {
    add_level_of_missing(missing, feature);
  } else {
    feature.missing_level = imputed_level(feature, how->second);
    feature.missing_is_a_level = true;
    feature.levels[*feature.missing_level].rows += missing;
  }
  const auto baseline = chosen_.baselines.find(feature.index);
  if (baseline != chosen_.baselines.end()) set_baseline(baseline->second, feature);
  return feature.levels.size() > 1;
}

// Without an intercept the baseline of the first categorical column would have the logit 0, which nobody means: as R
// does, each of its levels has a term. With that the other columns have their baselines as usual.
void Decision::give_all_levels_terms() {
  const auto first = std::ranges::find(schema_.features, ColumnType::categorical, &FeatureColumn::type);
  if (first == schema_.features.end()) return;
  if (chosen_.baselines.contains(first->index)) throw error::baseline_without_intercept(first->name);
  first->baseline.reset();
}

ClassRows Decision::classes_of_labels() const {
  ClassRows rows;
  const Labels labels(schema_.target, decimal_);
  std::size_t row = 0;
  for (const TableChunk& chunk : table_.chunks) {
    const ColumnChunk& column = chunk.columns[schema_.target_index];
    std::vector<bool> is_positive;
    for (const DistinctText& text : column.texts()) {
      is_positive.push_back(labels.class_of(text.text) == Labels::Class::positive);
    }
    for (std::size_t i = 0; i < chunk.rows; ++i, ++row) {
      if (schema_.keep[row] == 0) continue;
      ++(is_positive[column.code(i)] ? rows.positive : rows.negative);
    }
  }
  return rows;
}

void Decision::check_features() {
  for (const auto& baseline : chosen_.baselines) {
    const std::size_t column = baseline.first;
    const auto is_it = [&](const FeatureColumn& feature) { return feature.index == column; };
    const auto feature = std::find_if(schema_.features.begin(), schema_.features.end(), is_it);
    if (feature == schema_.features.end()) {
      schema_.notes.push_back({ColumnNote::Kind::baseline_unused, name(column)});
      continue;
    }
    if (feature->type == ColumnType::numeric) throw error::baseline_of_numbers(name(column));
  }
  if (schema_.features.empty() && !(chosen_.intercept_alone && options_.intercept)) {
    throw error::no_features(file_, schema_.ignored.size(), ignored_for_many_levels(schema_), dates_of(schema_.notes));
  }
}

void Decision::check_classes() {
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

void Decision::remember_formats() {
  const auto remember = [&](std::size_t column, const CellFormat& format) {
    if (!format.is_usual(decimal_)) schema_.formats.emplace_back(name(column), format);
  };
  for (const FeatureColumn& feature : schema_.features) remember(feature.index, *feature.format);
  for (const auto& column : {chosen_.target, chosen_.trials, chosen_.weights, chosen_.offset, chosen_.cluster}) {
    if (column) remember(*column, *table_.formats[*column]);
  }
}

}  // namespace

std::vector<KeepTexts> texts_to_keep(const std::vector<ColumnName>& columns, const ColumnOptions& options) {
  const ChosenColumns chosen = chosen_columns(columns, options);
  std::vector<KeepTexts> result(columns.size(), KeepTexts::none);
  for (const std::size_t column : chosen.features) result[column] = KeepTexts::some;
  for (const std::size_t column : chosen.categorical) result[column] = KeepTexts::all;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (options.asks_only_for_missing(columns[i].text)) result[i] = KeepTexts::all;
  }
  if (chosen.weights) result[*chosen.weights] = KeepTexts::some;
  if (chosen.trials) result[*chosen.trials] = KeepTexts::some;
  if (chosen.offset) result[*chosen.offset] = KeepTexts::some;
  if (chosen.cluster) result[*chosen.cluster] = KeepTexts::all;
  if (chosen.target)
    result[*chosen.target] =
        !options.positives.empty() || !options.negatives.empty() ? KeepTexts::all : KeepTexts::some;
  return result;
}

std::vector<KeepTexts> words_to_keep(const std::vector<ColumnName>& columns, const ColumnOptions& options) {
  std::vector<KeepTexts> result = texts_to_keep(columns, options);
  for (const std::size_t column : chosen_columns(columns, options).features) {
    if (result[column] == KeepTexts::some) result[column] = KeepTexts::words;
  }
  return result;
}

std::vector<std::string> two_valued_columns(const Table& table) {
  std::vector<std::string> result;
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    if (!table.columns[column].in_header) continue;
    const ColumnSummary found = summary(table, column);
    if (!found.many_texts && found.texts.size() == 2) result.push_back(table.columns[column].text);
  }
  return result;
}

Schema decide(Table& table, const ColumnOptions& options, const Run& run) {
  return Decision(table, options, run).make();
}

TolerantDecision decide_tolerantly(Table& table, const ColumnOptions& options, const Run& run) {
  return Decision(table, options, run).make_tolerantly();
}

}  // namespace logreg
