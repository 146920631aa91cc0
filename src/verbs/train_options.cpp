#include "verbs/train_options.h"

#include "base/number.h"
#include "verbs/bindings.h"
#include "verbs/rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace logreg {

namespace {

// Of rules: a penalty is said in our words or in another program's; without one there is inference; then the rest.
constexpr int after_like = 1;
constexpr int after_inference = 2;

bool is_penalised(const TrainOptions& options) {
  const LikeOptions& like = options.like;
  return options.fit.descent.is_penalised() || (like.program == Program::glmnet && like.lambda > 0) ||
         (like.program == Program::sklearn && like.penalty != PenaltyName::none);
}

// What shuffles nothing, unless rows are held out by chance.
Beside without_chance(const TrainOptions& options, Beside otherwise) {
  return [&options, otherwise](const Given& given) {
    return options.validation.asks_for_folds() || options.validation.test_size ? std::string() : otherwise(given);
  };
}

std::vector<Rule> training_rules(const TrainOptions& options) {
  const TrainingOptions& fit = options.fit;
  const auto read_by = [](std::vector<std::string> optimizers) {
    return unless("--optimizer", std::move(optimizers), "auto");
  };
  const auto is_as_columns_are = [&fit](const Given& given) {
    return fit.descent.optimizer == Optimizer::automatic && !fit.descent.is_penalised() && !is_given(given, "--lambda");
  };
  return {
      without_effect("--max-iterations", read_by({"auto"}), "--epochs"),
      without_effect("--learning-rate", read_by({"gd", "sgd"}), "--optimizer gd"),
      without_effect("--epochs", read_by({"gd", "sgd"}), "--optimizer gd"),
      without_effect("--batch-size", read_by({"sgd"}), "--optimizer sgd"),
      without_effect("--decay", read_by({"gd", "sgd"}), "--optimizer gd"),
      without_effect("--firth", read_by({"auto"}), "--optimizer auto"),
      without_effect("--seed", without_chance(options, read_by({"sgd"})), "--optimizer sgd or --folds 10"),
      without_effect("--prior", with("--no-intercept"), "a fit with an intercept"),
      without_effect("--no-standardize", where(is_as_columns_are, "with --optimizer auto and no penalty"), "--l2 0.01"),
      exclude("--firth", {"--l1", "--l2", "--like", "--class-weight", "--prior", "--robust", "--cluster", "--ci",
                          "--joint-tests", "--margins", "--leave-one-out"})};
}

// Columns, and what terms are made of them.
}  // namespace

OptionGroup terms_group(TrainOptions& options) {
  OptionGroup group = columns_group(options.columns);
  const auto before = std::ranges::find(group.options, "--features", &Option::name);
  group.options.insert(
      before, {"--formula", '\0', "F",
               "The terms in R's notation, 'y ~ age*plan', or @FILE",
               text(options.formula)});
  const auto after = std::ranges::find(group.options, "--impute", &Option::name) + 1;
  group.options.insert(after, {"--indicator", '\0', "",
                               "A term for where a number was filled in",
                               flag(options.indicator, true)});
  group.rules.push_back(exclude("--formula", {"--features", "--ignore"}));
  return group;
}

OptionGroup training_group(TrainOptions& options) {
  TrainingOptions& fit = options.fit;
  const Choices<Optimizer> optimizers = {
      {"auto", Optimizer::automatic}, {"gd", Optimizer::gd}, {"sgd", Optimizer::sgd}};
  const std::string tolerances = fmt::format("{} for auto, 0 for gd and sgd", shortest(default_tolerance));
  return {
      "Training",
      {{"--threshold", '\0', "P", "Predict the positive label above this probability",
        number(options.threshold, probabilities)},
       {"--l1", '\0', "A",
        "Lasso: add A times the sum of absolute coefficients",
        number(fit.descent.l1, zero_or_more)},
       {"--l2", '\0', "B",
        "Ridge: add B/2 times the sum of squared coefficients",
        number(fit.descent.l2, zero_or_more)},
       {"--firth", '\0', "",
        "Firth's likelihood, also for separated data",
        flag(fit.descent.firth, true)},
       {"--no-standardize", '\0', "", "Penalty, gd and sgd see the columns as they are",
        flag(fit.descent.standardize, false)},
       {"--class-weight", '\0', "balanced|LABEL=W,...",
        "How many times rows of a class count in the fit", list(options.class_weights)},
       {"--prior", '\0', "P",
        "Correct the intercept to this share of positives",
        number(fit.prior, between_zero_and_one)},
       {"--no-intercept", '\0', "", "The logit is 0 where all columns are 0",
        flag(options.columns.intercept, false)},
       {"--optimizer", '\0', "NAME",
        "auto (to the optimum), or the textbook's gd or sgd",
        choice(fit.descent.optimizer, optimizers)},
       {"--from", '\0', "MODEL", "Begin at the coefficients of this model file", text(options.from)},
       {"--max-iterations", '\0', "N", "Most iterations of auto", count(fit.descent.max_iterations, 1)},
       {"--tolerance", '\0', "T",
        "Stop at this error, in standard errors, or gradient norm (gd, sgd)",
        number(fit.descent.tolerance, zero_or_more, tolerances)},
       {"--learning-rate", '\0', "R", "Step length of gd and sgd", number(fit.descent.learning_rate, above_zero)},
       {"--epochs", '\0', "N", "Passes of gd and sgd over the rows", count(fit.descent.epochs, 1)},
       {"--batch-size", '\0', "N", "Rows to a step of sgd", count(fit.descent.batch_size, 1)},
       {"--decay", '\0', "D", "Epoch e of gd and sgd has the rate R / (1 + D e)",
        number(fit.descent.decay, zero_or_more)},
       {"--seed", '\0', "N", "Of the shuffling of sgd, and of folds", count(fit.descent.seed)}},
      training_rules(options),
      after_inference};
}

namespace {

OptionGroup like_group(LikeOptions& like) {
  const Choices<Program> programs = {{"sklearn", Program::sklearn}, {"glmnet", Program::glmnet}, {"r", Program::r}};
  const Choices<PenaltyName> penalties = {{"l1", PenaltyName::l1},
                                          {"l2", PenaltyName::l2},
                                          {"elasticnet", PenaltyName::elasticnet},
                                          {"none", PenaltyName::none}};
  const auto is_no_net = [&like](const Given&) {
    return like.program == Program::sklearn && like.penalty != PenaltyName::elasticnet;
  };
  return {
      "Penalties as other programs spell them",
      {{"--like", '\0', "PROGRAM",
        "Take the words of sklearn, glmnet or r",
        choice(like.program, programs)},
       {"--C", '\0', "C", "sklearn: the penalty is 1/(n*C), n the sum of row weights", number(like.c, above_zero)},
       {"--penalty", '\0', "NAME", "sklearn: l1, l2, elasticnet or none", choice(like.penalty, penalties)},
       {"--lambda", '\0', "L", "glmnet: L*R is --l1, L*(1-R) is --l2 (required)", number(like.lambda, zero_or_more)},
       {"--l1-ratio", '\0', "R", "glmnet: its alpha; sklearn: with --penalty elasticnet",
        number(like.l1_ratio, probabilities)}},
      {without_effect("--C", unless("--like", {"sklearn"}), "--like sklearn"),
       without_effect("--penalty", unless("--like", {"sklearn"}), "--like sklearn"),
       without_effect("--lambda", unless("--like", {"glmnet"}), "--like glmnet"),
       without_effect("--l1-ratio", unless("--like", {"sklearn", "glmnet"}), "--like glmnet"),
       exclude("--like", {"--l1", "--l2"}), need("--penalty elasticnet", {"--l1-ratio"}, "--l1-ratio"),
       without_effect("--l1-ratio", where(is_no_net, "without --penalty elasticnet"), "--penalty elasticnet"),
       without_effect("--C", with("--penalty none"), "--penalty l2"),
       without_effect("--no-standardize",
                      where([&like](const Given&) { return like.program == Program::sklearn; },
                            "with --like sklearn, which means it"),
                      "--like glmnet"),
       need("--like glmnet", {"--lambda"}, "--lambda")}};
}

// What is said of a fit without penalty: its theory is that of maximum likelihood.
std::vector<Rule> inference_rules(const TrainOptions& options) {
  std::vector<Rule> rules = {exclude("--robust", {"--cluster"}), exclude("--ci profile", {"--robust", "--cluster"}),
                             need("--weights-kind", {"--weights"}, "--weights COLUMN"),
                             need("--at", {"--margins"}, "--margins"),
                             exclude("--weights-kind sampling", {"--robust", "--firth", "--ci profile"})};
  for (const char* const option :
       {"--level", "--robust", "--cluster", "--ci", "--joint-tests", "--margins", "--leave-one-out"}) {
    const auto is_broken = [&options](const Given&) { return is_penalised(options); };
    rules.push_back(without_effect(option, where(is_broken, "with a penalty"), "a fit without one"));
  }
  return rules;
}

OptionGroup inference_group(TrainOptions& options) {
  InferenceOptions& inference = options.fit.inference;
  const Choices<CovarianceKind> kinds = {
      {"hc0", CovarianceKind::hc0}, {"hc1", CovarianceKind::hc1}, {"stata", CovarianceKind::stata}};
  return {
      "Inference, without a penalty",
      {{"--level", '\0', "P", "Confidence level of the intervals", number(inference.level, between_zero_and_one)},
       {"--robust", '\0', "HOW",
        "Robust standard errors: hc0, hc1 or stata",
        choice(inference.covariance, kinds)},
       {"--cluster", '\0', "COLUMN",
        "Standard errors for rows that belong together",
        then(text(options.columns.cluster), [&inference] { inference.covariance = CovarianceKind::cluster; })},
       {"--weights-kind", '\0', "KIND",
        "What --weights are: frequency or sampling",
        choice(inference.weights_kind,
               Choices<std::optional<WeightsKind>>{{"frequency", WeightsKind::frequency}, {"sampling", WeightsKind::sampling}})},
       {"--ci", '\0', "HOW", "Intervals: wald, or from the profile likelihood",
        choice(inference.intervals, Choices<Intervals>{{"wald", Intervals::wald}, {"profile", Intervals::profile}})},
       {"--joint-tests", '\0', "", "Test columns as a whole, even if that takes long",
        flag(inference.joint_tests, true)},
       {"--margins", '\0', "", "Average marginal effects on the probability",
        flag(inference.margins, true)},
       {"--at", '\0', "COLUMN=VALUE,...", "Marginal effects with columns held there; repeatable",
        collected(options.margins_at, list_elements)},
       {"--leave-one-out", '\0', "", "Figures of rows left out, even if that takes long",
        flag(inference.leave_one_out, true)}},
      inference_rules(options),
      after_like};
}

// What is said beside the summary, and shapes no model.
OptionGroup further_group(TrainOptions& options) {
  const auto is_broken = [&options](const Given&) { return is_penalised(options); };
  OptionGroup group{"Beyond the coefficients", {hypothesis_option(options.fit.hypotheses)}};
  for (Option& option : coefficients_options(options.coefficients)) group.options.push_back(std::move(option));
  InferenceOptions& inference = options.fit.inference;
  group.options.push_back({"--vif", '\0', "", "Variance inflation: what columns say that others say, too",
                           flag(inference.variance_inflation, true)});
  group.options.push_back({"--std-coef", '\0', "", "Coefficients of columns in standard deviations",
                           flag(inference.standardized_coefficients, true)});
  group.options.push_back({"--influence", '\0', "FILE", "Write residuals and influence of each row as CSV",
                           text(options.influence)});
  group.options.push_back({"--dfbeta", '\0', "", "And what each row does to each coefficient", flag(options.dfbeta, true)});
  group.rules = {without_effect("--dfbeta", without("--influence"), "--influence FILE"),
                 without_effect("--hypothesis", where(is_broken, "with a penalty"), "a fit without one"),
                 columns_need("--coefficients")};
  group.turn = after_like;
  return group;
}

OptionGroup train_output_group(TrainOptions& options) {
  return {
      "Output",
      {{"--output", 'o', "FILE", "Where the model goes", text(options.output)},
       {"--trace", '\0', "FILE", "Write loss and step of each iteration as CSV", text(options.trace)},
       report_option(options.report),
       {"--on-interrupt", '\0', "HOW",
        "At Ctrl-C: stop, or save the best weights so far",
        choice(options.fit.descent.on_interrupt,
               Choices<OnInterrupt>{{"stop", OnInterrupt::stop}, {"save", OnInterrupt::save}})},
       {"--strict", '\0', "", "Exit code 4 if not converged, or separated",
        flag(options.strict, true)},
       json_option(options.common),
       quiet_option(options.common),
       threads_option(options.common),
       brief_help_option(),
       help_option()}};
}

// As one cell of a CSV record.
std::string csv_cell(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string cell = "\"";
  for (const char c : text) cell += c == '"' ? std::string("\"\"") : std::string(1, c);
  return cell + '"';
}

}  // namespace

OptionGroup recorded(OptionGroup group, OptionTexts& texts) {
  for (Option& option : group.options) {
    option.binding.set = [set = std::move(option.binding.set), is_flag = option.value.empty(), &texts](
                             const std::string& name, const std::string& given) {
      set(name, given);
      const std::string text = is_flag ? "true" : name == "--baseline" ? csv_cell(given) : given;
      const std::string key = name.substr(2);
      if (texts.empty() || texts.back().first != key) texts.emplace_back(key, "");
      std::string& joined = texts.back().second;
      if (!joined.empty()) joined += ',';
      joined += text;
    };
  }
  return group;
}

namespace {

void check_files(const std::string& output, const Given& given) {
  std::vector<NamedFile> written =
      named_files(given, {"--trace", "--coefficients", "--influence", "--out-of-fold", "--report"});
  // A model may take the place of the one at which it began.
  if (is_given(given, "--from")) check_written(written, named_files(given, {"--from"}));
  written.insert(written.begin(), {"--output", output});
  check_written(written, named_files(given, {"DATA", "--test"}));
}

}  // namespace

Command command_line_of(TrainOptions& options) {
  Command command;
  command.name = "train";
  command.summary = "learn from CSV files how likely a label is, and write a model file";
  command.usage = "--target COLUMN [OPTIONS] DATA...";
  command.arguments = {data_argument(options.data)};
  for (OptionGroup& group : std::vector<OptionGroup>{
           terms_group(options), training_group(options), inference_group(options), like_group(options.like),
           with_bad_rows(reading_group(options.data, ""), options.data.reading)}) {
    command.groups.push_back(recorded(std::move(group), options.shaping));
  }
  command.groups.push_back(validation_group(options.validation));
  command.groups.push_back(further_group(options));
  command.groups.push_back(train_output_group(options));
  command.examples = {"logreg train samples/oring.csv --target distress --features temperature",
                      "logreg train samples/customers.csv --target churned -o churn.json",
                      "logreg train samples/students.csv -t passed -o students.json \\",
                      "  --optimizer gd --epochs 1000 --trace trace.csv"};
  command.exit_codes = exit_codes("the bytes of a data file are wrong", true);
  command.common = {"--target", "--positive",     "--formula", "--features", "--ignore", "--missing",
                    "--l2",     "--class-weight", "--robust",  "--report",   "--output", "--json"};
  command.topics = {"columns",   "formula",   "cells",      "data",       "training",
                    "penalties", "inference", "honest", "separation", "coming-from"};
  command.rules = {[&options](const Given& given) { check_files(options.output, given); }};
  return command;
}

}  // namespace logreg
