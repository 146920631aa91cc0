#include "base/sentences.h"

#include "base/number.h"
#include "base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

namespace logreg {

namespace {

std::string at(const Place& place) {
  return fmt::format("{}:{}", visible(place.file), place.line);
}

std::string in(const std::string& file) {
  return visible(file);
}

// The system's own words, in English whatever the locale.
std::string words_of(int code) {
  return std::generic_category().message(code);
}

// ; did you mean "income"?
std::string did_you_mean(std::string_view name, std::span<const std::string> candidates) {
  const std::string near = nearest(name, candidates);
  return near.empty() ? std::string() : fmt::format("; did you mean {}?", quoted(near));
}

// "age" 177, "fare" 2
std::string counts_of(std::span<const ColumnCount> columns) {
  constexpr std::size_t most = 12;
  std::string result;
  for (std::size_t i = 0; i < std::min(columns.size(), most); ++i) {
    result += fmt::format("{}{} {}", i > 0 ? ", " : "", quoted(columns[i].first), columns[i].second);
  }
  if (columns.size() > most) result += fmt::format(" and {} more columns", columns.size() - most);
  return result;
}

// As one argument of a shell.
std::string shell_word(const std::string& text) {
  const bool plain = !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
           c == '.' || c == ',' || c == '/' || c == '%' || c == '+' || c == '=' || c == ':';
  });
  if (plain) return text;
  std::string result = "'";
  for (const char c : visible(text)) result += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return result + "'";
}

// As a cell of a list option's record.
std::string list_cell(const std::string& text) {
  if (text.find_first_of(",\"") == std::string::npos) return text;
  std::string cell = "\"";
  for (const char c : text) cell += c == '"' ? std::string("\"\"") : std::string(1, c);
  return cell + '"';
}

// As a list option's only element.
std::string list_element(const std::string& text) {
  return shell_word(list_cell(text));
}

// All of them as one argument of a list option.
std::string list_argument(std::span<const std::string> texts, const std::string& last) {
  std::string result;
  for (const std::string& text : texts) result += list_cell(text) + ',';
  return shell_word(result + list_cell(last));
}

std::string taken_for_counts(const std::string& weights, std::string_view by) {
  return fmt::format("the weights in column {} are not all whole numbers, and {} take a row of weight w for w rows",
                     quoted(weights), by);
}

Error data(const std::string& sentence) {
  return {Failure::data, sentence};
}

std::string no_counts_at(const std::string& place, const std::string& target, double successes,
                         const std::string& trials_column, double trials) {
  return fmt::format(
      "{}: {} successes (column {}) in {} trials (column {}); whole numbers are wanted, and no more "
      "successes than trials",
      place, shortest(successes), quoted(target), shortest(trials), quoted(trials_column));
}

Error wrong_usage(const std::string& sentence) {
  return {Failure::usage, sentence};
}

}  // namespace

namespace error {

Error interrupted() {
  return {Failure::interrupted, "interrupted"};
}

Error interrupted_but_saved(const std::string& model) {
  return {Failure::interrupted, fmt::format("interrupted; {} holds the best weights so far",
                                            model == "-" ? "standard output" : quoted(model))};
}

Error cannot_open(const std::string& file, int code) {
  return {Failure::system, fmt::format("cannot open {}: {}", quoted(file), words_of(code))};
}

Error cannot_read(const std::string& file, int code) {
  return {Failure::system, fmt::format("cannot read {}: {}", quoted(file), words_of(code))};
}

Error cannot_write(const std::string& file, int code) {
  return {Failure::system, fmt::format("cannot write {}: {}", quoted(file), words_of(code))};
}

Error archive_is_damaged(const std::string& file, std::string_view kind, std::size_t position,
                         const std::string& what) {
  return {Failure::system,
          fmt::format("{}: the {} data cannot be decoded near byte {} ({}). Get the file again; {} -t tests it",
                      in(file), kind, position, visible(what), kind)};
}

Error archive_is_cut(const std::string& file, std::string_view kind, std::size_t position) {
  return {
      Failure::system,
      fmt::format("{}: the {} data are cut off: they end at byte {}, in the middle. Get the file again; {} -t tests it",
                  in(file), kind, position, kind)};
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

Error column_named_twice(std::string_view option, const std::string& column) {
  return wrong_usage(fmt::format("{} names column {} twice; name it once", option, quoted(column)));
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

Error no_such_column(std::string_view name, std::string_view option, std::span<const std::string> columns) {
  const std::string near = did_you_mean(name, columns);
  const std::string there = near.empty() ? fmt::format("; the columns are {}", quoted_list(columns)) : near;
  return wrong_usage(fmt::format("no column {} for {}{}", quoted(name), option, there));
}

Error column_has_two_roles(const std::string& column, std::string_view option, std::string_view other) {
  return wrong_usage(
      fmt::format("column {} stands in both {} and {}; it can be only one of them", quoted(column), option, other));
}

Error option_on_unused_column(std::string_view option, const std::string& column) {
  return wrong_usage(fmt::format("{} names column {}, which the model does not use", option, quoted(column)));
}

Error baseline_of_numbers(const std::string& column) {
  return wrong_usage(fmt::format("--baseline names column {}, which holds numbers; add --categorical {}",
                                 quoted(column), list_element(column)));
}

Error baseline_without_intercept(const std::string& column) {
  return wrong_usage(
      fmt::format("--baseline names column {}, the first categorical one: under --no-intercept each of its levels has "
                  "a coefficient "
                  "of its own, and none is the baseline",
                  quoted(column)));
}

Error no_assignment(std::string_view option, const std::string& text) {
  return wrong_usage(fmt::format("{} takes COLUMN=LEVEL, not {}", option, quoted(text)));
}

Error no_such_label(const std::string& target, const std::string& label, std::span<const std::string> labels) {
  const std::string near = did_you_mean(label, labels);
  const std::string there = near.empty() ? fmt::format("; its labels are {}", quoted_list(labels)) : near;
  return wrong_usage(fmt::format("no label {} in column {}{}", quoted(label), quoted(target), there));
}

Error no_such_level(const std::string& column, const std::string& level, std::span<const std::string> levels) {
  const std::string near = did_you_mean(level, levels);
  const std::string there = near.empty() ? fmt::format("; its levels are {}", quoted_list(levels)) : near;
  return wrong_usage(fmt::format("no level {} in column {}{}", quoted(level), quoted(column), there));
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
  return wrong_usage(fmt::format("{} already has a column {}. Try --prefix P to name the new column P{}", in(file),
                                 quoted(name), visible(name)));
}

Error label_needs_quotes(const std::string& label) {
  return wrong_usage(fmt::format(
      "label {} holds a delimiter, quote or line break, which cannot be written under --no-quote", quoted(label)));
}

Error unknown_instruction_set(const std::string& name) {
  return wrong_usage(
      fmt::format("the environment variable LOGREG_ISA is {}; it can be baseline, avx2 or avx512", quoted(name)));
}

Error empty_file(const std::string& file) {
  return data(fmt::format("{} is empty; a table begins with a header and has rows", in(file)));
}

Error no_rows(const std::string& file, std::size_t bad_rows) {
  if (bad_rows > 0) {
    return data(fmt::format("{} has no row with as many cells as the header: {} skipped. Try another --delimiter",
                            in(file), bad_rows == 1 ? "1 is" : fmt::format("{} are", bad_rows)));
  }
  return data(fmt::format("{} has a header and no rows. If its first line is a row, try --no-header", in(file)));
}

Error fewer_lines(const std::string& file, std::size_t lines, std::size_t skipped) {
  return data(
      fmt::format("{} has {}, so that --skip-lines {} leaves nothing", in(file), counted(lines, "line"), skipped));
}

Error not_text(const std::string& file, std::string_view archive, std::string_view what, std::string_view command) {
  std::string cure;
  if (!archive.empty()) cure = fmt::format("{} -dc FILE | ", archive);
  if (!command.empty()) cure += fmt::format("{}{} | ", command, archive.empty() ? " FILE" : "");
  cure = cure.empty() ? "exporting it as CSV" : cure + "logreg ... -";
  return data(fmt::format("{} is {}, not CSV text. Try {}", in(file), what, cure));
}

Error nul_byte(const Place& place) {
  return data(
      fmt::format("{}: a NUL byte: this is no text file, or it is UTF-16. "
                  "Try iconv -f UTF-16LE (or UTF-16BE) -t UTF-8 FILE | logreg ... -",
                  at(place)));
}

Error unclosed_quote(const Place& place, char quote) {
  return data(fmt::format("{}: the quote {} that opens a cell here is never closed. Close it, or try --no-quote",
                          at(place), quote));
}

Error text_after_quote(const Place& place, std::string_view text, char quote) {
  return data(
      fmt::format("{}: {} follows a closing quote; a quote inside a quoted cell is written twice ({}{}). "
                  "Try another --delimiter, or --no-quote",
                  at(place), quoted(text), quote, quote));
}

Error ragged_record(const Place& place, std::size_t cells, std::size_t columns) {
  return data(fmt::format("{}: {}, but the header has {}. Try another --delimiter, or mend the line", at(place),
                          counted(cells, "cell"), counted(columns, "column")));
}

Error record_too_long(const Place& place, std::size_t most) {
  return data(fmt::format("{}: the record is longer than {} MiB; a quote may not be closed. Try --no-quote", at(place),
                          most >> 20));
}

Error header_is_all_numbers(const Place& place) {
  return data(
      fmt::format("{}: the first record is all numbers, so it looks like a row and not like a header. "
                  "Try --no-header, or --header to insist",
                  at(place)));
}

Error header_is_all_empty(const Place& place, std::size_t cells) {
  return data(
      fmt::format("{}: the first record should name the columns, but its {} {} empty. Try --skip-lines {} to leave it "
                  "out, --no-header, or --header to insist",
                  at(place), counted(cells, "cell"), cells == 1 ? "is" : "are", place.line));
}

Error duplicate_name(const Place& place, const std::string& name, std::size_t first, std::size_t second) {
  return data(
      fmt::format("{}: columns {} and {} are both named {}. Rename one", at(place), first, second, quoted(name)));
}

Error other_columns(const std::string& file, const std::string& first_file, std::span<const std::string> absent,
                    std::span<const std::string> extra) {
  std::string difference;
  if (!absent.empty()) difference += fmt::format("; it lacks {}", quoted_list(absent));
  if (!extra.empty()) difference += fmt::format("; only it has {}", quoted_list(extra));
  return data(fmt::format("{}:1: the columns are not those of {}{}. Files given together are one table", in(file),
                          in(first_file), difference));
}

Error not_a_number(const Place& place, const std::string& column, const std::string& cell, std::size_t count,
                   char decimal, bool insisted, std::span<const std::string> missing_texts) {
  const std::string more = count > 1 ? fmt::format(" ({} more like it)", count - 1) : "";
  std::string cure =
      decimal != '\0' ? fmt::format("--decimal {}", decimal) : "--na " + list_argument(missing_texts, cell);
  if (insisted) {
    cure += fmt::format(" or leave {} out of --numeric", quoted(column));
  } else {
    cure += fmt::format(" or --categorical {}", list_element(column));
  }
  return data(
      fmt::format("{}: column {}: {} is not a number{}. Try {}", at(place), quoted(column), quoted(cell), more, cure));
}

Error missing_cells(const std::string& file, std::span<const ColumnCount> columns) {
  return data(fmt::format("{}: missing cells by column: {}. Try --missing drop or --missing impute", in(file),
                          counts_of(columns)));
}

Error no_complete_rows(const std::string& file, std::span<const ColumnCount> columns, std::size_t rows) {
  return data(fmt::format("{}: none of the {} can be used{}{}. Try --missing impute, or --ignore the emptiest columns",
                          in(file), counted(rows, "row"),
                          columns.empty() ? "" : "; missing cells by column: ", counts_of(columns)));
}

Error no_rows_left(const std::string& file, std::size_t rows, std::string_view option, std::size_t unusable) {
  const bool zero_takes_them = option == "--trials" || option == "--weights";
  return data(fmt::format("{}: none of the {} can be used: the cell of {} is {} in {}", in(file), counted(rows, "row"),
                          option, zero_takes_them ? "zero or missing" : "missing",
                          unusable == rows ? "all" : std::to_string(unusable)));
}

Error no_features(const std::string& file, std::size_t ignored, std::optional<char> decimal) {
  if (ignored == 0)
    return data(fmt::format("{}: there is no column to learn from beside those that options name", in(file)));
  if (decimal) {
    return data(
        fmt::format("{}: no column is left to learn from ({} ignored), though cells look like numbers with a decimal "
                    "\"{}\". Try --decimal {}",
                    in(file), ignored, *decimal, *decimal));
  }
  return data(
      fmt::format("{}: no column is left to learn from ({} ignored). Try --features, or --categorical to keep "
                  "a column of many levels",
                  in(file), ignored));
}

Error target_is_missing(const std::string& file, const std::string& target) {
  return data(fmt::format("{}: every cell of the target {} is missing", in(file), quoted(target)));
}

Error target_has_many_labels(const std::string& file, const std::string& target) {
  return data(
      fmt::format("{}: the target {} has more than 100 different labels; it needs two. "
                  "Try --positive LABEL (that label against the rest), or another --target",
                  in(file), quoted(target)));
}

Error many_labels(const std::string& file, const std::string& target, std::span<const std::string> labels) {
  return data(
      fmt::format("{}: the target {} has {} labels, not two: {}. Try --positive {} (that label against the rest)",
                  in(file), quoted(target), labels.size(), quoted_list(labels), shell_word(labels.back())));
}

Error one_label(const std::string& file, const std::string& target, const std::string& label) {
  return data(fmt::format("{}: the target {} is {} in every row; there is nothing to tell apart", in(file),
                          quoted(target), quoted(label)));
}

Error one_class_left(const std::string& file, const std::string& target, const std::string& label,
                     const std::string& column, std::size_t missing) {
  const std::string taken = column.empty() ? std::string("the other rows have no weight")
                                           : fmt::format(
                                                 "the other rows have missing cells, most of them ({}) in column {}. "
                                                 "Try --missing impute, or --ignore {}",
                                                 missing, quoted(column), list_element(column));
  return data(fmt::format("{}: of the target {} only {} is left: {}", in(file), quoted(target), quoted(label), taken));
}

Error weight_is_no_number(const Place& place, const std::string& column, const std::string& cell) {
  return data(fmt::format("{}: the weight {} in column {} is not a number", at(place), quoted(cell), quoted(column)));
}

Error weight_is_negative(const Place& place, const std::string& column, const std::string& cell) {
  return data(fmt::format("{}: the weight {} in column {} is negative; a weight says how many rows a row counts as",
                          at(place), quoted(cell), quoted(column)));
}

Error count_is_no_number(const Place& place, const std::string& column, const std::string& cell) {
  return data(fmt::format("{}: {} in column {} is not a number; under --trials it counts", at(place), quoted(cell),
                          quoted(column)));
}

Error no_counts(const Place& place, const std::string& target, double successes, const std::string& trials_column,
                double trials) {
  return data(no_counts_at(at(place), target, successes, trials_column, trials));
}

Error no_counts(const std::string& file, std::size_t row, const std::string& target, double successes,
                const std::string& trials_column, double trials) {
  return data(no_counts_at(fmt::format("{}, row {}", in(file), row), target, successes, trials_column, trials));
}

Error offset_is_no_number(const Place& place, const std::string& column, const std::string& cell) {
  return data(fmt::format("{}: the offset {} in column {} is not a number", at(place), quoted(cell), quoted(column)));
}

Error too_many_terms_for_firth(std::size_t terms, std::size_t most) {
  return wrong_usage(fmt::format("--firth takes at most {} terms, and there are {}. Try --l2 0.01", most, terms));
}

Error one_cluster(const std::string& file, const std::string& column) {
  return data(
      fmt::format("{}: column {} of --cluster puts all rows used into one cluster; robust standard errors need "
                  "two at least",
                  in(file), quoted(column)));
}

Error more_terms_than_rows(std::size_t terms, std::size_t rows) {
  return wrong_usage(
      fmt::format("{} terms and {} rows: without a penalty nothing can be learned. Try --l2 0.01", terms, rows));
}

Error third_label(const Place& place, const std::string& target, const std::string& label, const std::string& positive,
                  const std::string& negative) {
  return data(fmt::format("{}: the label {} in column {} is neither {} nor {}, which the model tells apart", at(place),
                          quoted(label), quoted(target), quoted(positive), quoted(negative)));
}

Error no_intervals(const std::string& model, const std::string& why) {
  return wrong_usage(fmt::format("{}: no intervals: {}. Leave out --interval", in(model), why));
}

Error columns_not_there(const std::string& file, std::span<const std::string> absent,
                        std::span<const std::string> columns) {
  return data(fmt::format("{}: the model needs {} that {} not there: {}; the columns are {}", in(file),
                          absent.size() == 1 ? "a column" : "columns", absent.size() == 1 ? "is" : "are",
                          quoted_list(absent, absent.size()), quoted_list(columns)));
}

Error unusable_cell(const Place& place, const std::string& column, std::string_view cell) {
  return data(
      fmt::format("{}: column {}: the model cannot use {}. Without --missing error such a row gets an empty "
                  "prediction",
                  at(place), quoted(column), cell.empty() ? "a missing cell" : quoted(cell)));
}

Error start_has_other_target(const std::string& file, const std::string& column, const std::string& positive) {
  return wrong_usage(fmt::format("--from {}: that model is of the target {} with the positive label {}", in(file),
                                 quoted(column), quoted(positive)));
}

Error start_has_other_terms(const std::string& file) {
  return wrong_usage(fmt::format("--from {}: none of its terms is one of these data", in(file)));
}

Error no_baseline_for_unseen_levels(std::span<const std::string> columns) {
  return wrong_usage(fmt::format("--unseen baseline: {} {} of the model has no baseline. Try --unseen empty",
                                 columns.size() == 1 ? "column" : "columns", quoted_list(columns)));
}

Error no_other_for_unseen_levels(std::span<const std::string> columns, const std::optional<std::string>& least_rows) {
  const std::string there =
      fmt::format("{} {} of the model", columns.size() == 1 ? "column" : "columns", quoted_list(columns));
  if (!least_rows) {
    return wrong_usage(
        fmt::format("--unseen other: no levels were joined in {}. Try --unseen baseline, or a model trained with "
                    "--min-level-rows N",
                    there));
  }
  return wrong_usage(
      fmt::format("--unseen other: no levels were joined in {}, since none had fewer than {} rows in the training. "
                  "Try --unseen baseline or --unseen empty",
                  there, visible(*least_rows)));
}

Error nothing_to_evaluate(const std::string& file, std::size_t rows) {
  return data(
      fmt::format("{}: none of the {} has a label and all the features of the model", in(file), counted(rows, "row")));
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
  return data(fmt::format("{}: column {}: {} is not a probability, a number from 0 to 1", at(place), quoted(column),
                          quoted(cell)));
}

Error no_scores(const std::string& file, std::size_t rows, const std::string& target, const std::string& probability) {
  return data(fmt::format("{}: none of the {} has both a label in {} and a probability in {}", in(file),
                          counted(rows, "row"), quoted(target), quoted(probability)));
}

Error other_target(const std::string& model, const std::string& positive, const std::string& other,
                   const std::string& other_positive) {
  return wrong_usage(fmt::format("--compare: {} is {}, and {} is {}. Two models are compared on one target", in(model),
                                 positive, in(other), other_positive));
}

Error other_reading(const std::string& model, const std::string& other) {
  return wrong_usage(fmt::format(
      "--compare: {} and {} were trained with other missing texts or decimals. Say with --na and --decimal which ones "
      "these data have",
      in(model), in(other)));
}

Error not_a_model(const std::string& file, std::string_view beginning) {
  const std::string found = beginning.empty() ? "it is empty" : fmt::format("it begins with {}", quoted(beginning, 30));
  return data(
      fmt::format("{}: not a logreg model file: {}. The model, which logreg train -o FILE writes, is named "
                  "before the data",
                  in(file), found));
}

Error model_is_too_large(const std::string& file, std::size_t most) {
  return data(fmt::format("{}: not a logreg model file: it has more than {} bytes", in(file), most));
}

Error model_is_no_json(const std::string& file, const std::string& what, std::size_t line) {
  return data(fmt::format("{}:{}: not a whole logreg model file: {}", in(file), line, visible(what)));
}

Error model_key(const std::string& file, const std::string& key, const std::string& what) {
  return data(fmt::format("{}: not a valid logreg model file: key {} {}", in(file), quoted(key), what));
}

Error model_is_newer(const std::string& file, const std::string& needs) {
  return data(
      fmt::format("{} was written by a newer logreg; version {} or later can read it", in(file), quoted(needs)));
}

Error diverged() {
  return wrong_usage(
      "the descent diverged: the weights have overflowed, and there is no model to save. "
      "Try a smaller --learning-rate");
}

Error term_overflows(const std::string& term) {
  return data(
      fmt::format("the coefficient of {} is beyond floating-point numbers: its values differ by too little, or "
                  "by too much. Measure the column in another unit",
                  quoted(term)));
}

Error fit_overflows() {
  return data(
      "the fit goes beyond floating-point numbers: columns or weights are too large, or too small. Measure them in "
      "another unit");
}

Error not_converged(const std::string& why) {
  return {Failure::not_converged,
          fmt::format("not converged: {} (--strict makes this an error; the model has been written)", why)};
}

}  // namespace error

namespace reason {

std::string all_missing() {
  return "every cell is missing";
}

std::string many_levels(std::size_t most) {
  return fmt::format("text with more than {} levels; --categorical keeps it", most);
}

std::string counts_rows() {
  return "no name, and it counts the rows";
}

std::string constant() {
  return "the same value in every row used";
}

std::string depends_on(std::span<const std::string> terms) {
  return terms.empty() ? std::string("does not vary") : fmt::format("depends linearly on {}", quoted_list(terms));
}

std::string weights_grow() {
  return "the weights grow without bound while the loss hardly falls: the data are probably separated (complete or "
         "quasi-complete separation), and then no maximum-likelihood estimate exists";
}

std::string firth() {
  return "Firth's penalty makes the coefficients finite, whether the data are separated or not";
}

std::string penalised() {
  return "a penalty makes the coefficients finite, whether the data are separated or not";
}

std::string textbook_optimizer() {
  return "only --optimizer auto looks for it";
}

std::string too_many_terms(std::size_t most, std::span<const ColumnCount> one_class_levels) {
  constexpr std::size_t named = 6;
  std::string result = fmt::format("of more than {} terms only levels are looked at, each for itself; ", most);
  if (one_class_levels.empty()) return result + "none has rows of one class only";
  std::string names;
  for (std::size_t i = 0; i < std::min(one_class_levels.size(), named); ++i) {
    const auto& [name, rows] = one_class_levels[i];
    names += fmt::format("{}{} ({})", i > 0 ? ", " : "", quoted(name), counted(rows, "row"));
  }
  if (one_class_levels.size() > named) names += fmt::format(" and {} more", one_class_levels.size() - named);
  return result + fmt::format("rows of one class only, which is separation, complete or quasi-complete: {}", names);
}

std::string interrupted() {
  return "the training was interrupted";
}

std::string nothing_certified() {
  return "neither a separating direction nor a finite estimate could be certified";
}

std::string no_errors_when_penalised() {
  return "the model was trained with a penalty, which draws the coefficients towards zero, and standard errors are "
         "those of fits without one";
}

std::string only_without_firth() {
  return "it is worked out for fits without a penalty, and Firth's is one";
}

std::string no_errors_of_class_weights() {
  return "the model was trained with class weights, which are no counts of observations";
}

std::string no_robust_factor(std::string_view how) {
  const bool is_hc1 = how == "hc1";
  return fmt::format(
      "the factor {} of --robust {} is not positive: n, the sum of the row weights, is no more than {}; --robust hc0 "
      "has no factor",
      is_hc1 ? "n / (n - k)" : "n / (n - 1)", how, is_hc1 ? "k, the number of coefficients" : "1");
}

std::string no_errors_when_separated() {
  return "the model's data are separated, and not all of its coefficients have a finite estimate";
}

std::string no_left_out_when_separated() {
  return "the data are separated, and which coefficients are infinite depends on single rows";
}

std::string no_errors_unless_converged() {
  return "the model's training has not converged, so that it has no standard errors";
}

std::string leaving_out_costs_much() {
  return "leaving out so many rows would take a while; --leave-one-out does it";
}

std::string joint_tests_cost_much() {
  return "the fits without each categorical column would take long; --joint-tests makes them";
}

std::string cannot_be_told_apart(std::span<const std::string> columns) {
  return fmt::format("it cannot be told apart from {}", quoted_list(columns));
}

std::string not_fitted_without() {
  return "the fit without it has not converged";
}

std::string likelihood_is_too_large() {
  return "the log likelihood is too large for its differences to tell";
}

std::string coefficient_is_infinite() {
  return "a coefficient is infinite";
}

std::string too_few_clusters(std::size_t clusters, std::size_t coefficients) {
  return fmt::format("a test of {} takes more than {}, and there are {}", counted(coefficients, "coefficient"),
                     counted(coefficients, "cluster"), clusters);
}

std::string covariance_is_singular() {
  return "the covariance of its coefficients is singular";
}

std::string no_covariance_of_many_terms() {
  return "the model has no covariance: it has too many terms, or its data do not determine every coefficient";
}

}  // namespace reason

namespace notice {

std::string looks_like_identifier(const std::string& column, std::string_view what) {
  return fmt::format("column {} looks like an identifier ({} that are all different); --ignore {} leaves it out",
                     quoted(column), what, list_element(column));
}

std::string looks_like_decimals(const std::string& column, const std::string& cell, char decimal) {
  return fmt::format("column {} is text, but its cells look like numbers, as {}; --decimal {} reads them so",
                     quoted(column), quoted(cell), decimal);
}

std::string not_label(const std::string& label) {
  return "not " + label;
}

std::string remembered_reading(std::span<const std::string> missing_texts, char decimal) {
  std::string result = "reading as the model was trained:";
  result += missing_texts.empty() ? std::string(" only empty cells are missing")
                                  : fmt::format(" missing cells say {}", quoted_list(missing_texts));
  return result + (decimal == '.' ? "" : fmt::format(", decimal {}", decimal));
}

std::string rows_without_prediction(std::size_t rows, std::size_t all, std::span<const ColumnCount> columns) {
  return fmt::format("{} of {} got no prediction; cells the model cannot use, by column: {}", rows, counted(all, "row"),
                     counts_of(columns));
}

std::string rows_left_out(std::size_t rows, std::size_t all, std::size_t without_label,
                          std::span<const ColumnCount> columns) {
  std::string result = fmt::format("{} of {} left out", rows, counted(all, "row"));
  if (without_label > 0) result += fmt::format("; {} without a label", without_label);
  if (!columns.empty()) result += fmt::format("; cells the model cannot use, by column: {}", counts_of(columns));
  return result;
}

std::string bad_rows(const std::string& file, std::size_t columns, const BadRows& rows) {
  std::string list;
  for (const BadRow& row : rows.first) list += fmt::format("{}{} ({})", list.empty() ? "" : ", ", row.line, row.cells);
  return fmt::format("{}: {} skipped for not having {}; {} (cells): {}{}", in(file), counted(rows.count, "row"),
                     counted(columns, "cell"), rows.count == 1 ? "line" : "lines", list,
                     rows.count > rows.first.size() ? ", ..." : "");
}

std::string rows_without_score(std::size_t rows, std::size_t all, std::size_t without_label,
                               std::size_t without_probability) {
  std::string result = fmt::format("{} of {} left out", rows, counted(all, "row"));
  if (without_label > 0) result += fmt::format("; {} without a label", without_label);
  if (without_probability > 0) result += fmt::format("; {} without a probability", without_probability);
  return result;
}

std::string rows_without_weight(std::size_t rows) {
  return fmt::format("{} left out because their weight is zero or missing", counted(rows, "row"));
}

std::string weights_are_no_counts(const std::string& column) {
  return taken_for_counts(column, "standard errors, z, P, AIC and BIC");
}

std::string weights_are_no_counts_but_in_clusters(const std::string& column) {
  return taken_for_counts(column, "LR chi2, AIC and BIC");
}

std::string weights_need_clusters(const std::string& column) {
  return weights_are_no_counts(column) +
         ". --cluster with a column that numbers the rows gives standard errors that do not depend on the scale of the "
         "weights";
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
    return fmt::format("beginning at {}, which has all of the {}", in(file), counted(terms, "term"));
  return fmt::format("beginning at {}, which has {} of the {}; the others begin at 0", in(file), matched,
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
      "Leave one of them out, or try --l2",
      quoted(term), others.empty() ? std::string("the intercept") : quoted_list(others), sure,
      digits > 1 ? "are" : "is");
}

std::string few_clusters(std::size_t clusters, std::size_t coefficients) {
  return fmt::format(
      "{} for {}: standard errors by so few clusters are not to be trusted. They take many more clusters than "
      "coefficients",
      counted(clusters, "cluster"), counted(coefficients, "coefficient"));
}

std::string loss_rose() {
  return "the loss rose after some epoch: the learning rate overshoots. Try a smaller --learning-rate";
}

std::string saturated(double share, bool raw_columns) {
  return fmt::format(
      "{:.1f}% of the rows have a probability within 1e-6 of 0 or 1, where gradients are near zero: "
      "saturated outputs. Try a smaller --learning-rate{}",
      100 * share, raw_columns ? ", or leave out --no-standardize" : "");
}

std::string weights_grow() {
  return reason::weights_grow() + ". The model predicts, but its coefficients mean nothing. Try --l2 0.01";
}

std::string separated(const std::string& what) {
  return what + ". The model predicts, with stand-ins for what is infinite. --l2 0.01 gives finite coefficients";
}

std::string threshold_saved(double threshold, double before, const std::string& file) {
  return fmt::format("threshold {} written to {}; it was {}", shortest(threshold), in(file), shortest(before));
}

std::string no_curve(std::string_view curve, std::string_view option) {
  return fmt::format("{} {} has no points: the rows are of one class only", option, curve);
}

}  // namespace notice

}  // namespace logreg
