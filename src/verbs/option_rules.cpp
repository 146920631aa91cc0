#include "verbs/option_rules.h"

#include "base/sentences.h"
#include "verbs/named_files.h"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

namespace logreg {

namespace {

// Options that only some optimizers read.
struct OptimizerOption {
  std::string_view name;
  bool automatic;
  bool gd;
  bool sgd;
  std::string_view cure;
};

constexpr OptimizerOption optimizer_options[] = {
    {"--max-iterations", true, false, false, "--epochs"}, {"--learning-rate", false, true, true, "--optimizer gd"},
    {"--epochs", false, true, true, "--optimizer gd"},    {"--batch-size", false, false, true, "--optimizer sgd"},
    {"--decay", false, true, true, "--optimizer gd"},     {"--firth", true, false, false, "--optimizer auto"},
    {"--seed", false, false, true, "--optimizer sgd"},
};

// Options that only a fit without penalty reads: its theory is that of maximum likelihood.
constexpr std::string_view inference_options[] = {"--level",       "--robust",  "--cluster",      "--ci",
                                                  "--joint-tests", "--margins", "--leave-one-out"};

std::vector<NamedFile> data_files(const DataOptions& data) {
  std::vector<NamedFile> result;
  for (const std::string& path : data.files) result.push_back({"DATA", path});
  return result;
}

}  // namespace

void refuse_both(const Given& given, std::string_view option, std::string_view other) {
  if (given.contains(option) && given.contains(other)) throw error::options_exclude(option, other);
}

void refuse_repeated(std::string_view option, const std::vector<std::string>& columns) {
  std::set<std::string_view> seen;
  for (const std::string& column : columns) {
    if (!seen.insert(column).second) throw error::column_named_twice(option, column);
  }
}

void check_data(const DataOptions& data, std::string_view model, const Given& given) {
  refuse_both(given, "--header", "--no-header");
  refuse_both(given, "--quote", "--no-quote");
  const ReadingOptions& reading = data.reading;
  // Cells with such a decimal need quotes.
  const bool quotes = reading.quote != Dialect::no_quote;
  if (reading.delimiter == reading.decimal && !quotes)
    throw error::same_character("--delimiter", "--decimal", reading.decimal);
  if (reading.delimiter == reading.quote) throw error::same_character("--delimiter", "--quote", reading.quote);
  if (reading.comment != Dialect::no_comment) {
    const std::pair<std::string_view, char> others[] = {
        {"--delimiter", reading.delimiter.value_or('\0')}, {"--quote", reading.quote}, {"--decimal", reading.decimal}};
    for (const auto& [name, character] : others) {
      if (character == reading.comment) throw error::same_character("--comment", name, character);
    }
  }
  if (reading.decimal == reading.quote) throw error::same_character("--decimal", "--quote", reading.quote);
  const auto streams = std::count(data.files.begin(), data.files.end(), "-") + (model == "-" ? 1 : 0);
  if (streams > 1) throw error::stdin_twice();
}

void check_columns(const ColumnOptions& columns, const Given& given) {
  if (!columns.trials.empty() && given.contains("--positive")) {
    throw error::option_without_effect("--positive", "with --trials, where the successes are modelled",
                                       "a target column that counts what you mean");
  }
}

void check_fit(const FitOptions& fit, const Given& given) {
  const bool automatic = fit.descent.optimizer == Optimizer::automatic;
  const std::string_view beside = automatic                                ? "with --optimizer auto"
                                  : fit.descent.optimizer == Optimizer::gd ? "with --optimizer gd"
                                                                           : "with --optimizer sgd";
  for (const OptimizerOption& option : optimizer_options) {
    const bool read = automatic ? option.automatic : fit.descent.optimizer == Optimizer::gd ? option.gd : option.sgd;
    if (!read && given.contains(option.name)) throw error::option_without_effect(option.name, beside, option.cure);
  }
  if (fit.prior && given.contains("--no-intercept")) {
    throw error::option_without_effect("--prior", "with --no-intercept", "a fit with an intercept");
  }
  if (automatic && !fit.descent.is_penalised() && !given.contains("--lambda") && !fit.descent.standardize) {
    throw error::option_without_effect("--no-standardize", "with --optimizer auto and no penalty", "--l2 0.01");
  }
}

void check_firth(const Given& given) {
  for (const std::string_view other : {"--l1", "--l2", "--like", "--class-weight", "--prior"})
    refuse_both(given, "--firth", other);
  for (const std::string_view other : inference_options) {
    if (other != "--level") refuse_both(given, "--firth", other);
  }
}

void check_inference(const TrainOptions& options, const Given& given) {
  refuse_both(given, "--robust", "--cluster");
  if (options.fit.inference.intervals == Intervals::profile) {
    for (const std::string_view robust : {"--robust", "--cluster"}) {
      if (given.contains(robust)) throw error::options_exclude("--ci profile", robust);
    }
  }
  const LikeOptions& like = options.like;
  const bool penalised = options.fit.descent.is_penalised() || (like.program == Program::glmnet && like.lambda > 0) ||
                         (like.program == Program::sklearn && like.penalty != PenaltyName::none);
  for (const std::string_view option : inference_options) {
    if (penalised && given.contains(option)) {
      throw error::option_without_effect(option, "with a penalty", "a fit without one");
    }
  }
}

void check_output_files(const TrainOptions& options) {
  std::vector<NamedFile> more;
  if (options.trace) more.push_back({"--trace", *options.trace});
  if (options.report) more.push_back({"--report", *options.report});
  // A model may take the place of the one at which it began.
  if (options.from) check_written(more, {{"--from", *options.from}});
  more.insert(more.begin(), {"--output", options.output});
  check_written(more, data_files(options.data));
}

void check_output_file(const PredictOptions& options) {
  std::vector<NamedFile> read = data_files(options.data);
  read.insert(read.begin(), {"MODEL", options.model});
  check_written({{"--output", options.output}}, read);
}

void check_output_files(const EvaluateOptions& options) {
  std::vector<NamedFile> written;
  for (const CurveFile& file : options.curves.files) written.push_back({"--curve", file.path});
  if (options.report) written.push_back({"--report", *options.report});
  std::vector<NamedFile> read = data_files(options.data);
  if (options.scores.files.empty()) read.insert(read.begin(), {"MODEL", options.model});
  for (const std::string& file : options.scores.files) read.push_back({"--scores", file});
  if (options.quality.compare) read.push_back({"--compare", *options.quality.compare});
  check_written(written, read);
}

}  // namespace logreg
