#include "verbs/options.h"

#include "base/number.h"
#include "base/sentences.h"
#include "verbs/bindings.h"
#include "verbs/option_rules.h"

#include <fmt/format.h>

#include <span>
#include <utility>

namespace logreg {

namespace {

constexpr std::size_t most_reasons = 10'000;  // more is no explanation

OptionGroup columns_group(ColumnOptions& columns) {
  const Choices<MissingPolicy> policies = {
      {"drop", MissingPolicy::drop}, {"impute", MissingPolicy::impute}, {"error", MissingPolicy::error}};
  return {
      "Columns",
      {{"--target", 't', "COLUMN", "The column to predict; it has two labels (required)", text(columns.target)},
       {"--positive", '\0', "LABEL", "The label whose probability is modelled, against all others",
        text(columns.positive)},
       {"--features", '\0', "A,B,...", "Learn from these columns only", list(columns.features)},
       {"--ignore", '\0', "A,B,...", "Do not learn from these columns", list(columns.ignore)},
       {"--categorical", '\0', "A,B,...", "Take these columns as text", list(columns.categorical)},
       {"--numeric", '\0', "A,B,...", "Take these columns as numbers", list(columns.numeric)},
       {"--baseline", '\0', "COLUMN=LEVEL", "The level that the others of a column are compared with; may be repeated",
        texts(columns.baselines)},
       {"--min-level-rows", '\0', "N", "Join levels of fewer rows than N to one, (other)",
        count(columns.min_level_rows)},
       {"--missing", '\0', "HOW", "Missing cells: drop the row, impute the mean or a level of its own, or error",
        choice(columns.missing, policies)},
       {"--weights", '\0', "COLUMN", "A row counts as many times as this column says", text(columns.weights)},
       {"--trials", '\0', "COLUMN", "The target counts successes, and this column among how many trials",
        text(columns.trials)},
       {"--offset", '\0', "COLUMN", "Add this column to every logit, with the coefficient 1", text(columns.offset)}}};
}

OptionGroup training_group(TrainOptions& options) {
  FitOptions& fit = options.fit;
  const Choices<Optimizer> optimizers = {
      {"auto", Optimizer::automatic}, {"gd", Optimizer::gd}, {"sgd", Optimizer::sgd}};
  const std::string tolerances = fmt::format("{} for auto, 0 for gd and sgd", shortest(default_tolerance));
  return {
      "Training",
      {{"--threshold", '\0', "P", "Predict the positive label above this probability",
        number(options.threshold, probabilities)},
       {"--l1", '\0', "A",
        "Add A times the sum of absolute coefficients, which makes many of them exactly 0: glmnet's lambda*alpha",
        number(fit.descent.l1, zero_or_more)},
       {"--l2", '\0', "B",
        "Add B/2 times the sum of squared coefficients: glmnet's lambda*(1-alpha), "
        "1/(n*C) of scikit-learn",
        number(fit.descent.l2, zero_or_more)},
       {"--firth", '\0', "",
        "Firth's penalised likelihood: finite coefficients of separated data, less bias of few rows",
        flag(fit.descent.firth, true)},
       {"--no-standardize", '\0', "", "The penalty, gd and sgd see the columns as they are, not centred and scaled",
        flag(fit.descent.standardize, false)},
       {"--class-weight", '\0', "balanced|LABEL=W,...",
        "Rows of a class count W times in the fit; balanced: both classes weigh the same", list(options.class_weights)},
       {"--prior", '\0', "P",
        "Correct the intercept to this share of the positive class, after rows were chosen or weighed by class",
        number(fit.prior, between_zero_and_one)},
       {"--no-intercept", '\0', "", "The logit is 0 where all columns are 0: no constant, and nothing is centred",
        flag(options.columns.intercept, false)},
       {"--optimizer", '\0', "NAME",
        "auto: to the optimum, without a learning rate; gd, sgd: textbook gradient descent",
        choice(fit.descent.optimizer, optimizers)},
       {"--from", '\0', "MODEL", "Begin at the coefficients of this model file, term by term", text(options.from)},
       {"--max-iterations", '\0', "N", "Most iterations of auto", count(fit.descent.max_iterations, 1)},
       {"--tolerance", '\0', "T",
        "Stop when the error of each coefficient is below T of its standard error (auto), "
        "or the gradient norm below T (gd, sgd)",
        number(fit.descent.tolerance, zero_or_more, tolerances)},
       {"--learning-rate", '\0', "R", "Step length of gd and sgd", number(fit.descent.learning_rate, above_zero)},
       {"--epochs", '\0', "N", "Passes of gd and sgd over the rows", count(fit.descent.epochs, 1)},
       {"--batch-size", '\0', "N", "Rows to a step of sgd", count(fit.descent.batch_size, 1)},
       {"--decay", '\0', "D", "Epoch e of gd and sgd has the rate R / (1 + D e)",
        number(fit.descent.decay, zero_or_more)},
       {"--seed", '\0', "N", "Of the shuffling of sgd", count(fit.descent.seed)}}};
}

OptionGroup like_group(LikeOptions& like) {
  const Choices<Program> programs = {{"sklearn", Program::sklearn}, {"glmnet", Program::glmnet}, {"r", Program::r}};
  const Choices<PenaltyName> penalties = {{"l1", PenaltyName::l1},
                                          {"l2", PenaltyName::l2},
                                          {"elasticnet", PenaltyName::elasticnet},
                                          {"none", PenaltyName::none}};
  return {
      "Penalties as other programs spell them",
      {{"--like", '\0', "PROGRAM",
        "sklearn: raw columns are penalised; glmnet: standardised ones; r: no penalty. Says what it becomes",
        choice(like.program, programs)},
       {"--C", '\0', "C", "sklearn: the penalty is 1/(n*C), n the sum of row weights", number(like.c, above_zero)},
       {"--penalty", '\0', "NAME", "sklearn: l1, l2, elasticnet or none", choice(like.penalty, penalties)},
       {"--lambda", '\0', "L", "glmnet: L*R is --l1, L*(1-R) is --l2 (required)", number(like.lambda, zero_or_more)},
       {"--l1-ratio", '\0', "R", "glmnet: its alpha; sklearn: with --penalty elasticnet",
        number(like.l1_ratio, probabilities)}}};
}

OptionGroup inference_group(TrainOptions& options) {
  InferenceOptions& inference = options.fit.inference;
  const Choices<CovarianceKind> kinds = {
      {"hc0", CovarianceKind::hc0}, {"hc1", CovarianceKind::hc1}, {"stata", CovarianceKind::stata}};
  return {
      "Inference, without a penalty",
      {{"--level", '\0', "P", "Confidence level of the intervals", number(inference.level, between_zero_and_one)},
       {"--robust", '\0', "HOW",
        "Standard errors that hold if the model is not true: hc0, hc1 (times n/(n-k)) or stata (times n/(n-1))",
        choice(inference.covariance, kinds)},
       {"--cluster", '\0', "COLUMN",
        "Standard errors that hold if rows with the same text in this column belong together",
        text(options.columns.cluster)},
       {"--ci", '\0', "HOW", "Intervals from the standard error (wald) or from the likelihood itself (profile)",
        choice(inference.intervals, Choices<Intervals>{{"wald", Intervals::wald}, {"profile", Intervals::profile}})},
       {"--joint-tests", '\0', "", "Test each categorical column as a whole, even if that takes long",
        flag(inference.joint_tests, true)},
       {"--margins", '\0', "", "Average marginal effects: by how much the probability changes",
        flag(inference.margins, true)},
       {"--leave-one-out", '\0', "", "Figures for each row as if it had been left out, even if that takes long",
        flag(inference.leave_one_out, true)}}};
}

OptionGroup train_output_group(TrainOptions& options) {
  return {
      "Output",
      {{"--output", 'o', "FILE", "Where the model goes; - is standard output", text(options.output)},
       {"--trace", '\0', "FILE", "Write loss, gradient norm and step of each iteration as CSV", text(options.trace)},
       report_option(options.report),
       {"--on-interrupt", '\0', "HOW",
        "Ctrl-C and SIGTERM during the fit: stop, or save the best weights so far as a model that says it has not "
        "converged; a second one stops at once",
        choice(options.fit.descent.on_interrupt,
               Choices<OnInterrupt>{{"stop", OnInterrupt::stop}, {"save", OnInterrupt::save}})},
       {"--strict", '\0', "", "Leave with exit code 4 when the fit has not converged or the data are separated",
        flag(options.strict, true)},
       json_option(options.common),
       quiet_option(options.common),
       threads_option(options.common),
       help_option()}};
}

OptionGroup predicting_group(PredictOptions& options) {
  return {"Predicting",
          {{"--output", 'o', "FILE", "Where the rows go; - is standard output", text(options.output)},
           {"--only", '\0', "", "Only the new columns, not those of the input", flag(options.only, true)},
           {"--keep", '\0', "A,B,...", "Of the input's columns only these", list(options.keep)},
           {"--logit", '\0', "", "Add the logit, log(p / (1 - p))", flag(options.logit, true)},
           {"--interval", '\0', "", "Add lower and upper, the confidence interval of the probability",
            flag(options.interval, true)},
           {"--level", '\0', "P", "Confidence level of the interval",
            number(options.level, between_zero_and_one, "the model's")},
           {"--explain", '\0', "K",
            "Add reason1 to reasonK: the columns that move the row's logit most, against the average row of the "
            "training: COLUMN=VALUE (CHANGE)",
            count(options.explain, 1, most_reasons)},
           {"--threshold", '\0', "P", "Predict the positive label above this probability",
            number(options.threshold, probabilities, "the model's")},
           {"--prefix", '\0', "P", "Begin the names of the new columns with P", text(options.prefix)},
           {"--missing", '\0', "error", "Refuse rows the model cannot use, instead of leaving their prediction empty",
            choice(options.missing_error, Choices<bool>{{"error", true}})},
           unseen_option(options.unseen)}};
}

// As one cell of a CSV record.
std::string csv_cell(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string cell = "\"";
  for (const char c : text) cell += c == '"' ? std::string("\"\"") : std::string(1, c);
  return cell + '"';
}

// What the model file keeps of the options of these groups.
OptionTexts option_texts(std::span<const OptionGroup> groups, const Given& given) {
  OptionTexts result;
  for (const OptionGroup& group : groups) {
    for (const Option& option : group.options) {
      const auto found = given.find(option.name);
      if (found == given.end()) continue;
      std::string joined;
      for (const std::string& text : found->second) {
        if (!joined.empty()) joined += ',';
        joined += option.name == "--baseline" ? csv_cell(text) : text;
      }
      result.emplace_back(option.name.substr(2), option.value.empty() ? "true" : joined);
    }
  }
  return result;
}

}  // namespace

Command command_line_of(TrainOptions& options) {
  const std::vector<OptionGroup> shaping = {columns_group(options.columns), training_group(options),
                                            inference_group(options), like_group(options.like),
                                            with_bad_rows(reading_group(options.data, ""), options.data.reading)};
  Command command;
  command.name = "train";
  command.summary = "learn from CSV files how likely a label is, and write a model file";
  command.usage = "--target COLUMN [OPTIONS] DATA...";
  command.arguments = {data_argument(options.data)};
  command.groups = shaping;
  command.groups.push_back(train_output_group(options));
  command.examples = {"logreg train samples/oring.csv --target distress --features temperature",
                      "logreg train samples/customers.csv --target churned -o churn.json",
                      "logreg train samples/students.csv -t passed -o students.json \\",
                      "  --optimizer gd --epochs 1000 --trace trace.csv"};
  command.exit_codes = exit_codes("the bytes of a data file are wrong", true);
  command.check = [&options, shaping](const Given& given) {
    finish_data(options.data, given);
    check_data(options.data, options.from.value_or(""), given);
    check_columns(options.columns, given);
    check_like(options.like, given);
    check_inference(options, given);
    if (given.contains("--cluster")) options.fit.inference.covariance = CovarianceKind::cluster;
    check_fit(options.fit, given);
    check_firth(given);
    check_output_files(options);
    options.shaping = option_texts(shaping, given);
  };
  return command;
}

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
  command.check = [&options](const Given& given) {
    finish_data(options.data, given);
    check_data(options.data, options.model, given);
    refuse_both(given, "--only", "--keep");
    refuse_repeated("--keep", options.keep);
    if (options.level && !options.interval) {
      throw error::option_without_effect("--level", "without --interval", "--interval");
    }
    check_output_file(options);
  };
  return command;
}

Command command_line_of(InspectOptions& options) {
  Command command;
  command.name = "inspect";
  command.summary = "print what is in a model file";
  command.usage = "[OPTIONS] MODEL";
  command.arguments = {model_argument(options.model)};
  command.groups = {general_group(options.common, true, false)};
  command.examples = {"logreg inspect model.json", "logreg inspect churn.json --json"};
  command.exit_codes = exit_codes("the bytes of the model file are wrong", false);
  return command;
}

}  // namespace logreg
