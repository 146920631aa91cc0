#include "verbs/labelled_rows.h"

#include "base/number.h"
#include "base/text.h"
#include "data/counted_rows.h"

#include <algorithm>
#include <string_view>

namespace logreg {

Collector::Collector(const Model& model, const Reading& reading, const EvaluateOptions& options)
    : model_(model),
      reading_(reading),
      options_(options),
      scorer_(model, reading.missing, options.unseen),
      labels_(model.target.positive, model.target.negative, reading.options.decimal),
      all_(no_rows()) {}

LabelledRows Collector::no_rows() const {
  LabelledRows none;
  none.unusable = scorer_.no_unusable_cells();
  return none;
}

void Collector::append(const LabelledRows& rows) {
  const auto add_all = [](auto& to, const auto& from) { to.insert(to.end(), from.begin(), from.end()); };
  add_all(all_.scores.logits, rows.scores.logits);
  add_all(all_.scores.labels, rows.scores.labels);
  add_all(all_.scores.weights, rows.scores.weights);
  add_all(all_.groups, rows.groups);
  all_.rows_read += rows.rows_read;
  all_.rows_used += rows.rows_used;
  all_.without_label += rows.without_label;
  all_.without_weight += rows.without_weight;
  all_.unusable.add(rows.unusable);
}

void Collector::read(const std::string& path, const Run& run) {
  CsvFile file(path, reading_.options, run);
  scorer_.bind(file, run.instruction_set());
  find_target(file);
  find_weights(file);
  const std::size_t rows_before = all_.rows_read;
  const BadRows bad_rows = read_parts<LabelledRows>(
      file, run, [this] { return no_rows(); }, [&](const Record& record, LabelledRows& to) { add(file, record, to); },
      [this](const LabelledRows& rows) { append(rows); });
  if (all_.rows_read == rows_before) throw error::no_rows(file.name(), bad_rows.count);
  if (bad_rows.count > 0) notify(options_.common, notice::bad_rows(file.name(), file.columns().size(), bad_rows));
}

void Collector::find_target(const CsvFile& file) {
  const std::vector<std::string> names = texts_of(file.columns());
  std::vector<std::string> absent;
  const auto find = [&](const std::string& name) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) absent.push_back(name);
    return static_cast<std::size_t>(found - names.begin());
  };
  target_ = find(model_.target.column);
  if (model_.target.trials) trials_ = find(*model_.target.trials);
  if (!absent.empty()) throw error::columns_not_there(file.name(), absent);
}

// The option's column must be there; the training's counts if it is.
void Collector::find_weights(const CsvFile& file) {
  const std::vector<std::string> names = texts_of(file.columns());
  weights_name_ = options_.weights.value_or(model_.weights.value_or(""));
  if (weights_name_.empty()) return;
  const auto found = std::find(names.begin(), names.end(), weights_name_);
  weights_.reset();
  if (found != names.end()) {
    weights_ = static_cast<std::size_t>(found - names.begin());
    if (!options_.weights) notify(options_.common, notice::weighted_by(weights_name_));
  } else if (options_.weights) {
    throw error::no_such_column(weights_name_, "--weights", names);
  } else {
    notify(options_.common, notice::weights_not_there(weights_name_));
  }
}

void Collector::add(const CsvFile& file, const Record& record, LabelledRows& to) const {
  ++to.rows_read;
  const auto counts =
      model_.target.trials ? counts_of_trials(file, record, to.scratch) : counts_of_label(file, record, to.scratch);
  if (!counts) {
    ++to.without_label;
    return;
  }
  const auto logit = scorer_.logit(record, to.unusable, to.scratch);
  if (!logit) return;
  const double weight = weight_of(file, record, to.scratch);
  const bool is_weighted = !weights_name_.empty() || model_.target.trials;
  if (weight == 0) {
    ++to.without_weight;
    return;
  }
  ++to.rows_used;
  const auto add_score = [&](std::uint8_t label, double count) {
    if (count == 0) return;
    to.scores.logits.push_back(*logit);
    to.scores.labels.push_back(label);
    if (is_weighted) to.scores.weights.push_back(weight * count);
  };
  add_score(1, counts->positive);
  add_score(0, counts->negative);
}

// Nothing where the label is missing.
std::optional<ClassCounts> Collector::counts_of_label(const CsvFile& file, const Record& record,
                                                      std::string& scratch) const {
  const std::string_view label = record.cells[target_].content(file.dialect().quote, scratch);
  if (reading_.missing.contains(trimmed(label))) return std::nullopt;
  const Labels::Class label_class = labels_.class_of(label);
  if (label_class == Labels::Class::neither) {
    throw error::third_label(file.place(record), model_.target.column, std::string(label), labels_.positive(),
                             labels_.negative().value_or(""));
  }
  if (label_class == Labels::Class::positive) return ClassCounts{1, 0};
  return ClassCounts{0, 1};
}

std::optional<ClassCounts> Collector::counts_of_trials(const CsvFile& file, const Record& record,
                                                       std::string& scratch) const {
  const auto successes = count_in(target_, file, record, scratch);
  const auto trials = count_in(trials_, file, record, scratch);
  if (!successes || !trials) return std::nullopt;
  if (!are_counts(*successes, *trials)) {
    throw error::no_counts(file.place(record), model_.target.column, *successes, *model_.target.trials, *trials);
  }
  if (*trials == 0) return std::nullopt;
  return ClassCounts{*successes, *trials - *successes};
}

std::optional<double> Collector::count_in(std::size_t column, const CsvFile& file, const Record& record,
                                          std::string& scratch) const {
  const std::string_view text = trimmed(record.cells[column].content(file.dialect().quote, scratch));
  if (reading_.missing.contains(text)) return std::nullopt;
  const auto count = parse_number(text, file.dialect().decimal);
  if (!count) throw error::count_is_no_number(file.place(record), file.columns()[column].text, std::string(text));
  return count;
}

// A missing weight is 0.
double Collector::weight_of(const CsvFile& file, const Record& record, std::string& scratch) const {
  if (!weights_) return 1;
  const std::string_view text = trimmed(record.cells[*weights_].content(file.dialect().quote, scratch));
  if (reading_.missing.contains(text)) return 0;
  const auto weight = parse_number(text, file.dialect().decimal);
  if (!weight) throw error::weight_is_no_number(file.place(record), weights_name_, std::string(text));
  if (*weight < 0) throw error::weight_is_negative(file.place(record), weights_name_, std::string(text));
  return *weight;
}

}  // namespace logreg
