#include "verbs/messages.h"

#include "base/messages.h"
#include "base/number.h"
#include "base/text.h"
#include "data/messages.h"
#include "report/phrases.h"
#include "report/reasons.h"
#include "verbs/cures.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace logreg {

namespace {

std::string taken_for_counts(const std::string& weights, std::string_view by) {
  return fmt::format("the weights in column {} are not all whole numbers, and {} take a row of weight w for w rows",
                     quoted(weights), by);
}

}  // namespace

std::string option_of(Setting setting) {
  return fmt::format("--{}", setting.name);
}

Setting setting_of(std::string_view option) {
  return {std::string(option.substr(2))};
}

std::string with_ways(std::string sentence, const std::string& ways) {
  return sentence.insert(std::min(sentence.find('\n'), sentence.size()), ways);
}

std::string words(const Error& error) {
  return with_ways(error.sentence().worded(option_of), words(error.cures()));
}

namespace error {

Error two_targets(const std::string& told, const std::string& of_formula) {
  return wrong_usage({"the formula is of {}, and {} names {}; name the target once",
                      {quoted(of_formula), Setting{"target"}, quoted(told)}});
}

Error no_column_of_formula(const std::string& column, std::span<const std::string> columns, const std::string& where) {
  const std::string near = did_you_mean(column, columns);
  const std::string there = near.empty() ? fmt::format("; the columns are {}", quoted_list(columns)) : near;
  return wrong_usage({"no column {} for the formula{}{}", {quoted(column), there, where}});
}

Error interrupted_but_saved(const std::string& model) {
  return {Failure::interrupted, fmt::format("interrupted; {} holds the best weights so far",
                                            model == "-" ? "standard output" : quoted(model))};
}

Error out_of_memory(std::string_view command) {
  std::string sentence = "out of memory";
  if (command == "train") sentence += "; fewer columns (--features) or fewer rows need less";
  if (command == "evaluate") sentence += "; fewer rows, or fewer --threads, need less";
  if (command == "predict") sentence += "; fewer --threads need less";
  return {Failure::system, sentence};
}

Error usage(const std::string& sentence, std::string_view command) {
  return wrong_usage(
      fmt::format("{}. Try logreg {}--help", sentence, command.empty() ? "" : std::string(command) + ' '));
}

Error unknown_command(const std::string& name, std::span<const std::string> commands) {
  const std::string near = did_you_mean(name, commands);
  const std::string sentence = fmt::format("no command {}{}", quoted(name), near);
  return near.empty() ? usage(sentence, "") : wrong_usage(sentence);
}

Error unknown_topic(const std::string& name, std::span<const std::string> known, std::span<const std::string> pages) {
  const std::string sentence = fmt::format("no command, topic or option {}", quoted(name));
  const std::string near = did_you_mean(name, known);
  if (!near.empty()) return wrong_usage(sentence + near);
  if (pages.empty()) return wrong_usage(sentence + ". Try logreg help, which lists them");
  return wrong_usage(fmt::format("{}; {} {} it. Try logreg help --search {}", sentence, quoted_list(pages, 4),
                                 pages.size() == 1 ? "mentions" : "mention", shell_word(name)));
}

Error nothing_found(const std::string& searched) {
  return wrong_usage(fmt::format(
      "no option and no paragraph of the manual has {}. Try logreg help, which lists its topics", quoted(searched)));
}

Error option_before_command(const std::string& option) {
  return usage(fmt::format("option {} stands before the command; options follow it: logreg train DATA {}",
                           quoted(option), shell_word(option)),
               "");
}

Error unknown_option(const std::string& option, std::string_view command, std::span<const std::string> options) {
  const std::string near = did_you_mean(option, options);
  const std::string sentence = fmt::format("{} has no option {}{}", command, quoted(option), near);
  return near.empty() ? usage(sentence, command) : wrong_usage(sentence);
}

Error no_value(const std::string& option, const std::string& value, const std::string& next) {
  if (next.empty()) return wrong_usage(fmt::format("{} needs a value: {} {}", option, option, value));
  return wrong_usage(fmt::format("{} needs a value, and {} is an option. If it is meant as the value: {}{}{}", option,
                                 next, option, option.starts_with("--") ? "=" : "", next));
}

Error flag_with_value(const std::string& option) {
  return wrong_usage(fmt::format("{} takes no value", option));
}

Error given_twice(const std::string& option) {
  return wrong_usage(fmt::format("{} is given twice; give it once", option));
}

Error no_argument(const std::string& argument, std::string_view command, bool is_data) {
  return usage(fmt::format("{} needs {}{}", command, argument, is_data ? ": CSV files, or - for standard input" : ""),
               command);
}

Error unexpected_argument(const std::string& text, std::string_view command) {
  return usage(fmt::format("{} is one argument too many", quoted(text)), command);
}

Error wrong_value(std::string_view option, std::string_view wanted, const std::string& text) {
  return wrong_usage(fmt::format("{} takes {}, not {}", option, wanted, quoted(text)));
}

Error no_such_choice(std::string_view option, const std::string& text, std::span<const std::string> choices) {
  std::string list;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    if (i > 0) list += i + 1 == choices.size() ? " or " : ", ";
    list += choices[i];
  }
  return wrong_usage(fmt::format("{} takes {}, not {}{}", option, list, quoted(text), did_you_mean(text, choices)));
}

Error options_exclude(std::string_view option, std::string_view other) {
  return wrong_usage(fmt::format("{} and {} exclude each other; give one of them", option, other));
}

Error option_needs(std::string_view option, std::string_view needed) {
  return wrong_usage(fmt::format("{} needs {}, too", option, needed));
}

Error option_without_effect(std::string_view option, std::string_view beside, std::string_view cure) {
  return wrong_usage(fmt::format("{} has no effect {}. Leave it out, or try {}", option, beside, cure));
}

Error same_character(std::string_view option, std::string_view other, char character) {
  const char* const around = character == '"' ? "'" : "\"";
  return wrong_usage(fmt::format("{} and {} are both {}{}{}; they must differ", option, other, around,
                                 visible(std::string_view(&character, 1)), around));
}

Error stdin_twice() {
  return wrong_usage("standard input (-) can be read only once. Give a file's name for the other");
}

Error stdout_twice(std::string_view option) {
  return wrong_usage(
      fmt::format("{} can have standard output (-) only once. Give a file's name for the others", option));
}

Error model_on_stdin(std::string_view option) {
  return wrong_usage(
      fmt::format("{} cannot write into a model that is read from standard input. Give its file's name", option));
}

Error same_file(std::string_view option, std::string_view other, const std::string& file) {
  return wrong_usage(fmt::format("{} and {} are both {}; one would destroy the other", option, other, quoted(file)));
}

Error no_target(std::span<const std::string> candidates, std::span<const std::string> columns) {
  if (candidates.empty()) {
    return wrong_usage(
        fmt::format("--target is missing, and no column has exactly two values; the columns are {}. "
                    "Try --target COLUMN --positive LABEL",
                    quoted_list(columns)));
  }
  return wrong_usage(fmt::format("--target is missing. {} {} two values: {}. Try --target {}",
                                 counted(candidates.size(), "column"), candidates.size() == 1 ? "has" : "have",
                                 quoted_list(candidates), shell_word(candidates.front())));
}

Error name_is_taken(const std::string& name, const std::string& file) {
  return wrong_usage(fmt::format("{} already has a column {}. Try --prefix P to name the new column P{}", visible(file),
                                 quoted(name), visible(name)));
}

Error unknown_instruction_set(const std::string& name) {
  return wrong_usage(
      fmt::format("the environment variable LOGREG_ISA is {}; it can be baseline, avx2 or avx512", quoted(name)));
}

Error nothing_to_evaluate(const std::string& file, std::size_t rows) {
  return bad_data(fmt::format("{}: none of the {} has a label and all the features of the model", visible(file),
                              counted(rows, "row")));
}

Error no_threshold_keeps(const std::string& promises) {
  return {Failure::not_met,
          fmt::format("no threshold has {} on these rows. Ask for less, or see --thresholds", promises)};
}

Error no_threshold_to_save() {
  return {Failure::data, "there is no threshold to save: with rows of one class only, none is better than another"};
}

Error not_met(std::span<const std::pair<std::string, std::string>> unmet) {
  std::string text;
  for (const auto& [asked, found] : unmet) {
    text += fmt::format("{}--require {}: {}", text.empty() ? "" : "; ", quoted(asked), found);
  }
  return {Failure::not_met, text};
}

Error too_many_groups(std::size_t most) {
  return wrong_usage(fmt::format(
      "--by tells at most {} groups apart, and the column has more different texts. Try a column with fewer", most));
}

Error probability_is_wrong(const Place& place, const std::string& column, const std::string& cell) {
  return bad_data(fmt::format("{}: column {}: {} is not a probability, a number from 0 to 1", at(place), quoted(column),
                              quoted(cell)));
}

Error no_scores(const std::string& file, std::size_t rows, const std::string& target, const std::string& probability) {
  return bad_data(fmt::format("{}: none of the {} has both a label in {} and a probability in {}", visible(file),
                              counted(rows, "row"), quoted(target), quoted(probability)));
}

Error other_target(const std::string& model, const std::string& positive, const std::string& other,
                   const std::string& other_positive) {
  return wrong_usage(fmt::format("--compare: {} is {}, and {} is {}. Two models are compared on one target",
                                 visible(model), positive, visible(other), other_positive));
}

Error other_reading(const std::string& model, const std::string& other) {
  return wrong_usage(fmt::format(
      "--compare: {} and {} were trained with other missing texts or decimals. Say with --na and --decimal which ones "
      "these data have",
      visible(model), visible(other)));
}

Error not_converged(const std::string& why) {
  return {Failure::not_converged,
          fmt::format("not converged: {} (--strict makes this an error; the model has been written)", why)};
}

}  // namespace error

namespace notice {

std::string no_influence(const std::string& why) {
  return fmt::format("the file of influences has residuals only, without leverages and what follows from them: {}", why);
}

std::string remembered_layout(std::optional<char> escape, std::size_t skipped) {
  std::vector<std::string> parts;
  if (escape) parts.push_back(fmt::format("--escape {}", shell_word(std::string(1, *escape))));
  if (skipped > 0) parts.push_back(fmt::format("--skip-after-header {}", skipped));
  return fmt::format("reading as the model was trained: {}", fmt::join(parts, ", "));
}

std::string remembered_reading(const MissingTexts* missing, char decimal, std::span<const NamedFormat> formats) {
  std::vector<std::string> parts;
  if (missing != nullptr) {
    parts.push_back(missing->texts().empty() ? std::string("only empty cells are missing")
                                             : fmt::format("missing cells say {}", quoted_list(missing->texts())));
  }
  if (decimal != '.') parts.push_back(fmt::format("decimal {}", decimal));
  for (const auto& [column, format] : formats) {
    parts.push_back(fmt::format("{}: {}", quoted(column), fmt::join(words(format, decimal), ", ")));
  }
  return fmt::format("reading as the model was trained: {}", fmt::join(parts, ", "));
}

std::string told_delimiter(const std::string& file, char delimiter, bool is_obeyed) {
  const std::string line = fmt::format("{}:1: the line sep={}", visible(file), visible({&delimiter, 1}));
  if (is_obeyed) return line + " tells the delimiter, and is no row";
  return line + " is no row, and does not hold against --delimiter";
}

std::string texts_between_apostrophes(const std::string& file) {
  return fmt::format("{}: all texts of a column stand between apostrophes, which are part of them. --quote \"'\" takes "
                     "them for quotes",
                     visible(file));
}

std::string extra_cell(const std::string& file, ExtraCell extra_cell) {
  if (extra_cell == ExtraCell::empty) {
    return fmt::format("{}: a delimiter stands behind the last cell of each row, but not of the header: the empty cell "
                       "behind it is none",
                       visible(file));
  }
  return fmt::format("{}: rows have one cell more than the header: the first is the name of the row, and no feature",
                     visible(file));
}

std::string bad_rows(const std::string& file, std::size_t columns, const BadRows& rows) {
  std::string list;
  bool any_quote = false;
  for (const BadRow& row : rows.first) {
    const std::string what = row.fault == RowFault::cells ? std::to_string(row.cells) : "quotes";
    any_quote = any_quote || row.fault != RowFault::cells;
    list += fmt::format("{}{} ({})", list.empty() ? "" : ", ", row.line, what);
  }
  return fmt::format("{}: {} skipped for not having {}{}; {} (cells): {}{}", visible(file), counted(rows.count, "row"),
                     counted(columns, "cell"), any_quote ? ", or for broken quotes" : "",
                     rows.count == 1 ? "line" : "lines", list, rows.count > rows.first.size() ? ", ..." : "");
}

std::string many_bad_rows(const std::string& file, std::size_t rows, std::size_t all) {
  return fmt::format("{}: {} of {} are skipped, more than a tenth: it may be read otherwise than it is meant",
                     visible(file), rows, counted(all, "row"));
}

std::string torn_rows(const Place& place, std::size_t rows) {
  const std::string more = rows > 1 ? fmt::format(" ({} more like it)", counted(rows - 1, "row")) : "";
  return fmt::format(
      "{}: a quote opens inside one cell and closes in a later one{}. A delimiter may be missing before it", at(place),
      more);
}

std::string rows_without_score(std::size_t rows, std::size_t all, std::size_t without_label,
                               std::size_t without_probability) {
  std::string result = fmt::format("{} of {} left out", rows, counted(all, "row"));
  if (without_label > 0) result += fmt::format("; {} without a label", without_label);
  if (without_probability > 0) result += fmt::format("; {} without a probability", without_probability);
  return result;
}

std::string rows_without_weight(std::size_t rows, std::size_t zero) {
  if (zero == 0) return fmt::format("{} left out because their weight is missing", counted(rows, "row"));
  const std::string of_zero = fmt::format("{} left out because their weight is zero", counted(zero, "row"));
  return zero == rows ? of_zero : of_zero + fmt::format(", and {} because it is missing", rows - zero);
}

std::string weights_are_no_counts(const std::string& column) {
  return taken_for_counts(column, "standard errors, z, P, AIC and BIC");
}

std::string weights_are_no_counts_but_in_clusters(const std::string& column) {
  return taken_for_counts(column, "LR chi2, AIC and BIC");
}

std::string weights_need_clusters(const std::string& column) {
  return weights_are_no_counts(column) +
         ". Under --weights-kind sampling standard errors do not depend on the scale of the weights";
}

std::string weights_are_large(const std::string& column, double sum, std::size_t rows) {
  const double mean = sum / static_cast<double>(rows);
  return fmt::format(
      "the weights {} are {:.6g} on average: taken for counts, {} speak for {:.0f}. Weights of a sample are no counts, and "
      "standard errors would be {:.3g} times as large: --weights-kind sampling takes them so, --weights-kind frequency "
      "says that they count rows",
      quoted(column), mean, counted(rows, "row"), sum, std::sqrt(mean));
}

std::string weighted_by(const std::string& column) {
  return fmt::format("rows are weighted by column {}, as in the training", quoted(column));
}

std::string weights_not_there(const std::string& column) {
  return fmt::format("the model was trained with row weights from column {}, which is not there: every row counts once",
                     quoted(column));
}

std::string begins_at(const std::string& file, std::size_t matched, std::size_t terms) {
  if (matched == terms)
    return fmt::format("beginning at {}, which has all of the {}", visible(file), counted(terms, "term"));
  return fmt::format("beginning at {}, which has {} of the {}; the others begin at 0", visible(file), matched,
                     counted(terms, "term"));
}

std::string probabilities_are_shifted(double share) {
  return fmt::format(
      "with --class-weight the probabilities are those of data in which the classes have these weights. --prior P "
      "corrects them to a share P of the positive class; in these data it is {:.4g}",
      share);
}

std::string nearly_depends(const std::string& term, std::span<const std::string> others, int digits) {
  const std::string sure = digits > 0 ? counted(static_cast<std::size_t>(digits), "digit") : std::string("no digit");
  return fmt::format(
      "{} nearly depends linearly on {}: of their coefficients and standard errors about {} {} sure. "
      "Without one of them the others are sure; with --l2 0.01 all have coefficients, as small as they can be",
      quoted(term), others.empty() ? std::string("the intercept") : quoted_list(others), sure,
      digits > 1 ? "are" : "is");
}

std::string few_clusters(std::size_t clusters, std::size_t coefficients) {
  return fmt::format(
      "{} for {}: standard errors by so few clusters are not to be trusted. They take many more clusters than "
      "coefficients",
      counted(clusters, "cluster"), counted(coefficients, "coefficient"));
}

std::string not_converged(const std::string& outcome, const Minimum& fit) {
  if (fit.stop == StopReason::not_finite) {
    return outcome + ". The model has the weights from before that. A smaller --learning-rate takes smaller steps";
  }
  if (!(fit.point.loss > fit.null.loss)) return outcome;
  return outcome + fmt::format(". It is worse than no model: the mean log loss is {:.3g}, and {:.3g} with the intercept "
                               "alone. A smaller --learning-rate takes smaller steps",
                               fit.point.loss, fit.null.loss);
}

std::string loss_rose() {
  return "the loss rose after some epoch: the learning rate overshoots. A smaller --learning-rate takes smaller steps";
}

std::string saturated(double share, bool raw_columns) {
  return fmt::format(
      "{:.1f}% of the rows have a probability within 1e-6 of 0 or 1, where gradients are near zero: "
      "saturated outputs. A smaller --learning-rate takes smaller steps{}",
      100 * share, raw_columns ? "; without --no-standardize columns are of one size" : "");
}

std::string weights_grow() {
  return logreg::weights_grow() +
         ". The model predicts, but its coefficients mean nothing. With --l2 0.01 a finite minimum exists";
}

std::string more_terms_than_rows(std::size_t terms, std::size_t rows) {
  return fmt::format("{} and {}: so many terms fit any labels, and the likelihood ratio has no p. Fewer columns "
                     "(--features) can be tested; with --l2 0.01 all have finite coefficients, and none has a p",
                     counted(terms, "term"), counted(rows, "row"));
}

std::string rows_are_lost(std::size_t rows, std::size_t all, std::span<const ColumnCount> columns, bool text) {
  constexpr std::size_t few = 20;  // the part of the rows that a column may take before it is worth leaving out
  std::string result = fmt::format("{} of {} are left out for missing cells: alone {}. --missing impute keeps them "
                                   "(numbers count as their mean{})",
                                   rows, counted(all, "row"), counts_of(columns),
                                   text ? ", a missing text is a level of its own, \"(missing)\"" : "");
  std::vector<std::string> names;
  for (const auto& [name, cells] : columns) {
    if (cells * few > all) names.push_back(name);
  }
  if (names.empty()) return result;
  return result + fmt::format("; --ignore {} does without what costs most", list_argument(names));
}

std::string separated(const std::string& what, std::span<const std::string> causes) {
  std::string result = what;
  for (const std::string& cause : causes) result += ". " + cause;
  return result + ". The model predicts, with stand-ins for what is infinite. --l2 0.01 gives finite coefficients";
}

std::string best_penalty_is_the_weakest() {
  return "the best penalty is the weakest that was tried; weaker ones may be better still. Try a smaller "
         "--lambda-min-ratio";
}

std::string folds_without_metric(std::size_t without, std::size_t folds, const std::string& metric) {
  return fmt::format("{} of {} do not count, for their rows have no {} of their own: they are of one class, or too few. "
                     "Fewer --folds have more rows each",
                     without, counted(folds, "fold"), metric);
}

std::string unseen_outside_folds(std::size_t rows) {
  return fmt::format("in {} held out, a level has no coefficient, since no row outside the fold has it; it counts 0",
                     counted(rows, "row"));
}

std::string penalties_not_certain(std::size_t fits) {
  return fmt::format("{} along the paths ended without a certificate of how near to the minimum they are",
                     counted(fits, "fit"));
}

std::string relaxed_after_choice() {
  return "standard errors and p-values take the terms for given, though these rows have chosen them: they are too "
         "small";
}

std::string threshold_saved(double threshold, double before, const std::string& file) {
  return fmt::format("threshold {} written to {}; it was {}", shortest(threshold), visible(file), shortest(before));
}

std::string no_curve(std::string_view curve, std::string_view option) {
  return fmt::format("{} {} has no points: the rows are of one class only", option, curve);
}

}  // namespace notice

}  // namespace logreg
