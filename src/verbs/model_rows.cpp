#include "verbs/model_rows.h"

#include "base/number.h"
#include "base/text.h"
#include "data/counted_rows.h"

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace logreg {

ModelRows::ModelRows(const Model& model, const Model* other, const Reading& reading, const EvaluateOptions& options)
    : model_(model),
      reading_(reading),
      common_(options.common),
      scorer_(model, reading.missing, options.unseen),
      labels_(model.target.positive, model.target.negative, reading.options.decimal),
      facts_({options.weights.value_or(model.weights.value_or("")), options.weights.has_value(),
              options.quality.by.value_or("")},
             reading.missing, options.common) {
  if (other != nullptr) other_.emplace(*other, reading.missing, options.unseen);
  all_ = no_rows();
}

LabelledRows ModelRows::no_rows() const {
  LabelledRows none;
  none.unusable = scorer_.no_unusable_cells();
  if (other_) none.other_unusable = other_->no_unusable_cells();
  return none;
}

std::vector<ColumnCount> ModelRows::unusable() const {
  std::vector<ColumnCount> columns = scorer_.named(all_.unusable);
  if (!other_) return columns;
  for (const ColumnCount& of_other : other_->named(all_.other_unusable)) {
    const auto same = std::ranges::find(columns, of_other.first, &ColumnCount::first);
    if (same == columns.end()) {
      columns.push_back(of_other);
    } else {
      same->second += of_other.second;
    }
  }
  return columns;
}

void ModelRows::read(const std::string& path, const Run& run) {
  CsvFile file(path, reading_.options, run);
  scorer_.bind(file);
  if (other_) other_->bind(file);
  find_target(file);
  facts_.bind(file);
  const std::size_t rows_before = all_.rows_read;
  const BadRows bad_rows = read_parts<LabelledRows>(
      file, run, [this] { return no_rows(); }, [&](const Record& record, LabelledRows& to) { add(file, record, to); },
      [this](const LabelledRows& rows) { all_.append(rows); });
  if (all_.rows_read == rows_before) throw error::no_rows(file.name(), bad_rows.count);
  if (bad_rows.count > 0) notify(common_, notice::bad_rows(file.name(), file.columns().size(), bad_rows));
}

void ModelRows::find_target(const CsvFile& file) {
  const std::vector<std::string> names = texts_of(file.columns());
  std::vector<std::string> absent;
  const auto find = [&](const std::string& name) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) absent.push_back(name);
    return static_cast<std::size_t>(found - names.begin());
  };
  target_ = find(model_.target.column);
  if (model_.target.trials) trials_ = find(*model_.target.trials);
  if (!absent.empty()) throw error::columns_not_there(file.name(), absent, names);
}

void ModelRows::add(const CsvFile& file, const Record& record, LabelledRows& to) const {
  ++to.rows_read;
  const auto counts =
      model_.target.trials ? counts_of_trials(file, record, to.scratch) : counts_of_label(file, record, to.scratch);
  if (!counts) {
    ++to.without_label;
    return;
  }
  const auto logit = scorer_.logit(record, to.unusable, to.scratch);
  if (!logit) return;
  std::optional<double> other_logit;
  if (other_) {
    other_logit = other_->logit(record, to.other_unusable, to.scratch);
    if (!other_logit) return;
  }
  const double weight = facts_.weight(file, record, to.scratch);
  if (weight == 0) {
    ++to.without_weight;
    return;
  }
  ++to.rows_used;
  std::optional<std::uint32_t> group;
  if (facts_.has_groups()) group = to.add_to_group(facts_.group(file, record, to.scratch));
  const auto add_score = [&](std::uint8_t label, double count) {
    if (count == 0) return;
    to.scores.logits.push_back(*logit);
    to.scores.labels.push_back(label);
    if (facts_.has_weights() || model_.target.trials) to.scores.weights.push_back(weight * count);
    if (other_logit) to.other_logits.push_back(*other_logit);
    if (group) to.groups.push_back(*group);
  };
  add_score(1, counts->positive);
  add_score(0, counts->negative);
}

// Nothing where the label is missing.
std::optional<ClassCounts> ModelRows::counts_of_label(const CsvFile& file, const Record& record,
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

std::optional<ClassCounts> ModelRows::counts_of_trials(const CsvFile& file, const Record& record,
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

std::optional<double> ModelRows::count_in(std::size_t column, const CsvFile& file, const Record& record,
                                          std::string& scratch) const {
  const std::string_view text = trimmed(record.cells[column].content(file.dialect().quote, scratch));
  if (reading_.missing.contains(text)) return std::nullopt;
  const auto count = parse_number(text, file.dialect().decimal);
  if (!count) throw error::count_is_no_number(file.place(record), file.columns()[column].text, std::string(text));
  return count;
}

}  // namespace logreg
