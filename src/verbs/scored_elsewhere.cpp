#include "verbs/scored_elsewhere.h"

#include "base/text.h"
#include "data/column_names.h"
#include "data/labels.h"
#include "data/messages.h"
#include "verbs/messages.h"
#include "verbs/scored_part.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace logreg {

namespace {

constexpr std::size_t most_labels = 200;  // of a column that should have two

// Rows of files of labels and probabilities that another program made.
class Elsewhere {
 public:
  Elsewhere(const Reading& reading, const EvaluateOptions& options)
      : reading_(reading), options_(options.scores), facts_("", options) {}

  void bind(const CsvFile& file) {
    if (first_file_.empty()) first_file_ = file.name();
    target_ = find_column(file.columns(), options_.target, Setting{"target"});
    probability_ = find_column(file.columns(), options_.probability, Setting{"probability"});
    facts_.bind(file);
    formats_ = column_formats(file, reading_);
  }

  static ScoredPart no_rows() { return {}; }
  void add(const CsvFile& file, const Record& record, ScoredPart& to) const;
  // Which label is the positive one, once all is read.
  void decide_labels(ScoredPart& all) const;

 private:
  const Reading& reading_;
  const ScoresOptions& options_;
  RowFacts facts_;
  std::size_t target_ = 0;
  std::size_t probability_ = 0;
  ColumnFormats formats_;
  std::string first_file_;
};

void Elsewhere::add(const CsvFile& file, const Record& record, ScoredPart& to) const {
  ++to.rows.rows_read;
  const ScoredRecord row{file, formats_, record, to.scratch.cell};
  const auto probability = row.number(probability_, error::probability_is_wrong);
  if (!probability) {
    ++to.rows.without_probability;
    return;
  }
  if (*probability < 0 || *probability > 1) {
    throw error::probability_is_wrong(row.place(), options_.probability, std::string(trimmed(row.text(probability_))));
  }
  const std::optional<double> weight = facts_.weight(row);
  if (row.is_missing(target_)) {
    ++to.rows.without_label;
    return;
  }
  if (!weight || *weight == 0) {
    if (weight) ++to.rows.of_weight_zero;
    ++to.rows.without_weight;
    return;
  }
  if (to.label_texts.size() > most_labels) throw error::target_has_many_labels(file.name(), options_.target);
  to.rows.scores.labels.push_back(static_cast<std::uint8_t>(count(to.label_texts, row.text(target_))));
  ++to.rows.rows_used;
  to.rows.scores.probabilities.push_back(*probability);
  if (facts_.has_weights()) to.rows.scores.weights.push_back(*weight);
  if (const auto group = facts_.group(row, to.rows.group_texts)) to.rows.groups.push_back(*group);
}

void Elsewhere::decide_labels(ScoredPart& all) const {
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

}  // namespace

ScoredRows scored_elsewhere(const Reading& reading, const EvaluateOptions& options, const Run& run) {
  Elsewhere scoring(reading, options);
  ScoredPart all = read_all(options.scores.files, scoring, reading, options.common, run);
  scoring.decide_labels(all);
  return std::move(all.rows);
}

}  // namespace logreg
