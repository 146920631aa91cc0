// What is said of the command line and of what a command did; `notice` is worth telling but stops nothing.
#pragma once

#include "base/bad_rows.h"
#include "base/error.h"
#include "csv/findings.h"
#include "data/cell_format.h"
#include "data/messages.h"
#include "fit/minimise.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace logreg {

// "--skip-lines" and back.
std::string option_of(Setting setting);
Setting setting_of(std::string_view option);

// A sentence and the ways out, which stand before what is drawn below it.
std::string with_ways(std::string sentence, const std::string& ways);
// As it is said to the user, the cures with it.
std::string words(const Error& error);

namespace error {

Error two_targets(const std::string& told, const std::string& of_formula);
// `where`: the place in the formula, to stand behind the sentence.
Error no_column_of_formula(const std::string& column, std::span<const std::string> columns, const std::string& where);
Error interrupted_but_saved(const std::string& model);
Error out_of_memory(std::string_view command);
Error usage(const std::string& sentence, std::string_view command);
Error unknown_command(const std::string& name, std::span<const std::string> commands);
// Of help: neither a command nor a topic nor an option is called so. `pages`: the topics that mention it.
Error unknown_topic(const std::string& name, std::span<const std::string> known, std::span<const std::string> pages);
// Of a search in the manual.
Error nothing_found(const std::string& searched);
Error option_before_command(const std::string& option);
Error unknown_option(const std::string& option, std::string_view command, std::span<const std::string> options);
Error no_value(const std::string& option, const std::string& value, const std::string& next);
Error flag_with_value(const std::string& option);
Error given_twice(const std::string& option);
Error no_argument(const std::string& argument, std::string_view command, bool is_data);
Error unexpected_argument(const std::string& text, std::string_view command);
// `wanted`: what the option takes, "a number of 0 or more".
Error wrong_value(std::string_view option, std::string_view wanted, const std::string& text);
Error no_such_choice(std::string_view option, const std::string& text, std::span<const std::string> choices);
Error options_exclude(std::string_view option, std::string_view other);
Error option_needs(std::string_view option, std::string_view needed);
Error option_without_effect(std::string_view option, std::string_view beside, std::string_view cure);
Error same_character(std::string_view option, std::string_view other, char character);
Error stdin_twice();
Error stdout_twice(std::string_view option);
Error model_on_stdin(std::string_view option);
Error same_file(std::string_view option, std::string_view other, const std::string& file);
Error no_target(std::span<const std::string> candidates, std::span<const std::string> columns);
Error name_is_taken(const std::string& name, const std::string& file);
Error unknown_instruction_set(const std::string& name);
Error nothing_to_evaluate(const std::string& file, std::size_t rows);
// `promises`: what no threshold keeps, "recall >= 0.9".
Error no_threshold_keeps(const std::string& promises);
Error no_threshold_to_save();
// `unmet`: what was asked for, and what is: "roc_auc is 0.71".
Error not_met(std::span<const std::pair<std::string, std::string>> unmet);
Error too_many_groups(std::size_t most);
Error probability_is_wrong(const Place& place, const std::string& column, const std::string& cell);
Error no_scores(const std::string& file, std::size_t rows, const std::string& target, const std::string& probability);
Error other_target(const std::string& model, const std::string& positive, const std::string& other,
                   const std::string& other_positive);
Error other_reading(const std::string& model, const std::string& other);
Error not_converged(const std::string& why);

}  // namespace error

namespace notice {

std::string no_influence(const std::string& why);
// `missing`: null where they are the usual ones.
// `skipped`: lines under the header.
std::string remembered_layout(std::optional<char> escape, std::size_t skipped);
std::string remembered_reading(const MissingTexts* missing, char decimal, std::span<const NamedFormat> formats);
std::string told_delimiter(const std::string& file, char delimiter, bool is_obeyed);
std::string texts_between_apostrophes(const std::string& file);
std::string extra_cell(const std::string& file, ExtraCell extra_cell);
std::string bad_rows(const std::string& file, std::size_t columns, const BadRows& rows);
std::string many_bad_rows(const std::string& file, std::size_t rows, std::size_t all);
// `place`: of the first one.
std::string torn_rows(const Place& place, std::size_t rows);
// `zero`: of the `rows`; the others have a missing one.
std::string rows_without_weight(std::size_t rows, std::size_t zero);
std::string rows_without_score(std::size_t rows, std::size_t all, std::size_t without_label,
                               std::size_t without_probability);
// Weights that are not whole, where they are taken for counts: by all there is, by what clusters leave, by what
// clusters would put right.
std::string weights_are_no_counts(const std::string& column);
std::string weights_are_no_counts_but_in_clusters(const std::string& column);
std::string weights_need_clusters(const std::string& column);
// Whole weights, on average too large for counts.
std::string weights_are_large(const std::string& column, double sum, std::size_t rows);
std::string weighted_by(const std::string& column);
std::string weights_not_there(const std::string& column);
std::string begins_at(const std::string& file, std::size_t matched, std::size_t terms);
std::string probabilities_are_shifted(double share);
std::string nearly_depends(const std::string& term, std::span<const std::string> others, int digits);
std::string few_clusters(std::size_t clusters, std::size_t coefficients);
// `outcome`: the sentence of the report.
std::string not_converged(const std::string& outcome, const Minimum& fit);
std::string loss_rose();
std::string saturated(double share, bool raw_columns);
std::string weights_grow();
// `causes`: sentences.
std::string separated(const std::string& what, std::span<const std::string> causes);
std::string more_terms_than_rows(std::size_t terms, std::size_t rows);
// Missing cells take a large part of the rows. `columns`: how many each costs alone, the most first. `text`: some are
// texts.
std::string rows_are_lost(std::size_t rows, std::size_t all, std::span<const ColumnCount> columns, bool text);
// Of a penalty chosen by folds.
std::string best_penalty_is_the_weakest();
std::string folds_without_metric(std::size_t without, std::size_t folds, const std::string& metric);
std::string unseen_outside_folds(std::size_t rows);
std::string penalties_not_certain(std::size_t fits);
std::string relaxed_after_choice();
std::string threshold_saved(double threshold, double before, const std::string& file);
std::string no_curve(std::string_view curve, std::string_view option);

}  // namespace notice

}  // namespace logreg
