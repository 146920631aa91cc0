#include "verbs/tune_options.h"

#include "verbs/bindings.h"
#include "verbs/messages.h"
#include "verbs/rules.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

namespace logreg {

namespace {

// A list of numbers, in place of what there is by default.
Binding numbers(std::vector<double>& member, bool are_ratios, std::string default_text) {
  const auto given = [&member, are_ratios](const std::string& option, const std::string& text) {
    std::vector<double> result;
    for (const std::string& cell : list_elements(option, text)) {
      double value = 0;
      number(value, are_ratios ? probabilities : above_zero).set(option, cell);
      result.push_back(value);
    }
    member = std::move(result);
  };
  return {given, std::move(default_text)};
}

Binding metric(std::string& member) {
  Binding binding;
  binding.default_text = member;
  binding.choices = tuning_metrics();
  binding.set = [&member](const std::string& option, const std::string& text) {
    const std::vector<std::string> names = tuning_metrics();
    member = names[chosen(option, text, names)];
  };
  return binding;
}

OptionGroup tuning_group(TuneOptions& options) {
  TuningOptions& tuning = options.tuning;
  const Choices<ChosenLambda> rules = {{"best", ChosenLambda::best}, {"1se", ChosenLambda::one_se}};
  return {
      "The penalty",
      {{"--l1-ratio", '\0', "R,...",
        "Of lambda, so much is l1 and the rest l2: 1 the lasso, 0 ridge; several are compared",
        numbers(tuning.l1_ratios, true, "1")},
       {"--lambda-count", '\0', "N", "How many penalties a path has", count(tuning.lambda.count, 1, 10000)},
       {"--lambda-min-ratio", '\0', "P", "The last beside the first",
        number(tuning.lambda.min_ratio, between_zero_and_one, "0.0001, or 0.01 with fewer rows than terms")},
       {"--lambdas", '\0', "A,...", "These penalties", numbers(tuning.lambdas, false, "")},
       {"--metric", '\0', "NAME", "What is to be best on rows held out", metric(tuning.metric)},
       {"--choose", '\0', "RULE",
        "best, or 1se: the strongest penalty within a standard error of it",
        choice(options.chosen, rules)},
       {"--relax", '\0', "", "Fit the terms that are left once more, without penalty", flag(options.relax, true)}},
      {exclude("--lambdas", {"--lambda-count", "--lambda-min-ratio"})}};
}

// Of a group of train's, the options of these names.
template <std::size_t count>
OptionGroup some_of(OptionGroup group, const std::array<std::string_view, count>& names) {
  group.rules.clear();
  group.turn = 0;
  std::erase_if(group.options,
                [&](const Option& option) { return std::ranges::find(names, option.name) == names.end(); });
  return group;
}

OptionGroup fit_group(TuneOptions& options) {
  constexpr std::array<std::string_view, 4> names = {"--threshold", "--no-standardize", "--class-weight",
                                                     "--no-intercept"};
  OptionGroup group = some_of(training_group(options), names);
  group.title = "Training";
  return group;
}

OptionGroup folds_group(TuneOptions& options) {
  constexpr std::array<std::string_view, 5> names = {"--folds", "--repeats", "--group", "--fold-column", "--time"};
  OptionGroup group = some_of(validation_group(options.validation), names);
  group.title = "Rows held out";
  group.options.front().binding.default_text = std::to_string(usual_tuning_folds);
  group.options.push_back({"--seed", '\0', "N", "Of the folds", count(options.fit.descent.seed)});
  group.rules = {exclude("--group", {"--fold-column", "--time"}), exclude("--fold-column", {"--time", "--repeats"}),
                 exclude("--time", {"--repeats"})};
  return group;
}

OptionGroup output_group(TuneOptions& options) {
  return {"Output",
          {{"--output", 'o', "FILE", "Where the model goes", text(options.output)},
           {"--path", '\0', "FILE", "Write every penalty, its figures and its coefficients as CSV", text(options.path)},
           {"--plot", '\0', "", "Draw the figure over the penalties in the terminal", flag(options.plot, true)},
           report_option(options.report),
           json_option(options.common),
           quiet_option(options.common),
           threads_option(options.common),
           brief_help_option(),
           help_option()}};
}

void check_files(const std::string& output, const Given& given) {
  std::vector<NamedFile> written = named_files(given, {"--path", "--report"});
  written.insert(written.begin(), {"--output", output});
  check_written(written, named_files(given, {"DATA"}));
}

}  // namespace

Command command_line_of(TuneOptions& options) {
  Command command;
  command.name = "tune";
  command.summary = "choose a penalty by cross-validation, and write the model";
  command.usage = "--target COLUMN [OPTIONS] DATA...";
  command.arguments = {data_argument(options.data)};
  for (OptionGroup& group : std::vector<OptionGroup>{terms_group(options), tuning_group(options), fit_group(options),
                                                     folds_group(options)}) {
    command.groups.push_back(recorded(std::move(group), options.shaping));
  }
  command.groups.push_back(
      recorded(with_bad_rows(reading_group(options.data, ""), options.data.reading), options.shaping));
  command.groups.push_back(output_group(options));
  command.examples = {"logreg tune samples/customers.csv --target churned -o churn.json",
                      "logreg tune samples/customers.csv --target churned \\",
                      "  --l1-ratio 0,0.5,1 --choose 1se --path path.csv --plot"};
  command.exit_codes = exit_codes("the bytes of a data file are wrong, or leave nothing to learn from", false);
  command.common = {"--target", "--features", "--formula", "--l1-ratio", "--metric", "--choose",
                    "--relax",  "--folds",    "--path",    "--plot",     "--output", "--json"};
  command.topics = {"tune", "penalties", "honest", "columns", "cells", "data"};
  command.rules = {exclude("--plot", {"--json"}),
                   [&options](const Given& given) { check_files(options.output, given); }};
  return command;
}

}  // namespace logreg
