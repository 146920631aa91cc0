#include "verbs/scored_by_model.h"

#include "data/column_names.h"
#include "data/counted_rows.h"
#include "data/labels.h"
#include "data/messages.h"
#include "model/messages.h"
#include "model/scorer.h"
#include "verbs/scored_part.h"
#include "verbs/scoring_messages.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace logreg {

namespace {

// How many observations of each class a row stands for, before its weight.
struct ClassCounts {
  double positive = 0;
  double negative = 0;
};

// Rows of data files, scored by a model, and by another one that it is compared with.
class ByModel {
 public:
  ByModel(const Model& model, const Model* other, const Reading& reading, const EvaluateOptions& options)
      : model_(model),
        reading_(reading),
        scorer_(model, reading.cells(), options.unseen),
        labels_(model.target, reading.options.decimal),
        facts_(model.weights.value_or(""), options) {
    if (other != nullptr) other_.emplace(*other, reading.cells(), options.unseen);
  }

  void bind(const CsvFile& file) {
    scorer_.bind(file);
    if (other_) other_->bind(file);
    target_ = position_of(model_.target.column, file);
    if (model_.target.trials) trials_ = position_of(*model_.target.trials, file);
    std::vector<std::string> absent;
    if (!target_) absent.push_back(model_.target.column);
    if (model_.target.trials && !trials_) absent.push_back(*model_.target.trials);
    if (!absent.empty()) throw error::columns_not_there(file.name(), absent, texts_of(file.columns()));
    facts_.bind(file);
    formats_ = column_formats(file, reading_);
  }

  static ScoredPart no_rows() { return {}; }
  void add(const CsvFile& file, const Record& record, ScoredPart& to) const;
  std::vector<NamedUnusable> unusable(const ScoredPart& all) const;
  std::vector<NamedFar> far(const ScoredPart& all) const { return scorer_.far(all.tally); }

 private:
  std::optional<ClassCounts> counts_of_label(const ScoredRecord& row) const;
  std::optional<ClassCounts> counts_of_trials(const ScoredRecord& row) const;

  const Model& model_;
  const Reading& reading_;
  Scorer scorer_;
  std::optional<Scorer> other_;
  Labels labels_;
  RowFacts facts_;
  std::optional<std::size_t> target_;
  std::optional<std::size_t> trials_;  // if the model knows of any
  ColumnFormats formats_;
};

void ByModel::add(const CsvFile& file, const Record& record, ScoredPart& to) const {
  ++to.rows.rows_read;
  const ScoredRecord row{file, formats_, record, to.scratch.cell};
  const auto counts = trials_ ? counts_of_trials(row) : counts_of_label(row);
  if (!counts) {
    ++to.rows.without_label;
    return;
  }
  const auto logit = scorer_.logit(record, to.tally, to.scratch);
  if (!logit) return;
  std::optional<double> other_logit;
  if (other_) {
    other_logit = other_->logit(record, to.other_tally, to.other_scratch);
    if (!other_logit) return;
  }
  const std::optional<double> weight = facts_.weight(row);
  if (!weight || *weight == 0) {
    if (weight) ++to.rows.of_weight_zero;
    ++to.rows.without_weight;
    return;
  }
  ++to.rows.rows_used;
  const auto group = facts_.group(row, to.rows.group_texts);
  const auto add_score = [&](std::uint8_t label, double count) {
    if (count == 0) return;
    to.rows.scores.logits.push_back(*logit);
    to.rows.scores.labels.push_back(label);
    if (facts_.has_weights() || trials_) to.rows.scores.weights.push_back(*weight * count);
    if (other_logit) to.rows.other_logits.push_back(*other_logit);
    if (group) to.rows.groups.push_back(*group);
  };
  add_score(1, counts->positive);
  add_score(0, counts->negative);
}

// Nothing where the label is missing.
std::optional<ClassCounts> ByModel::counts_of_label(const ScoredRecord& row) const {
  if (row.is_missing(*target_)) return std::nullopt;
  const std::string_view label = row.text(*target_);
  const Labels::Class label_class = labels_.class_of(label);
  if (label_class == Labels::Class::neither) {
    if (model_.target.leaves_out) return std::nullopt;
    throw error::third_label(row.place(), model_.target.column, std::string(label), model_.target.positive,
                             model_.target.negative.value_or(""));
  }
  return label_class == Labels::Class::positive ? ClassCounts{1, 0} : ClassCounts{0, 1};
}

std::optional<ClassCounts> ByModel::counts_of_trials(const ScoredRecord& row) const {
  const auto successes = row.number(*target_, error::count_is_no_number);
  const auto trials = row.number(*trials_, error::count_is_no_number);
  if (!successes || !trials) return std::nullopt;
  if (!are_counts(*successes, *trials)) {
    throw error::no_counts(row.place(), model_.target.column, *successes, *model_.target.trials, *trials);
  }
  if (*trials == 0) return std::nullopt;
  return ClassCounts{*successes, *trials - *successes};
}

std::vector<NamedUnusable> ByModel::unusable(const ScoredPart& all) const {
  std::vector<NamedUnusable> columns = scorer_.unusable(all.tally);
  if (!other_) return columns;
  for (const NamedUnusable& of_other : other_->unusable(all.other_tally)) {
    const auto same = std::ranges::find(columns, of_other.column, &NamedUnusable::column);
    if (same == columns.end()) {
      columns.push_back(of_other);
    } else {
      same->cells.add(of_other.cells);
    }
  }
  return columns;
}

}  // namespace

ScoredRows scored_by(const Model& model, const Model* other, const Reading& reading, const EvaluateOptions& options,
                     const Run& run) {
  ByModel scoring(model, other, reading, options);
  ScoredPart all = read_all(options.data.files, scoring, reading, options.common, run);
  all.rows.target = model.target;
  all.rows.unusable = scoring.unusable(all);
  all.rows.far = scoring.far(all);
  all.rows.far_rows = all.tally.far_rows;
  all.rows.new_combinations = all.tally.new_combinations;
  return std::move(all.rows);
}

}  // namespace logreg
