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

// The rows of a part of a file that have a label and usable features.
struct LabelledRows {
  ChunkSpan span;
  Scores scores;
  std::size_t rows_read = 0;
  std::size_t without_label = 0;
  std::size_t without_weight = 0;
  UnusableCells unusable;
  std::string scratch;
};

// Scores the rows of all files.
class Collector {
 public:
  Collector(const Model& model, const Reading& reading, const EvaluateOptions& options)
      : model_(model),
        reading_(reading),
        options_(options),
        scorer_(model, reading.missing),
        labels_(model.target.positive, model.target.negative, reading.options.decimal),
        all_(no_rows()) {}

  void read(const std::string& path, const Run& run);

  const LabelledRows& rows() const { return all_; }
  std::size_t dropped() const { return all_.rows_read - all_.scores.rows(); }
  std::vector<ColumnCount> unusable() const { return scorer_.named(all_.unusable); }

 private:
  LabelledRows no_rows() const;
  void add(const CsvFile& file, const Record& record, LabelledRows& to) const;
  void append(const LabelledRows& rows);
  std::size_t target_column(const CsvFile& file) const;
  void find_weights(const CsvFile& file);
  double weight_of(const CsvFile& file, const Record& record, std::string& scratch) const;

  const Model& model_;
  const Reading& reading_;
  const EvaluateOptions& options_;
  Scorer scorer_;
  Labels labels_;
  std::size_t target_ = 0;
  std::string weights_name_;
  std::optional<std::size_t> weights_;
  LabelledRows all_;
};

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
  all_.rows_read += rows.rows_read;
  all_.without_label += rows.without_label;
  all_.without_weight += rows.without_weight;
  all_.unusable.add(rows.unusable);
}

void Collector::read(const std::string& path, const Run& run) {
  CsvFile file(path, reading_.options, run);
  scorer_.bind(file);
  target_ = target_column(file);
  find_weights(file);
  read_parts<LabelledRows>(
      file, run, [this] { return no_rows(); }, [&](const Record& record, LabelledRows& to) { add(file, record, to); },
      [this](const LabelledRows& rows) { append(rows); });
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

void Collector::add(const CsvFile& file, const Record& record, LabelledRows& to) const {
  ++to.rows_read;
  const std::string_view label = record.cells[target_].content(file.dialect().quote, to.scratch);
  if (reading_.missing.contains(trimmed(label))) {
    ++to.without_label;
    return;
  }
  const Labels::Class label_class = labels_.class_of(label);
  if (label_class == Labels::Class::neither) {
    throw error::third_label(file.place(record), model_.target.column, std::string(label), labels_.positive(),
                             labels_.negative().value_or(""));
  }
  const auto logit = scorer_.logit(record, to.unusable, to.scratch);
  if (!logit) return;
  const double weight = weight_of(file, record, to.scratch);
  if (weight == 0) {
    ++to.without_weight;
    return;
  }
  to.scores.logits.push_back(*logit);
  to.scores.labels.push_back(label_class == Labels::Class::positive ? 1 : 0);
  if (!weights_name_.empty()) to.scores.weights.push_back(weight);
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

}  // namespace

int evaluate(const EvaluateOptions& options, const Run& run) {
  const Model model = read_model(options.model, run);
  const Reading reading = reading_of(options.data, model, options.common);
  Collector collector(model, reading, options);
  for (const std::string& path : options.data.files) collector.read(path, run);
  const LabelledRows& rows = collector.rows();
  if (rows.scores.rows() == 0) throw error::nothing_to_evaluate(options.data.files.front(), rows.rows_read);
  if (collector.dropped() > 0) {
    notify(options.common,
           notice::rows_left_out(collector.dropped(), rows.rows_read, rows.without_label, collector.unusable()));
  }
  if (rows.without_weight > 0) notify(options.common, notice::rows_without_weight(rows.without_weight));
  const Evaluation evaluation = evaluate(rows.scores, options.threshold.value_or(model.threshold), run);
  const Report report = evaluation_report(evaluation, model.target, collector.dropped());
  write_file("-", print(report, options.common.json ? Format::json : Format::text));
  return 0;
}

}  // namespace logreg
