#include "verbs/scored_rows.h"

#include "base/number.h"
#include "base/text.h"
#include "csv/csv_chunk.h"
#include "csv/csv_file.h"
#include "data/column_names.h"
#include "data/counted_rows.h"
#include "data/labels.h"
#include "data/messages.h"
#include "data/table.h"
#include "model/messages.h"
#include "model/scorer.h"
#include "verbs/messages.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace logreg {

namespace {

constexpr std::size_t most_groups = 1000;
constexpr std::size_t most_labels = 200;  // of a column that should have two

// The rows of a part of a file, or of all files.
struct Part {
  ChunkSpan span;
  ScoredRows rows;
  DistinctTexts label_texts;  // if it is not empty, the scores' labels are positions in it
  UnusableCells unusable;
  UnusableCells other_unusable;
  std::string scratch;
};

std::size_t count(DistinctTexts& texts, std::string_view text, std::size_t times = 1) {
  std::size_t position = texts.find(text);
  if (position == DistinctTexts::absent) {
    position = texts.add(text, 0);
    --times;
  }
  texts.count_again(position, times);
  return position;
}

void check_groups(const DistinctTexts& texts) {
  if (texts.size() > most_groups) throw error::too_many_groups(most_groups);
}

template <class Numbers>
void add_all(Numbers& to, const Numbers& from) {
  to.insert(to.end(), from.begin(), from.end());
}

// Adds codes that are positions in `from_texts` as positions in `to_texts`.
template <class Code>
void add_codes(std::vector<Code>& to, DistinctTexts& to_texts, const std::vector<Code>& from,
               const DistinctTexts& from_texts) {
  std::vector<Code> code_of;
  for (const DistinctText& text : from_texts.texts()) {
    code_of.push_back(static_cast<Code>(count(to_texts, text.text, text.count)));
  }
  for (const Code code : from) to.push_back(code_of[code]);
}

// The rows that follow.
void append(Part& all, const Part& part) {
  ScoredRows& to = all.rows;
  const ScoredRows& from = part.rows;
  add_all(to.scores.logits, from.scores.logits);
  add_all(to.scores.probabilities, from.scores.probabilities);
  add_all(to.scores.weights, from.scores.weights);
  add_all(to.other_logits, from.other_logits);
  if (part.label_texts.size() == 0) {
    add_all(to.scores.labels, from.scores.labels);
  } else {
    add_codes(to.scores.labels, all.label_texts, from.scores.labels, part.label_texts);
  }
  add_codes(to.groups, to.group_texts, from.groups, from.group_texts);
  check_groups(to.group_texts);
  to.rows_read += from.rows_read;
  to.rows_used += from.rows_used;
  to.without_label += from.without_label;
  to.without_probability += from.without_probability;
  to.without_weight += from.without_weight;
  all.unusable.add(part.unusable);
  all.other_unusable.add(part.other_unusable);
}

struct Row {
  const CsvFile& file;
  const Record& record;
  std::string& scratch;

  // It lives until the next text is asked for.
  std::string_view text(std::size_t column) const {
    return record.cells[column].content(file.dialect().quote, scratch);
  }
  std::optional<double> number(std::string_view text) const { return parse_number(text, file.dialect().decimal); }
  Place place() const { return file.place(record); }
};

std::optional<std::size_t> position_of(const std::string& name, const CsvFile& file) {
  const std::vector<ColumnName>& columns = file.columns();
  const auto found = std::ranges::find(columns, name, &ColumnName::text);
  if (found == columns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - columns.begin());
}

// What a row says of itself beside label and features: its weight, and the group it is in.
class RowFacts {
 public:
  // `remembered`: the column of weights in the training, or empty; where a file lacks it, rows count once.
  RowFacts(const std::string& remembered, const Reading& reading, const EvaluateOptions& options)
      : weights_name_(options.weights.value_or(remembered)), reading_(reading), options_(options) {}

  // Finds the columns in a file; from now on records are of this file. Throws Error.
  void bind(const CsvFile& file) {
    if (const auto& by = options_.quality.by) group_ = find_column(file.columns(), *by, Setting{"by"});
    if (options_.weights) {
      weights_ = find_column(file.columns(), weights_name_, Setting{"weights"});
    } else if (has_weights()) {
      weights_ = position_of(weights_name_, file);
      notify(options_.common, weights_ ? notice::weighted_by(weights_name_) : notice::weights_not_there(weights_name_));
    }
  }

  bool has_weights() const { return !weights_name_.empty(); }

  // A missing weight is 0. Throws Error.
  double weight(const Row& row) const {
    if (!weights_) return 1;
    const std::string_view text = trimmed(row.text(*weights_));
    if (reading_.missing.contains(text)) return 0;
    const auto weight = row.number(text);
    if (!weight) throw error::weight_is_no_number(row.place(), weights_name_, std::string(text));
    if (*weight < 0) throw error::weight_is_negative(row.place(), weights_name_, std::string(text));
    return *weight;
  }

  // Counts the row in its group, whose position it gives; nothing where rows are not told apart.
  std::optional<std::uint32_t> group(const Row& row, DistinctTexts& texts) const {
    if (!group_) return std::nullopt;
    check_groups(texts);
    const std::string_view text = row.text(*group_);
    const bool is_missing = reading_.missing.contains(trimmed(text));
    return static_cast<std::uint32_t>(count(texts, is_missing ? std::string_view() : text));
  }

 private:
  std::string weights_name_;
  const Reading& reading_;
  const EvaluateOptions& options_;
  std::optional<std::size_t> weights_;
  std::optional<std::size_t> group_;
};

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
        facts_(model.weights.value_or(""), reading, options) {
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
  }

  Part no_rows() const {
    Part none;
    none.unusable = scorer_.no_unusable_cells();
    if (other_) none.other_unusable = other_->no_unusable_cells();
    return none;
  }

  void add(const CsvFile& file, const Record& record, Part& to) const;
  std::vector<ColumnCount> unusable(const Part& all) const;

 private:
  std::optional<ClassCounts> counts_of_label(const Row& row) const;
  std::optional<ClassCounts> counts_of_trials(const Row& row) const;
  std::optional<double> count_in(std::size_t column, const Row& row) const;

  const Model& model_;
  const Reading& reading_;
  Scorer scorer_;
  std::optional<Scorer> other_;
  Labels labels_;
  RowFacts facts_;
  std::optional<std::size_t> target_;
  std::optional<std::size_t> trials_;  // if the model knows of any
};

void ByModel::add(const CsvFile& file, const Record& record, Part& to) const {
  ++to.rows.rows_read;
  const Row row{file, record, to.scratch};
  const auto counts = trials_ ? counts_of_trials(row) : counts_of_label(row);
  if (!counts) {
    ++to.rows.without_label;
    return;
  }
  const auto logit = scorer_.logit(record, to.unusable, to.scratch);
  if (!logit) return;
  std::optional<double> other_logit;
  if (other_) {
    other_logit = other_->logit(record, to.other_unusable, to.scratch);
    if (!other_logit) return;
  }
  const double weight = facts_.weight(row);
  if (weight == 0) {
    ++to.rows.without_weight;
    return;
  }
  ++to.rows.rows_used;
  const auto group = facts_.group(row, to.rows.group_texts);
  const auto add_score = [&](std::uint8_t label, double count) {
    if (count == 0) return;
    to.rows.scores.logits.push_back(*logit);
    to.rows.scores.labels.push_back(label);
    if (facts_.has_weights() || trials_) to.rows.scores.weights.push_back(weight * count);
    if (other_logit) to.rows.other_logits.push_back(*other_logit);
    if (group) to.rows.groups.push_back(*group);
  };
  add_score(1, counts->positive);
  add_score(0, counts->negative);
}

// Nothing where the label is missing.
std::optional<ClassCounts> ByModel::counts_of_label(const Row& row) const {
  const std::string_view label = row.text(*target_);
  if (reading_.missing.contains(trimmed(label))) return std::nullopt;
  const Labels::Class label_class = labels_.class_of(label);
  if (label_class == Labels::Class::neither) {
    if (model_.target.leaves_out) return std::nullopt;
    throw error::third_label(row.place(), model_.target.column, std::string(label), model_.target.positive,
                             model_.target.negative.value_or(""));
  }
  return label_class == Labels::Class::positive ? ClassCounts{1, 0} : ClassCounts{0, 1};
}

std::optional<ClassCounts> ByModel::counts_of_trials(const Row& row) const {
  const auto successes = count_in(*target_, row);
  const auto trials = count_in(*trials_, row);
  if (!successes || !trials) return std::nullopt;
  if (!are_counts(*successes, *trials)) {
    throw error::no_counts(row.place(), model_.target.column, *successes, *model_.target.trials, *trials);
  }
  if (*trials == 0) return std::nullopt;
  return ClassCounts{*successes, *trials - *successes};
}

std::optional<double> ByModel::count_in(std::size_t column, const Row& row) const {
  const std::string_view text = trimmed(row.text(column));
  if (reading_.missing.contains(text)) return std::nullopt;
  const auto count = row.number(text);
  if (!count) throw error::count_is_no_number(row.place(), row.file.columns()[column].text, std::string(text));
  return count;
}

std::vector<ColumnCount> ByModel::unusable(const Part& all) const {
  std::vector<ColumnCount> columns = scorer_.named(all.unusable);
  if (!other_) return columns;
  for (const ColumnCount& of_other : other_->named(all.other_unusable)) {
    const auto same = std::ranges::find(columns, of_other.first, &ColumnCount::first);
    if (same == columns.end()) {
      columns.push_back(of_other);
    } else {
      same->second += of_other.second;
    }
  }
  return columns;
}

// Rows of files of labels and probabilities that another program made.
class Elsewhere {
 public:
  Elsewhere(const Reading& reading, const EvaluateOptions& options)
      : reading_(reading), options_(options.scores), facts_("", reading, options) {}

  void bind(const CsvFile& file) {
    if (first_file_.empty()) first_file_ = file.name();
    target_ = find_column(file.columns(), options_.target, Setting{"target"});
    probability_ = find_column(file.columns(), options_.probability, Setting{"probability"});
    facts_.bind(file);
  }

  static Part no_rows() { return {}; }
  void add(const CsvFile& file, const Record& record, Part& to) const;
  // Which label is the positive one, once all is read.
  void decide_labels(Part& all) const;

 private:
  const Reading& reading_;
  const ScoresOptions& options_;
  RowFacts facts_;
  std::size_t target_ = 0;
  std::size_t probability_ = 0;
  std::string first_file_;
};

void Elsewhere::add(const CsvFile& file, const Record& record, Part& to) const {
  ++to.rows.rows_read;
  const Row row{file, record, to.scratch};
  const std::string_view cell = trimmed(row.text(probability_));
  if (reading_.missing.contains(cell)) {
    ++to.rows.without_probability;
    return;
  }
  const auto probability = row.number(cell);
  if (!probability || *probability < 0 || *probability > 1) {
    throw error::probability_is_wrong(row.place(), options_.probability, std::string(cell));
  }
  const double weight = facts_.weight(row);
  const std::string_view label = row.text(target_);
  if (reading_.missing.contains(trimmed(label))) {
    ++to.rows.without_label;
    return;
  }
  if (weight == 0) {
    ++to.rows.without_weight;
    return;
  }
  if (to.label_texts.size() > most_labels) throw error::target_has_many_labels(file.name(), options_.target);
  to.rows.scores.labels.push_back(static_cast<std::uint8_t>(count(to.label_texts, label)));
  ++to.rows.rows_used;
  to.rows.scores.probabilities.push_back(*probability);
  if (facts_.has_weights()) to.rows.scores.weights.push_back(weight);
  if (const auto group = facts_.group(row, to.rows.group_texts)) to.rows.groups.push_back(*group);
}

void Elsewhere::decide_labels(Part& all) const {
  if (all.rows.rows_used == 0) {
    throw error::no_scores(first_file_, all.rows.rows_read, options_.target, options_.probability);
  }
  const std::vector<DistinctText>& texts = all.label_texts.texts();
  const Target target =
      choose_labels({options_.target, texts, first_file_, reading_.options.decimal}, {options_.positives, {}});
  const Labels labels(target, reading_.options.decimal);
  std::vector<std::uint8_t> is_positive;
  is_positive.reserve(texts.size());
  for (const DistinctText& text : texts) {
    is_positive.push_back(labels.class_of(text.text) == Labels::Class::positive ? 1 : 0);
  }
  for (std::uint8_t& label : all.rows.scores.labels) label = is_positive[label];
  all.rows.target = target;
}

// The rows of one file after the other.
template <class Scoring>
Part read_all(const std::vector<std::string>& paths, Scoring& scoring, const Reading& reading,
              const CommonOptions& common, const Run& run) {
  Part all = scoring.no_rows();
  for (const std::string& path : paths) {
    CsvFile file(path, reading.options, run);
    scoring.bind(file);
    const std::size_t rows_before = all.rows.rows_read;
    const BadRows bad_rows = read_parts<Part>(
        file, run, [&] { return scoring.no_rows(); },
        [&](const Record& record, Part& to) { scoring.add(file, record, to); },
        [&](const Part& part) { append(all, part); });
    if (all.rows.rows_read == rows_before) throw error::no_rows(file.name(), bad_rows.count);
    notify_of(common, file.name(), file.findings(), file.columns().size(), all.rows.rows_read - rows_before, bad_rows);
  }
  return all;
}

}  // namespace

ScoredRows scored_by(const Model& model, const Model* other, const Reading& reading, const EvaluateOptions& options,
                     const Run& run) {
  ByModel scoring(model, other, reading, options);
  Part all = read_all(options.data.files, scoring, reading, options.common, run);
  all.rows.target = model.target;
  all.rows.unusable = scoring.unusable(all);
  return std::move(all.rows);
}

ScoredRows scored_elsewhere(const Reading& reading, const EvaluateOptions& options, const Run& run) {
  Elsewhere scoring(reading, options);
  Part all = read_all(options.scores.files, scoring, reading, options.common, run);
  scoring.decide_labels(all);
  return std::move(all.rows);
}

std::vector<Scores> scores_by_group(const ScoredRows& rows) {
  std::vector<Scores> result(rows.group_texts.size());
  const Scores& all = rows.scores;
  for (std::size_t i = 0; i < all.rows(); ++i) {
    Scores& scores = result[rows.groups[i]];
    scores.labels.push_back(all.labels[i]);
    if (!all.logits.empty()) scores.logits.push_back(all.logits[i]);
    if (!all.probabilities.empty()) scores.probabilities.push_back(all.probabilities[i]);
    if (!all.weights.empty()) scores.weights.push_back(all.weights[i]);
  }
  return result;
}

}  // namespace logreg
