#include "verbs/evaluate_options.h"

#include "base/sentences.h"
#include "verbs/bindings.h"
#include "verbs/option_rules.h"

#include <algorithm>

namespace logreg {

namespace {

OptionGroup evaluating_group(EvaluateOptions& options) {
  return {"Evaluating",
          {{"--threshold", '\0', "P", "Predict the positive label above this probability",
            number(options.threshold, probabilities, "the model's")},
           {"--weights", '\0', "COLUMN", "A row counts as many times as this column says", text(options.weights)},
           unseen_option(options.unseen),
           report_option(options.report)}};
}

}  // namespace

Command command_line_of(EvaluateOptions& options) {
  Command command;
  command.name = "evaluate";
  command.summary = "measure how well a model predicts labelled rows";
  command.usage = "[OPTIONS] MODEL DATA...";
  command.arguments = {model_argument(options.model), data_argument(options.data)};
  for (Argument& argument : command.arguments) argument.unless = "--scores";
  command.groups = {evaluating_group(options),
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
  command.check = [&options](const Given& given) {
    finish_data(options.data, given);
    check_scores(options.scores, given);
    check_data(options.data, options.model, given);
    if (std::ranges::count(options.scores.files, "-") > 1) throw error::stdin_twice();
    check_thresholds(options.thresholds, options.model, given);
    check_quality(options.quality, options.model, options.data.files, given);
    refuse_both(given, "--plot", "--json");
    check_output_files(options);
  };
  return command;
}

}  // namespace logreg
