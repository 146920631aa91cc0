#include "verbs/evaluate_options.h"

#include "base/text.h"
#include "verbs/bindings.h"
#include "verbs/messages.h"
#include "verbs/rules.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

namespace logreg {

namespace {

constexpr int before_reading = -2;  // the turn of rules: whether there is a model

OptionGroup evaluating_group(EvaluateOptions& options) {
  return {"Evaluating",
          {{"--threshold", '\0', "P", "Predict the positive label above this probability",
            number(options.threshold, probabilities, "the model's")},
           {"--weights", '\0', "COLUMN", "A row counts as many times as this column says", text(options.weights)},
           unseen_option(options.unseen),
           report_option(options.report)}};
}

// fp=C,fn=C, in any order.
Costs costs_of(const std::string& option, const std::string& text) {
  Costs costs;
  std::vector<std::string> seen;
  const std::vector<std::string> elements = list_elements(option, text);
  for (const std::string& element : elements) {
    const std::size_t equals = element.find('=');
    const std::string name = element.substr(0, equals);
    const auto cost = number_of(equals == std::string::npos ? "" : element.substr(equals + 1));
    const bool is_new = std::find(seen.begin(), seen.end(), name) == seen.end();
    if (elements.size() != 2 || (name != "fp" && name != "fn") || !is_new || !cost || *cost < 0) {
      throw error::wrong_value(option, "the costs of a false positive and of a false negative, as fp=1,fn=20", text);
    }
    seen.push_back(name);
    (name == "fp" ? costs.false_positive : costs.false_negative) = *cost;
  }
  return costs;
}

TopRows top_of(const std::string& option, const std::string& text) {
  TopRows top{0, text.ends_with('%'), text};
  const auto amount = number_of(std::string_view(text).substr(0, text.size() - (top.is_percentage ? 1 : 0)));
  const bool fits =
      amount && (top.is_percentage ? *amount > 0 && *amount <= 100 : *amount >= 1 && *amount == std::floor(*amount));
  if (!fits) throw error::wrong_value(option, "a share above 0% up to 100%, or a whole number of rows", text);
  top.amount = *amount;
  return top;
}

std::vector<std::string> names_of_criteria() {
  std::vector<std::string> names;
  for (const Criterion criterion : named_criteria()) names.emplace_back(criterion_name(criterion));
  return names;
}

Criterion criterion_of(const std::string& option, const std::string& text) {
  return named_criteria()[chosen(option, text, names_of_criteria())];
}

OptionGroup threshold_group(ThresholdOptions& options) {
  return {"Thresholds",
          {{"--thresholds", '\0', "", "Add a table of figures along the threshold", flag(options.table, true)},
           {"--best", '\0', "BY", "Choose the threshold that is best by f1, mcc, youden, accuracy or cost",
            among(converted(options.best, criterion_of), names_of_criteria())},
           {"--cost", '\0', "fp=A,fn=B", "What a false positive and a false negative cost, for --best cost",
            converted(options.costs, costs_of)},
           {"--min-recall", '\0', "R", "Only thresholds of this recall; without --best, the one of most precision",
            number(options.min_recall, probabilities)},
           {"--min-precision", '\0', "P", "Only thresholds of this precision; without --best, the one of most recall",
            number(options.min_precision, probabilities)},
           {"--top", '\0', "N|N%", "Choose the threshold above which are N rows, or N% of them, or the next fewer",
            converted(options.top, top_of)},
           {"--save-threshold", '\0', "", "Write the chosen threshold, or --threshold, into the model file",
            flag(options.save, true)}},
          {without_effect("--cost", without("--best cost"), "--best cost"),
           need("--best cost", {"--cost"}, "--cost, as --cost fp=1,fn=20"),
           exclude("--top", {"--best", "--min-recall", "--min-precision"}),
           need("--save-threshold", {"--best", "--min-recall", "--min-precision", "--top", "--threshold"},
                "--best, --min-recall, --min-precision, --top or --threshold"),
           [](const Given& given) {
             if (is_given(given, "--save-threshold") && is_given(given, "MODEL -")) {
               throw error::model_on_stdin("--save-threshold");
             }
           }}};
}

std::vector<std::string> names_of_curves() {
  return {curve_names().begin(), curve_names().end()};
}

bool is_curve(const std::string& text) {
  const std::vector<std::string> names = names_of_curves();
  return std::find(names.begin(), names.end(), text) != names.end();
}

Curve curve_of(const std::string& option, const std::string& text) {
  return static_cast<Curve>(chosen(option, text, names_of_curves()));
}

// roc,pr: nothing else can be meant by such a word.
bool is_list_of_curves(const std::string& text) {
  const std::vector<std::string_view> words = split(text, ',');
  return std::all_of(words.begin(), words.end(), [](std::string_view word) { return is_curve(std::string(word)); });
}

// Kind and path with a blank between them.
CurveFile curve_file_of(const std::string& option, const std::string& text) {
  const std::size_t blank = text.find(' ');
  const std::string path = text.substr(blank + 1);
  if (path.empty()) throw error::wrong_value(option, "the name of a file", path);
  return {curve_of(option, text.substr(0, blank)), path};
}

Binding plots(std::vector<Curve>& member) {
  return {[&member](const std::string& option, const std::string& text) {
            const std::string usual = "roc,pr,calibration,gain";
            for (const std::string& name : list_elements(option, text.empty() ? usual : text)) {
              const Curve curve = curve_of(option, name);
              if (std::find(member.begin(), member.end(), curve) == member.end()) member.push_back(curve);
            }
          },
          "", true};
}

OptionGroup curve_group(CurveOptions& options) {
  Option plot{"--plot", '\0', "[A,B,...]",
              "Draw curves in the terminal: some of roc, pr, calibration, gain, threshold; all but the last if none is "
              "named",
              among(plots(options.plots), names_of_curves())};
  plot.is_value = is_list_of_curves;
  return {"Curves",
          {plot,
           {"--curve", '\0', "KIND FILE",
            "Write the points of roc, pr, calibration, gain or threshold as CSV; may be repeated. To standard output "
            "with -, and the answer goes to stderr",
            among(collected(options.files, curve_file_of), names_of_curves())}}};
}

std::vector<std::string> figure_names() {
  std::vector<std::string> result = {"prevalence"};
  for (const std::string_view name : metric_names()) result.emplace_back(name);
  return result;
}

Requirement requirement(const std::string& option, const std::string& text) {
  return requirement_of(option, text, figure_names());
}

// --deciles alone is ten groups; only --deciles=N takes a number.
Option deciles_option(std::size_t& groups) {
  constexpr std::size_t most = 10'000;
  Binding number = count(groups, 1, most);
  Binding binding;
  binding.set = [set = std::move(number.set), &groups](const std::string& option, const std::string& text) {
    if (text.empty()) {
      groups = 10;
    } else {
      set(option, text);
    }
  };
  Option result{"--deciles", '\0', "[N]", "Groups of equal weight, the most likely rows first: 10, or N by --deciles=N",
                std::move(binding)};
  result.is_value = [](const std::string&) { return false; };
  return result;
}

OptionGroup quality_group(QualityOptions& options) {
  constexpr std::size_t most_samples = 1'000'000;
  return {"Intervals, groups and comparison",
          {{"--level", '\0', "L", "Level of the intervals", number(options.intervals.level, between_zero_and_one)},
           {"--bootstrap", '\0', "N", "Intervals of the other metrics from so many samples, drawn with replacement",
            count(options.intervals.bootstrap, 0, most_samples)},
           {"--seed", '\0', "N", "Where the drawing begins", count(options.intervals.seed)},
           {"--by", '\0', "COLUMN", "Every figure for each group of rows that say the same there", text(options.by)},
           {"--compare", '\0', "OTHER", "Test the difference from this model on the same rows", text(options.compare)},
           {"--require", '\0', "METRIC>=X",
            "Exit with 5 where the metric is not so; also >, <= and <; between quotes; may be repeated",
            collected(options.requirements, requirement)}},
          {without_effect(
               "--seed",
               where([&options](const Given&) { return options.intervals.bootstrap == 0; }, "without --bootstrap"),
               "--bootstrap 1000"),
           stdin_once({"--compare", "MODEL", "DATA"})}};
}

OptionGroup scores_group(ScoresOptions& options) {
  return {"Probabilities of another program, instead of MODEL and DATA",
          {{"--scores", '\0', "FILE",
            "A table that has them beside the labels, or - for standard input; may be repeated", texts(options.files)},
           {"--target", 't', "COLUMN", "The column of labels in it", text(options.target)},
           {"--positive", '\0', "LABEL", "The label that the probabilities are of; by default as in training",
            texts(options.positives)},
           {"--probability", '\0', "COLUMN", "The column of probabilities in it", text(options.probability)}},
          {without_effect("--target", without("--scores"), "--scores FILE"),
           without_effect("--positive", without("--scores"), "--scores FILE"),
           without_effect("--probability", without("--scores"), "--scores FILE"),
           need("--scores", {"--target"}, "--target COLUMN, the column of labels"),
           exclude("--scores", {"--compare", "--save-threshold", "--unseen"})},
          before_reading};
}

void check_files(const EvaluateOptions& options, const Given& given) {
  std::vector<NamedFile> written;
  for (const CurveFile& file : options.curves.files) written.push_back({"--curve", file.path});
  if (options.report) written.push_back({"--report", *options.report});
  if (options.metrics.file) written.push_back({"--metrics", *options.metrics.file});
  check_written(written, named_files(given, {"MODEL", "DATA", "--scores", "--compare"}));
}

}  // namespace

bool CurveOptions::use_stdout() const {
  return std::any_of(files.begin(), files.end(), [](const CurveFile& file) { return file.path == "-"; });
}

ThresholdWish ThresholdOptions::wish() const {
  ThresholdWish wish{Criterion::f1, costs.value_or(Costs()), min_recall, min_precision};
  if (min_recall && !min_precision) wish.criterion = Criterion::precision;
  if (min_precision && !min_recall) wish.criterion = Criterion::recall;
  if (best) wish.criterion = *best;
  return wish;
}

Command command_line_of(EvaluateOptions& options) {
  Command command;
  command.name = "evaluate";
  command.summary = "measure how well a model predicts labelled rows";
  command.usage = "[OPTIONS] MODEL DATA...";
  command.arguments = {model_argument(options.model), data_argument(options.data)};
  for (Argument& argument : command.arguments) argument.unless = "--scores";
  OptionGroup evaluating = evaluating_group(options);
  evaluating.options.push_back(deciles_option(options.deciles));
  for (Option& option : metrics_options(options.metrics)) evaluating.options.push_back(std::move(option));
  evaluating.rules.push_back(columns_need("--metrics"));
  command.groups = {std::move(evaluating),
                    threshold_group(options.thresholds),
                    curve_group(options.curves),
                    quality_group(options.quality),
                    scores_group(options.scores),
                    with_bad_rows(reading_group(options.data, "as in the training"), options.data.reading),
                    general_group(options.common, true, true)};
  command.examples = {"logreg evaluate model.json samples/oring.csv",
                      "logreg evaluate churn.json samples/customers.csv --threshold 0.3 --json",
                      "logreg evaluate churn.json samples/customers.csv --plot",
                      "logreg evaluate churn.json samples/customers.csv --thresholds --best f1",
                      "logreg evaluate churn.json samples/customers.csv --curve roc roc.csv",
                      "logreg evaluate churn.json samples/customers.csv --report report.html",
                      "logreg evaluate churn.json samples/customers.csv --by plan",
                      "logreg evaluate churn.json samples/customers.csv --require 'roc_auc>=0.75'"};
  command.exit_codes = exit_codes("the bytes of the model file or of a data file are wrong", false);
  command.exit_codes.insert(
      command.exit_codes.end() - 1,
      {5, "a --require is not met; or no threshold has what --min-recall or --min-precision asks for"});
  command.common = {"--threshold", "--thresholds", "--best",    "--by",     "--compare", "--bootstrap",
                    "--plot",      "--curve",      "--require", "--report", "--scores",  "--json"};
  command.topics = {"metrics", "thresholds", "reports", "data"};
  command.rules = {exclude("--plot", {"--json"}), [&options](const Given& given) { check_files(options, given); }};
  return command;
}

}  // namespace logreg
