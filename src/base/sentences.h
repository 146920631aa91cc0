// The catalogue of what logreg says when something is wrong or was decided: every sentence once.
//
// `error` gives Errors to throw, with the exit code that belongs to them; `reason` says why a column is left out;
// `notice` is worth telling but stops nothing. Names and cells in them are quoted and escaped.
#pragma once

#include "base/bad_rows.h"
#include "base/error.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace logreg {

using ColumnCount = std::pair<std::string, std::size_t>;  // a column, and how many of its cells

namespace error {

// The system.
Error interrupted();
Error interrupted_but_saved(const std::string& model);
Error cannot_open(const std::string& file, int code);
Error cannot_read(const std::string& file, int code);
Error cannot_write(const std::string& file, int code);
Error archive_is_damaged(const std::string& file, std::string_view kind, std::size_t position, const std::string& what);
Error archive_is_cut(const std::string& file, std::string_view kind, std::size_t position);
Error out_of_memory(std::string_view command);

// Usage.
Error usage(const std::string& sentence, std::string_view command);
Error unknown_command(const std::string& name, std::span<const std::string> commands);
Error option_before_command(const std::string& option);
Error unknown_option(const std::string& option, std::string_view command, std::span<const std::string> options);
Error no_value(const std::string& option, const std::string& value, const std::string& next);
Error column_named_twice(std::string_view option, const std::string& column);
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
Error no_such_column(std::string_view name, std::string_view option, std::span<const std::string> columns);
Error column_has_two_roles(const std::string& column, std::string_view option, std::string_view other);
Error option_on_unused_column(std::string_view option, const std::string& column);
Error baseline_of_numbers(const std::string& column);
Error baseline_without_intercept(const std::string& column);
Error no_assignment(std::string_view option, const std::string& text);
Error no_such_label(const std::string& target, const std::string& label, std::span<const std::string> labels);
Error no_such_level(const std::string& column, const std::string& level, std::span<const std::string> levels);
Error no_target(std::span<const std::string> candidates, std::span<const std::string> columns);
Error name_is_taken(const std::string& name, const std::string& file);
Error label_needs_quotes(const std::string& label);
Error unknown_instruction_set(const std::string& name);

// Structure of a data file.
Error empty_file(const std::string& file);
// `bad_rows`: that were skipped.
Error no_rows(const std::string& file, std::size_t bad_rows);
Error fewer_lines(const std::string& file, std::size_t lines, std::size_t skipped);
// `archive`: the program that the file is compressed by, or empty. `command`: turns what is in it into text; if it is
// empty, taking it out of the archive is enough, and where there is none, nothing but an export helps.
Error not_text(const std::string& file, std::string_view archive, std::string_view what, std::string_view command);
Error nul_byte(const Place& place);
Error unclosed_quote(const Place& place, char quote);
Error text_after_quote(const Place& place, std::string_view text, char quote);
Error ragged_record(const Place& place, std::size_t cells, std::size_t columns);
Error record_too_long(const Place& place, std::size_t most);
Error header_is_all_numbers(const Place& place);
Error header_is_all_empty(const Place& place, std::size_t cells);
Error duplicate_name(const Place& place, const std::string& name, std::size_t first, std::size_t second);
Error other_columns(const std::string& file, const std::string& first_file, std::span<const std::string> absent,
                    std::span<const std::string> extra);

// Content of a data file.
// `decimal`: the decimal character under which the cell would be a number, or NUL. `insisted`: by --numeric.
Error not_a_number(const Place& place, const std::string& column, const std::string& cell, std::size_t count,
                   char decimal, bool insisted, std::span<const std::string> missing_texts);
Error missing_cells(const std::string& file, std::span<const ColumnCount> columns);
Error no_complete_rows(const std::string& file, std::span<const ColumnCount> columns, std::size_t rows);
// `unusable` of them because of their cell in the column of that option.
Error no_rows_left(const std::string& file, std::size_t rows, std::string_view option, std::size_t unusable);
// `decimal`: with which some of the ignored ones would be numbers, if there is such a character.
Error no_features(const std::string& file, std::size_t ignored, std::optional<char> decimal);
Error target_is_missing(const std::string& file, const std::string& target);
Error target_has_many_labels(const std::string& file, const std::string& target);
Error many_labels(const std::string& file, const std::string& target, std::span<const std::string> labels);
Error one_label(const std::string& file, const std::string& target, const std::string& label);
Error one_class_left(const std::string& file, const std::string& target, const std::string& label,
                     const std::string& column, std::size_t missing);
Error weight_is_no_number(const Place& place, const std::string& column, const std::string& cell);
Error weight_is_negative(const Place& place, const std::string& column, const std::string& cell);
Error count_is_no_number(const Place& place, const std::string& column, const std::string& cell);
Error no_counts(const Place& place, const std::string& target, double successes, const std::string& trials_column,
                double trials);
// `row`: of the file, from 1 on, the header not counted.
Error no_counts(const std::string& file, std::size_t row, const std::string& target, double successes,
                const std::string& trials_column, double trials);
Error offset_is_no_number(const Place& place, const std::string& column, const std::string& cell);
Error one_cluster(const std::string& file, const std::string& column);
Error more_terms_than_rows(std::size_t terms, std::size_t rows);
Error too_many_terms_for_firth(std::size_t terms, std::size_t most);
Error third_label(const Place& place, const std::string& target, const std::string& label, const std::string& positive,
                  const std::string& negative);
Error no_intervals(const std::string& model, const std::string& why);
Error columns_not_there(const std::string& file, std::span<const std::string> absent,
                        std::span<const std::string> columns);
Error unusable_cell(const Place& place, const std::string& column, std::string_view cell);
Error start_has_other_target(const std::string& file, const std::string& column, const std::string& positive);
Error start_has_other_terms(const std::string& file);
Error no_baseline_for_unseen_levels(std::span<const std::string> columns);
// `least_rows`: of --min-level-rows in the training, if it was given.
Error no_other_for_unseen_levels(std::span<const std::string> columns, const std::optional<std::string>& least_rows);
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

// The model file.
Error not_a_model(const std::string& file, std::string_view beginning);
Error model_is_too_large(const std::string& file, std::size_t most);
Error model_is_no_json(const std::string& file, const std::string& what, std::size_t line);
Error model_key(const std::string& file, const std::string& key, const std::string& what);
Error model_is_newer(const std::string& file, const std::string& needs);

// The fit.
Error not_converged(const std::string& why);
Error diverged();
Error term_overflows(const std::string& term);
Error fit_overflows();

}  // namespace error

namespace reason {

std::string all_missing();
std::string many_levels(std::size_t most);
std::string counts_rows();
std::string constant();
std::string depends_on(std::span<const std::string> terms);
// Why it is not known whether the data are separated.
std::string weights_grow();
std::string penalised();
std::string firth();
std::string textbook_optimizer();
std::string too_many_terms(std::size_t most, std::span<const ColumnCount> one_class_levels);
std::string nothing_certified();
std::string interrupted();
// Why a model has no standard errors.
std::string no_errors_when_penalised();
std::string only_without_firth();
std::string no_errors_of_class_weights();
// `how`: of --robust, "hc1" or "stata".
std::string no_robust_factor(std::string_view how);
std::string no_errors_when_separated();
std::string no_left_out_when_separated();
std::string no_errors_unless_converged();
std::string no_covariance_of_many_terms();
std::string leaving_out_costs_much();
std::string joint_tests_cost_much();
// Why a column is not tested as a whole.
std::string cannot_be_told_apart(std::span<const std::string> columns);
std::string not_fitted_without();
std::string likelihood_is_too_large();
std::string coefficient_is_infinite();
std::string too_few_clusters(std::size_t clusters, std::size_t coefficients);
std::string covariance_is_singular();

}  // namespace reason

namespace notice {

std::string looks_like_identifier(const std::string& column, std::string_view what);
std::string looks_like_decimals(const std::string& column, const std::string& cell, char decimal);
std::string not_label(const std::string& label);  // the name of "everything else"
std::string remembered_reading(std::span<const std::string> missing_texts, char decimal);
std::string rows_without_prediction(std::size_t rows, std::size_t all, std::span<const ColumnCount> columns);
std::string rows_left_out(std::size_t rows, std::size_t all, std::size_t without_label,
                          std::span<const ColumnCount> columns);
std::string bad_rows(const std::string& file, std::size_t columns, const BadRows& rows);
std::string rows_without_weight(std::size_t rows);
std::string rows_without_score(std::size_t rows, std::size_t all, std::size_t without_label,
                               std::size_t without_probability);
// Weights that are not whole, where they are taken for counts: by all there is, by what clusters leave, by what
// clusters would put right.
std::string weights_are_no_counts(const std::string& column);
std::string weights_are_no_counts_but_in_clusters(const std::string& column);
std::string weights_need_clusters(const std::string& column);
std::string weighted_by(const std::string& column);
std::string weights_not_there(const std::string& column);
std::string begins_at(const std::string& file, std::size_t matched, std::size_t terms);
std::string probabilities_are_shifted(double share);
std::string nearly_depends(const std::string& term, std::span<const std::string> others, int digits);
std::string few_clusters(std::size_t clusters, std::size_t coefficients);
std::string loss_rose();
std::string saturated(double share, bool raw_columns);
std::string weights_grow();
std::string separated(const std::string& what);
std::string threshold_saved(double threshold, double before, const std::string& file);
std::string no_curve(std::string_view curve, std::string_view option);

}  // namespace notice

}  // namespace logreg
