#include "verbs/evaluate.h"

#include "base/number.h"
#include "base/output_file.h"
#include "base/sentences.h"
#include "base/text.h"
#include "data/labels.h"
#include "data/table.h"
#include "model/model_file.h"
#include "model/scorer.h"
#include "quality/metrics.h"
#include "report/evaluation_report.h"
#include "report/print.h"
#include "verbs/shared.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace logreg {

namespace {

// Scores the rows of all files that have a label and usable features.
class Collector {
 public:
  Collector(const Model& model, const Reading& reading, const EvaluateOptions& options)
      : model_(model),
        reading_(reading),
        options_(options),
        scorer_(model, reading.missing),
        labels_(model.target.positive, model.target.negative, reading.options.decimal) {}

  void read(const std::string& path, const Run& run);

  Scores scores;
  std::size_t rows_read = 0;
  std::size_t without_label = 0;
  std::size_t without_weight = 0;

  std::size_t dropped() const { return rows_read - scores.rows(); }
  std::vector<ColumnCount> unusable() const { return scorer_.unusable(); }

 private:
  void add(const CsvFile& file, const Record& record);
  std::size_t target_column(const CsvFile& file) const;
  void find_weights(const CsvFile& file);
  std::string_view content(const Record& record, std::size_t column, const Dialect& dialect) {
    return record.cells[column].content(dialect.quote, scratch_);
  }
  double weight_of(const CsvFile& file, const Record& record);

  const Model& model_;
  const Reading& reading_;
  const EvaluateOptions& options_;
  Scorer scorer_;
  Labels labels_;
  std::size_t target_ = 0;
  std::string weights_name_;
  std::optional<std::size_t> weights_;
  std::string scratch_;
};

void Collector::read(const std::string& path, const Run& run) {
  CsvFile file(path, reading_.options, run);
  scorer_.bind(file);
  target_ = target_column(file);
  find_weights(file);
  while (file.next_block()) {
    while (const Record* record = file.next()) add(file, *record);
  }
}

std::size_t Collector::target_column(const CsvFile& file) const {
  const std::vector<std::string> names = texts_of(file.columns());
  const auto found = std::find(names.begin(), names.end(), model_.target.column);
  if (found == names.end()) throw error::columns_not_there(file.name(), std::span(&model_.target.column, 1));
  return static_cast<std::size_t>(found - names.begin());
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

void Collector::add(const CsvFile& file, const Record& record) {
  ++rows_read;
  const std::string_view label = content(record, target_, file.dialect());
  if (reading_.missing.contains(trimmed(label))) {
    ++without_label;
    return;
  }
  const Labels::Class label_class = labels_.class_of(label);
  if (label_class == Labels::Class::neither) {
    throw error::third_label(file.place(record), model_.target.column, std::string(label), labels_.positive(),
                             labels_.negative().value_or(""));
  }
  const auto logit = scorer_.logit(record);
  if (!logit) return;
  const double weight = weight_of(file, record);
  if (weight == 0) {
    ++without_weight;
    return;
  }
  scores.logits.push_back(*logit);
  scores.labels.push_back(label_class == Labels::Class::positive ? 1 : 0);
  if (!weights_name_.empty()) scores.weights.push_back(weight);
}

// A missing weight is 0.
double Collector::weight_of(const CsvFile& file, const Record& record) {
  if (!weights_) return 1;
  const std::string_view text = trimmed(content(record, *weights_, file.dialect()));
  if (reading_.missing.contains(text)) return 0;
  const auto weight = parse_number(text, file.dialect().decimal);
  if (!weight) throw error::weight_is_no_number(file.place(record), weights_name_, std::string(text));
  if (*weight < 0) throw error::weight_is_negative(file.place(record), weights_name_, std::string(text));
  return *weight;
}

}  // namespace

int evaluate(const EvaluateOptions& options, const Run& run) {
  const Model model = read_model(options.model, run);
  const Reading reading = reading_of(options.data, model, options.common);
  Collector collector(model, reading, options);
  for (const std::string& path : options.data.files) collector.read(path, run);
  if (collector.scores.rows() == 0) throw error::nothing_to_evaluate(options.data.files.front(), collector.rows_read);
  if (collector.dropped() > 0) {
    notify(options.common, notice::rows_left_out(collector.dropped(), collector.rows_read, collector.without_label,
                                                 collector.unusable()));
  }
  if (collector.without_weight > 0) notify(options.common, notice::rows_without_weight(collector.without_weight));
  const Evaluation evaluation = evaluate(collector.scores, options.threshold.value_or(model.threshold));
  const Report report = evaluation_report(evaluation, model.target, collector.dropped());
  write_file("-", print(report, options.common.json ? Format::json : Format::text));
  return 0;
}

}  // namespace logreg
