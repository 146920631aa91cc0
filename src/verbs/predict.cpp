#include "verbs/predict.h"

#include "base/output_file.h"
#include "csv/csv_writer.h"
#include "data/column_names.h"
#include "data/messages.h"
#include "data/table.h"
#include "descent/neuron.h"
#include "inference/distributions.h"
#include "model/logit_errors.h"
#include "model/model_file.h"
#include "model/reason_codes.h"
#include "model/scorer.h"
#include "report/numbers.h"
#include "verbs/cell_notices.h"
#include "verbs/messages.h"
#include "verbs/scoring_messages.h"
#include "verbs/shared.h"
#include "verbs/tried_cures.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace logreg {

namespace {

// Rows as they will be written, and what is counted on the way.
struct PredictedRows {
  ChunkSpan span;
  std::string text;
  std::size_t rows = 0;
  std::size_t without_prediction = 0;
  ScoringTally tally;
  ScoringScratch scratch;
  std::vector<RowValue> values;  // of a row; empty unless they are asked for
  std::vector<double> changes;   // of a row, by column
  std::vector<Reason> reasons;   // of a row
  std::string reason;            // being written
};

// Texts whose memory serves again, on any thread: memory that is new to a process is slow.
class SpareTexts {
 public:
  std::string take() {
    const std::lock_guard guard(lock_);
    if (spare_.empty()) return {};
    std::string text = std::move(spare_.back());
    spare_.pop_back();
    return text;
  }
  void give_back(std::string text) {
    text.clear();
    const std::lock_guard guard(lock_);
    spare_.push_back(std::move(text));
  }

 private:
  std::mutex lock_;
  std::vector<std::string> spare_;
};

// Writes records with their new cells, in the dialect and column order of the first file.
class Predictions {
 public:
  Predictions(const Model& model, const Reading& reading, const PredictOptions& options)
      : model_(model),
        options_(options),
        scorer_(model, reading.cells(), options.unseen),
        threshold_(options.threshold.value_or(model.threshold)),
        negative_(model.target.negative.value_or(notice::not_label(model.target.positive))),
        out_(options.output) {
    if (!options.interval) return;
    errors_.emplace(model, scorer_, options.model);
    critical_ = normal_critical_value(options.level.value_or(model.level));
  }

  void read(const std::string& path, const ReadingOptions& reading, const Run& run);
  void finish() { out_.finish(); }

  std::size_t rows() const { return rows_; }
  std::size_t rows_without_prediction() const { return without_prediction_; }
  std::size_t far_rows() const { return tally_.far_rows; }
  std::size_t new_combinations() const { return tally_.new_combinations; }
  std::vector<NamedUnusable> unusable() const { return scorer_.unusable(tally_); }
  std::vector<NamedFar> far() const { return scorer_.far(tally_); }

 private:
  bool passes_all() const { return options_.keep.empty() && !options_.only; }
  void begin_first(const CsvFile& file);
  void begin_other(const CsvFile& file);
  void write_header(const CsvFile& file);
  PredictedRows no_rows();
  void add(const CsvFile& file, const Record& record, PredictedRows& to) const;
  void pass_through(const CsvFile& file, const Record& record, PredictedRows& to) const;
  void write(PredictedRows& scored, const std::string& file, std::size_t line_base);
  void append_interval(double logit, PredictedRows& to) const;
  void append_reasons(const Record& record, bool has_prediction, PredictedRows& to) const;
  std::vector<std::string> new_names() const;

  const Model& model_;
  const PredictOptions& options_;
  Scorer scorer_;
  std::optional<LogitErrors> errors_;  // of intervals, where they are asked for
  double critical_ = 0;
  double threshold_;
  std::string negative_;
  OutputFile out_;
  SpareTexts texts_;
  Dialect dialect_;
  std::string line_end_;
  std::string first_name_;
  std::vector<ColumnName> columns_;    // of the first file
  std::vector<std::size_t> kept_;      // positions in the first file of the cells that are passed
  std::vector<std::size_t> position_;  // where the first file's columns stand in the file at hand; empty: as there
  bool same_layout_ = true;            // the file at hand has the first one's delimiter and column order
  ScoringTally tally_;
  std::size_t rows_ = 0;
  std::size_t without_prediction_ = 0;
};

std::vector<std::string> Predictions::new_names() const {
  std::vector<std::string> names = {options_.prefix + "probability", options_.prefix + "prediction"};
  if (options_.logit) names.push_back(options_.prefix + "logit");
  if (options_.interval) names.insert(names.end(), {options_.prefix + "lower", options_.prefix + "upper"});
  for (std::size_t k = 1; k <= options_.explain; ++k) names.push_back(fmt::format("{}reason{}", options_.prefix, k));
  return names;
}

void Predictions::read(const std::string& path, const ReadingOptions& reading, const Run& run) {
  CsvFile file(path, reading, run);
  scorer_.bind(file);
  if (columns_.empty()) {
    begin_first(file);
  } else {
    begin_other(file);
  }
  const std::size_t rows_before = rows_;
  const BadRows bad_rows = read_parts<PredictedRows>(
      file, run, [this] { return no_rows(); }, [&](const Record& record, PredictedRows& to) { add(file, record, to); },
      [&](PredictedRows& scored, std::size_t line_base) { write(scored, file.name(), line_base); });
  if (rows_ == rows_before) throw error::no_rows(file.name(), 0);
  notify_of(options_.common, file.name(), file.findings(), file.columns().size(), rows_ - rows_before, bad_rows);
}

PredictedRows Predictions::no_rows() {
  PredictedRows none;
  none.text = texts_.take();
  if (errors_ || options_.explain > 0) none.values.resize(scorer_.value_columns().size());
  return none;
}

void Predictions::write(PredictedRows& scored, const std::string& file, std::size_t line_base) {
  out_.write(scored.text);
  texts_.give_back(std::move(scored.text));
  if (scored.rows == 0) return;
  out_.flush();  // who waits at the other end of a pipe is answered at once
  rows_ += scored.rows;
  without_prediction_ += scored.without_prediction;
  tally_.add(scored.tally, file, line_base);
}

void Predictions::begin_first(const CsvFile& file) {
  first_name_ = file.name();
  dialect_ = file.dialect();
  if (dialect_.delimiter == Dialect::blanks) {
    // Where blanks delimit, no cell can be empty.
    dialect_.delimiter = '\t';
    same_layout_ = false;
  }
  line_end_ = file.line_end();
  columns_ = file.columns();
  const std::vector<std::string> names = texts_of(columns_);
  if (!options_.keep.empty()) {
    for (const std::string& name : options_.keep) kept_.push_back(find_column(columns_, name, Setting{"keep"}));
  } else if (!options_.only) {
    for (std::size_t i = 0; i < columns_.size(); ++i) kept_.push_back(i);
  }
  for (const std::string& name : new_names()) {
    for (const std::size_t kept : kept_) {
      if (names[kept] == name) throw error::name_is_taken(name, file.name());
    }
  }
  if (file.has_header()) write_header(file);
}

void Predictions::write_header(const CsvFile& file) {
  std::string line;
  if (passes_all() && same_layout_) {
    line = file.header_bytes();
    line += dialect_.delimiter;
  } else {
    for (const std::size_t kept : kept_) {
      append_cell(line, columns_[kept].given ? columns_[kept].text : "", dialect_);
      line += dialect_.delimiter;
    }
  }
  for (const std::string& name : new_names()) {
    append_cell(line, name, dialect_);
    line += dialect_.delimiter;
  }
  line.pop_back();
  out_.write(line + line_end_);
}

void Predictions::begin_other(const CsvFile& file) {
  position_ = matched_columns(columns_, first_name_, file.columns(), file.name());
  const Dialect& dialect = file.dialect();
  same_layout_ = std::is_sorted(position_.begin(), position_.end()) && dialect.delimiter == dialect_.delimiter;
}

// The cells of a record that are passed on, with a delimiter behind them.
void Predictions::pass_through(const CsvFile& file, const Record& record, PredictedRows& to) const {
  if (passes_all() && same_layout_) {
    to.text += record.bytes;
    to.text += dialect_.delimiter;
    return;
  }
  for (const std::size_t kept : kept_) {
    const Cell& cell = record.cells[position_.empty() ? kept : position_[kept]];
    if (same_layout_) {
      append_bytes(to.text, cell, dialect_);
    } else {
      append_cell(to.text, cell.content(file.dialect().quote, to.scratch.cell), dialect_);
    }
    to.text += dialect_.delimiter;
  }
}

// Through the logit, so that the interval stays between 0 and 1.
void Predictions::append_interval(double logit, PredictedRows& to) const {
  const double most = std::numeric_limits<double>::max();
  const double half_width = critical_ * (*errors_)(to.values);
  for (const double end : {logit - half_width, logit + half_width}) {
    to.text += dialect_.delimiter;
    append_number(to.text, sigmoid(std::clamp(end, -most, most)), dialect_);
  }
}

// COLUMN=VALUE (CHANGE): the value as it stands in the row, the change of the logit in four digits.
void Predictions::append_reasons(const Record& record, bool has_prediction, PredictedRows& to) const {
  to.reasons.clear();
  if (has_prediction) {
    scorer_.find_changes(to.values, to.changes);
    find_reasons(scorer_, to.changes, options_.explain, to.reasons);
  }
  for (std::size_t k = 0; k < options_.explain; ++k) {
    to.text += dialect_.delimiter;
    if (k >= to.reasons.size()) continue;
    const Reason& reason = to.reasons[k];
    std::string change = significant(reason.change + 0.0, 4);
    std::ranges::replace(change, '.', dialect_.decimal);
    to.reason = scorer_.column_name(reason.column);
    to.reason += '=';
    to.reason += scorer_.cell_text(reason.column, record, to.scratch.cell);
    to.reason += fmt::format(" ({}{})", reason.change < 0 ? "" : "+", change);
    append_cell(to.text, to.reason, dialect_);
  }
}

void Predictions::add(const CsvFile& file, const Record& record, PredictedRows& to) const {
  pass_through(file, record, to);
  ++to.rows;
  const auto logit = scorer_.logit(record, to.tally, to.scratch, to.values);
  if (logit) {
    const double probability = sigmoid(*logit);
    append_number(to.text, probability, dialect_);
    to.text += dialect_.delimiter;
    append_cell(to.text, probability > threshold_ ? model_.target.positive : negative_, dialect_);
  } else {
    if (options_.missing_error) {
      throw error::unusable_cell(file.place(record), scorer_.column_name(to.tally.last_column), to.tally.last_reason,
                                 to.tally.last_cell);
    }
    ++to.without_prediction;
    to.text += dialect_.delimiter;
  }
  if (options_.logit) to.text += dialect_.delimiter;
  if (options_.logit && logit) append_number(to.text, *logit, dialect_);
  if (errors_ && logit) append_interval(*logit, to);
  if (errors_ && !logit) to.text += {dialect_.delimiter, dialect_.delimiter};
  if (options_.explain > 0) append_reasons(record, logit.has_value(), to);
  to.text += line_end_;
}

int predict(const Model& model, const PredictOptions& options, const Reading& reading, const Run& run) {
  Predictions predictions(model, reading, options);
  if (options.output == "-" && options.common.progress) options.common.progress->leave_to_rows();
  for (const std::string& path : options.data.files) predictions.read(path, reading.options, run);
  predictions.finish();
  if (predictions.rows_without_prediction() > 0) {
    notify(options.common, notice::rows_without_prediction(predictions.rows_without_prediction(), predictions.rows(),
                                                           predictions.unusable()));
  }
  tell_of_encodings(options.common, predictions.unusable());
  tell_of_far_rows(options.common, predictions.far_rows(), predictions.rows(), predictions.far());
  if (predictions.new_combinations() > 0) {
    notify(options.common, notice::new_combinations(predictions.new_combinations(), predictions.rows()));
  }
  return 0;
}

// How many rows can be scored.
std::size_t scored_rows(const Model& model, const std::vector<std::string>& files, const Request& request,
                        const Run& run) {
  Scorer scorer(model, request.reading.cells(), request.unseen);
  ScoringTally tally;
  ScoringScratch scratch;
  std::size_t rows = 0;
  for (const std::string& path : files) {
    CsvFile file(path, request.reading.options, run);
    scorer.bind(file);
    while (file.next_block()) {
      while (const Record* record = file.next()) rows += std::size_t{scorer.logit(*record, tally, scratch).has_value()};
    }
  }
  return rows;
}

}  // namespace

int predict(const PredictOptions& options, const Run& run) {
  const Model model = read_model(options.model, run);
  const Request request = {reading_of(options.data, model, options.common), {}, options.unseen};
  const auto attempt = [&](const Request& asked, const Run& trial) {
    return scored_rows(model, options.data.files, asked, trial);
  };
  return with_tried_cures(options.data.files, request, attempt, run,
                          [&](const Request& asked) { return predict(model, options, asked.reading, run); });
}

}  // namespace logreg
