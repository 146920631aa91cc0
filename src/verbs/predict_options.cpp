#include "verbs/predict_options.h"

#include "verbs/bindings.h"
#include "verbs/rules.h"

#include <cstddef>

namespace logreg {

namespace {

constexpr std::size_t most_reasons = 10'000;  // more is no explanation

OptionGroup predicting_group(PredictOptions& options) {
  return {"Predicting",
          {{"--output", 'o', "FILE", "Where the rows go; - is standard output", text(options.output)},
           {"--only", '\0', "", "Only the new columns, not those of the input", flag(options.only, true)},
           {"--keep", '\0', "A,B,...", "Of the input's columns only these", list(options.keep)},
           {"--logit", '\0', "", "Add the logit, log(p / (1 - p))", flag(options.logit, true)},
           {"--interval", '\0', "", "Add lower and upper, of the probability",
            flag(options.interval, true)},
           {"--level", '\0', "P", "Confidence level of the interval",
            number(options.level, between_zero_and_one, "the model's")},
           {"--explain", '\0', "K",
            "Add the K columns that move the row's logit most",
            count(options.explain, 1, most_reasons)},
           {"--threshold", '\0', "P", "Predict the positive label above this probability",
            number(options.threshold, probabilities, "the model's")},
           {"--prefix", '\0', "P", "Begin the names of the new columns with P", text(options.prefix)},
           {"--missing", '\0', "error", "Refuse rows that the model cannot use",
            choice(options.missing_error, Choices<bool>{{"error", true}})},
           unseen_option(options.unseen)},
          {exclude("--only", {"--keep"}), no_column_twice("--keep", options.keep),
           without_effect("--level", without("--interval"), "--interval")}};
}

}  // namespace

Command command_line_of(PredictOptions& options) {
  Command command;
  command.name = "predict";
  command.summary = "add to each row its probability and predicted label";
  command.usage = "[OPTIONS] MODEL DATA...";
  command.arguments = {model_argument(options.model), data_argument(options.data)};
  command.groups = {predicting_group(options), reading_group(options.data, "as in the training"),
                    general_group(options.common, false, true)};
  command.examples = {"logreg predict model.json samples/oring.csv",
                      "logreg predict churn.json samples/customers_new.csv --keep customer_id",
                      "printf 'temperature\\n31\\n70\\n' | logreg predict model.json -"};
  command.exit_codes = exit_codes("the bytes of the model file or of a data file are wrong", false);
  command.common = {"--output",  "--only",      "--keep",    "--logit", "--interval",
                    "--explain", "--threshold", "--missing", "--unseen"};
  command.topics = {"scores", "cells", "data", "thresholds"};
  command.rules = {[&options](const Given& given) {
    check_written({{"--output", options.output}}, named_files(given, {"MODEL", "DATA"}));
  }};
  return command;
}

}  // namespace logreg
