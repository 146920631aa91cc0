#include "verbs/validation.h"

#include "base/error.h"
#include "base/number.h"
#include "csv/csv_writer.h"
#include "data/column_names.h"
#include "data/file_rows.h"
#include "descent/neuron.h"
#include "quality/cross_validation.h"
#include "quality/messages.h"
#include "quality/row_keys.h"
#include "verbs/messages.h"
#include "verbs/scored_by_model.h"
#include "verbs/scoring_messages.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace logreg {

namespace {

// How the rows used are held out, by what the options say.
class Plan {
 public:
  Plan(const ValidationOptions& options, const RowsToHoldOut& rows, const FileRows& file_rows, std::uint64_t seed,
       const std::string& file)
      : options_(options), rows_(rows), file_rows_(file_rows), seed_(seed), file_(file) {}

  // Of the rows of the design.
  std::vector<Folds> repeats() const {
    std::vector<Folds> result;
    for (std::size_t repeat = 0; repeat < options_.repeats; ++repeat) {
      result.push_back(of_design(folds(seed_ + repeat)));
    }
    return result;
  }

  Folds test() const { return of_design(random_test(file_rows_.classes, rows_.keys, *options_.test_size, seed_)); }

 private:
  std::size_t keys() const { return rows_.keys.empty() ? 0 : std::ranges::max(rows_.keys) + std::size_t{1}; }

  Folds folds(std::uint64_t seed) const {
    const std::size_t count = options_.fold_count();
    if (options_.fold_column) {
      if (keys() < 2) throw error::one_key(file_, *options_.fold_column);
      if (options_.folds && *options_.folds != keys()) {
        throw error::other_count_of_folds(file_, *options_.fold_column, keys(), count);
      }
      return folds_of_values(rows_.keys);
    }
    if (options_.time) {
      Folds result = folds_of_times(rows_.keys, count);
      if (result.count == 0) throw error::one_key(file_, *options_.time);
      return result;
    }
    if (options_.group && keys() < count) throw error::fewer_keys(file_, *options_.group, keys(), count);
    if (count > file_rows_.classes.size()) throw error::more_folds_than_rows(count, file_rows_.classes.size());
    return random_folds(file_rows_.classes, rows_.keys, count, seed);
  }

  // Both halves of a row with trials go the same way.
  Folds of_design(Folds folds) const {
    folds.of_row = of_design_rows(folds.of_row, file_rows_);
    return folds;
  }

  const ValidationOptions& options_;
  const RowsToHoldOut& rows_;
  const FileRows& file_rows_;
  std::uint64_t seed_;
  const std::string& file_;
};

std::size_t rows_held_out(const Folds& folds, const FileRows& rows) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < folds.of_row.size(); ++i) {
    const bool is_first = i == 0 || rows.of_row[i] != rows.of_row[i - 1];
    if (is_first && folds.of_row[i] > 0) ++count;
  }
  return count;
}

std::string out_of_fold_text(const CrossValidation& validation, const ValidatedTraining& validated,
                             const FileRows& rows) {
  const Target& target = validated.training.schema.target;
  std::string labels[2];
  append_cell(labels[0], target.negative.value_or(notice::not_label(target.positive)), Dialect());
  append_cell(labels[1], target.positive, Dialect());
  const bool has_weights = !validated.scores.weights.empty();
  std::string text = "row,repeat,fold,label,probability";
  text += has_weights ? ",weight\n" : "\n";
  for (std::size_t repeat = 0; repeat < validation.repeats.size(); ++repeat) {
    const Folds& folds = validation.repeats[repeat];
    for (std::size_t i = 0; i < folds.of_row.size(); ++i) {
      if (folds.of_row[i] == 0) continue;
      text += std::to_string(validated.rows.numbers[rows.of_row[i]]);
      text += ',' + std::to_string(repeat + 1) + ',' + std::to_string(folds.of_row[i]) + ',';
      text += labels[validated.scores.labels[i]] + ',';
      append_shortest(text, sigmoid(validation.logits[repeat][i]));
      if (has_weights) {
        text += ',';
        append_shortest(text, validated.scores.weights[i]);
      }
      text += '\n';
    }
  }
  return text;
}

// By the setting that names each.
std::vector<std::pair<Setting, std::string>> named_columns(const ValidationOptions& options) {
  std::vector<std::pair<Setting, std::string>> result;
  if (options.group) result.emplace_back(Setting{"group"}, *options.group);
  if (options.fold_column) result.emplace_back(Setting{"fold-column"}, *options.fold_column);
  if (options.time) result.emplace_back(Setting{"time"}, *options.time);
  return result;
}

constexpr double most_numbers = 2e9;  // that folds which nobody asked for may go through

}  // namespace

std::vector<std::size_t> columns_of_folds(const std::vector<ColumnName>& columns, const ValidationOptions& options) {
  std::vector<std::size_t> result;
  for (const auto& [setting, name] : named_columns(options)) result.push_back(find_column(columns, name, setting));
  return result;
}

void set_aside_columns_of_folds(const ValidationOptions& options, ColumnOptions& columns) {
  const auto is_named = [](const std::vector<std::string>& names, const std::string& name) {
    return std::ranges::find(names, name) != names.end();
  };
  for (const auto& [setting, name] : named_columns(options)) {
    const bool is_feature = is_named(columns.features, name) || is_named(columns.numeric, name) ||
                            is_named(columns.categorical, name) || is_named(columns.named, name);
    if (!is_feature && name != columns.target && !is_named(columns.ignore, name)) columns.ignore.push_back(name);
  }
}

bool keeps_inputs(const ValidationOptions& options, const Schema& schema, bool is_penalised) {
  constexpr double little = 1 << 25;  // numbers, which a fit that may turn out to be separated keeps
  if (options.asks_for_folds() || options.test_size) return true;
  const double numbers = static_cast<double>(schema.design_rows) * static_cast<double>(schema.features.size());
  return !options.no_folds && !options.test && numbers <= (is_penalised ? most_numbers : little);
}

RowsToHoldOut rows_to_hold_out(const Table& table, const Schema& schema, const ColumnOptions& columns,
                               const ValidationOptions& options) {
  RowsToHoldOut result;
  result.cells = learned_cells(table, schema, columns);
  for (std::size_t row = 0; row < schema.keep.size(); ++row) {
    if (schema.keep[row] != 0) result.numbers.push_back(static_cast<std::uint32_t>(row + 1));
  }
  for (const std::size_t column : columns_of_folds(table.columns, options)) {
    result.keys = row_keys(table, schema, column, options.time ? KeyOrder::of_moments : KeyOrder::of_names);
  }
  return result;
}

bool runs_folds_by_itself(const ValidationOptions& options, const Training& training, const Design& design) {
  if (options.no_folds || options.asks_for_folds() || options.test_size || options.test) return false;
  if (training.further.left_out || training.options.descent.optimizer != Optimizer::automatic) return false;
  if (!training.options.descent.is_penalised() && !training.fit.separation.is_found()) return false;
  return static_cast<double>(design.rows) * static_cast<double>(design.terms.size()) *
             static_cast<double>(training.fit.minimum.passes) <=
         most_numbers;
}

std::vector<Folds> repeated_folds(const ValidationOptions& options, const RowsToHoldOut& rows, const Design& design,
                                  std::uint64_t seed, const std::string& file) {
  const FileRows file_rows = logreg::file_rows(design);
  return Plan(options, rows, file_rows, seed, file).repeats();
}

Validation validate(ValidatedTraining&& validated, const ValidationOptions& options, bool by_itself, const Run& run) {
  Validation result;
  const Training& training = validated.training;
  const FileRows file_rows = logreg::file_rows(validated.design);
  const auto start = start_of_folds(validated.design, training.fit);
  const FoldDesigns designs(validated.design, training.schema, std::move(validated.rows.cells),
                            std::move(validated.rows.formula), run);
  const Plan plan(options, validated.rows, file_rows, validated.seed, validated.file);
  const double level = training.options.inference.level;
  if (options.test_size) {
    const CrossValidation test = cross_validate(designs, {plan.test()}, validated.options_of, start, run);
    const Scores scores = held_out(test, 0, validated.scores);
    FiguresOfTest& figures = result.figures.test.emplace();
    figures.evaluation = evaluate(scores, Ranking(scores, run), validated.threshold, {.level = level}, run);
    figures.evaluation.rows = rows_held_out(test.repeats.front(), file_rows);
    figures.unseen = test.folds.front().unseen;
  }
  if (!options.asks_for_folds() && !by_itself) return result;
  const CrossValidation folds = cross_validate(designs, plan.repeats(), validated.options_of, start, run);
  result.figures.folds = figures_of_folds(folds, validated.scores, rows_held_out(folds.repeats.front(), file_rows),
                                          validated.threshold, level, run);
  if (options.out_of_fold) result.out_of_fold = out_of_fold_text(folds, validated, file_rows);
  return result;
}

FiguresOfTest judged_by_file(const Model& model, const std::string& file, const Reading& reading,
                             const DataOptions& data, const CommonOptions& common, const Run& run) {
  EvaluateOptions options;
  options.data = data;
  options.data.files = {file};
  options.common = common;
  const ScoredRows rows = scored_by(model, nullptr, reading, options, run);
  if (rows.scores.rows() == 0) throw error::nothing_to_evaluate(file, rows.rows_read);
  const std::size_t unusable = rows.dropped() - rows.without_weight;
  if (unusable > 0) {
    notify(common, notice::rows_left_out(unusable, rows.rows_read, rows.without_label, rows.unusable));
  }
  FiguresOfTest result;
  result.evaluation = evaluate(rows.scores, Ranking(rows.scores, run), model.threshold, {.level = model.level}, run);
  result.evaluation.rows = rows.rows_used;
  result.file = file;
  return result;
}

}  // namespace logreg
