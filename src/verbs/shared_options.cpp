#include "verbs/shared_options.h"

#include "data/missing.h"
#include "report/coefficients_file.h"
#include "report/metrics_file.h"
#include "verbs/bindings.h"
#include "verbs/messages.h"
#include "verbs/rules.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string_view>
#include <thread>
#include <utility>

namespace logreg {

namespace {

constexpr std::size_t most_threads = 1024;  // more would only use up memory
constexpr int before_others = -1;           // the turn of rules

Option& option_of(OptionGroup& group, std::string_view name) {
  return *std::ranges::find(group.options, name, &Option::name);
}

// Each character means one thing.
void check_characters(const ReadingOptions& reading) {
  // NUL: there is none.
  const std::pair<std::string_view, char> marks[] = {{"--escape", reading.escape},
                                                     {"--comment", reading.comment},
                                                     {"--delimiter", reading.delimiter.value_or('\0')},
                                                     {"--decimal", reading.decimal},
                                                     {"--quote", reading.quote}};
  // Cells with such a decimal need quotes.
  const bool has_quotes = reading.quote != Dialect::no_quote;
  for (auto mark = std::begin(marks); mark != std::end(marks); ++mark) {
    for (auto other = mark + 1; other != std::end(marks); ++other) {
      const bool may_be_same = mark->first == "--delimiter" && other->first == "--decimal" && has_quotes;
      if (mark->second == '\0' || mark->second != other->second || may_be_same) continue;
      throw error::same_character(mark->first, other->first, mark->second);
    }
  }
}

// A character for all columns, or COLUMN=C.
Binding decimal_of(DataOptions& data) {
  Binding of_all = then(character(data.reading.decimal), [&data] { data.decimal_given = true; });
  of_all.repeats = true;
  of_all.set = [&data, set = of_all.set](const std::string& option, const std::string& given) {
    const std::size_t equals = given.rfind('=');
    if (equals == std::string::npos || equals == 0) return set(option, given);
    char checked = '.';
    character(checked).set(option, given.substr(equals + 1));
    data.cells.decimals.push_back(given);
  };
  return of_all;
}

// Texts for all columns, or COLUMN=TEXT. Empty cells are missing anyway.
Binding missing_of(DataOptions& data) {
  Binding binding;
  binding.repeats = true;
  binding.set = [&data](const std::string& option, const std::string& given) {
    for (std::string& element : list_elements(option, given)) {
      if (element.find('=', 1) != std::string::npos) {
        data.cells.missing.push_back(std::move(element));
        continue;
      }
      if (!data.missing_texts) data.missing_texts.emplace();
      if (!element.empty()) data.missing_texts->push_back(std::move(element));
    }
  };
  return binding;
}

}  // namespace

std::size_t hardware_threads() {
  return std::max<std::size_t>(std::thread::hardware_concurrency(), 1);
}

Option threads_option(CommonOptions& common) {
  Option option{"--threads", '\0', "N", "Threads to work with; the answer does not depend on it",
                count(common.threads, 1, most_threads)};
  option.binding.default_text = "all cores";  // the same page on every machine
  return option;
}

Option json_option(CommonOptions& common) {
  return {"--json", '\0', "", "Print the answer as one JSON document", flag(common.json, true)};
}

Option quiet_option(CommonOptions& common) {
  return {"--quiet", 'q', "", "Print nothing on stderr but errors", flag(common.quiet, true)};
}

Option report_option(std::optional<std::string>& report) {
  return {"--report", '\0', "FILE", "Write it all as one HTML page",
          text(report)};
}

Option brief_help_option() {
  return {"-h", '\0', "", "Print the options used most", {}};
}

Option help_option() {
  return {"--help", '\0', "", "Print all options", {}};
}

Argument model_argument(std::string& path) {
  return {"MODEL", "The file that logreg train wrote; - is standard input", text(path)};
}

Argument data_argument(DataOptions& data) {
  return {"DATA", "CSV files, read as one table; - is standard input", texts(data.files)};
}

OptionGroup columns_group(ColumnOptions& columns) {
  const Choices<MissingPolicy> policies = {
      {"drop", MissingPolicy::drop}, {"impute", MissingPolicy::impute}, {"error", MissingPolicy::error}};
  return {
      "Columns",
      {{"--target", 't', "COLUMN", "The column to predict; it has two labels (required)", text(columns.target)},
       {"--positive", '\0', "LABEL", "The label whose probability is modelled; repeatable",
        texts(columns.positives)},
       {"--negative", '\0', "LABEL",
        "A label of the other class; repeatable",
        texts(columns.negatives)},
       {"--features", '\0', "A,B,...", "Learn from these columns only", list(columns.features)},
       {"--ignore", '\0', "A,B,...", "Do not learn from these columns", list(columns.ignore)},
       {"--categorical", '\0', "A,B,...", "Take these columns as text", list(columns.categorical)},
       {"--numeric", '\0', "A,B,...", "Take these columns as numbers", list(columns.numeric)},
       {"--baseline", '\0', "COLUMN=LEVEL", "The level that others are compared with; repeatable",
        texts(columns.baselines)},
       {"--min-level-rows", '\0', "N", "Join levels of fewer rows to one, (other)",
        count(columns.min_level_rows)},
       {"--missing", '\0', "HOW", "Missing cells: drop the row, impute, or error",
        choice(columns.missing, policies)},
       {"--impute", '\0', "COLUMN=HOW,...",
        "mean, median, mode, a number or a level", list(columns.impute)},
       {"--weights", '\0', "COLUMN", "How many times each row counts", text(columns.weights)},
       {"--trials", '\0', "COLUMN", "The target counts successes among so many trials",
        text(columns.trials)},
       {"--offset", '\0', "COLUMN", "Add this column to every logit", text(columns.offset)}},
      {without_effect("--positive",
                      where([](const Given& given) { return is_given(given, "--trials"); },
                            "with --trials, where the successes are modelled"),
                      "a target column that counts what you mean")}};
}

OptionGroup reading_group(DataOptions& data, const std::string& remembered) {
  ReadingOptions& reading = data.reading;
  OptionGroup group{
      "Reading",
      {{"--delimiter", 'd', "C",
        "What separates cells: a character, tab or blank",
        delimiter(reading.delimiter, "the one that fits among , ; tab |")},
       {"--no-header", '\0', "", "There is no header; columns are named 1, 2, ...",
        flag(reading.header, HeaderRule::absent)},
       {"--header", '\0', "", "The first record is the header, even of numbers",
        flag(reading.header, HeaderRule::insisted)},
       {"--quote", '\0', "C", "What quotes cells", character(reading.quote)},
       {"--no-quote", '\0', "", "No character quotes cells", flag(reading.quote, Dialect::no_quote)},
       {"--escape", '\0', "C", "What makes a quote or delimiter behind it content",
        then(mark(reading.escape), [&data] { data.escape_given = true; })},
       {"--decimal", '\0', "[COLUMN=]C", "What stands between units and tenths; repeatable",
        decimal_of(data)},
       {"--na", '\0', "TEXT,COLUMN=TEXT,...",
        "What missing cells say, beside empty ones",
        missing_of(data)},
       {"--parse-number", '\0', "A,B,...",
        "Numbers with currency, percent, thousands, units",
        list(data.cells.parse_number)},
       {"--date", '\0', "A,COLUMN=FORMAT,...",
        "Columns of dates, which become days since 1970-01-01",
        list(data.cells.dates)},
       {"--comment", '\0', "C", "Skip lines that begin with this character", mark(reading.comment)},
       {"--skip-lines", '\0', "N", "Skip so many lines before the header", count(reading.skip_lines)},
       {"--skip-after-header", '\0', "N", "Skip so many lines behind the header",
        then(count(reading.skip_after_header), [&data] { data.skip_after_header_given = true; })}},
      {exclude("--header", {"--no-header"}), exclude("--quote", {"--no-quote"}),
       exclude("--skip-after-header", {"--no-header"}),
       [&reading](const Given&) { check_characters(reading); }, stdin_once({"DATA", "MODEL", "--from", "--scores"})},
      before_others};
  if (remembered.empty()) {
    option_of(group, "--na").binding.default_text = fmt::format("{}", fmt::join(MissingTexts().texts(), ","));
  } else {
    for (const std::string_view name : {"--decimal", "--na"}) option_of(group, name).binding.default_text = remembered;
  }
  return group;
}

OptionGroup with_bad_rows(OptionGroup group, ReadingOptions& reading) {
  const Choices<BadRowPolicy> policies = {{"error", BadRowPolicy::error}, {"skip", BadRowPolicy::skip}};
  group.options.push_back({"--bad-rows", '\0', "HOW",
                           "Rows of too many or too few cells: error or skip",
                           choice(reading.bad_rows, policies)});
  return group;
}

OptionGroup general_group(CommonOptions& common, bool with_json, bool with_threads) {
  OptionGroup group{"General", {}};
  if (with_json) group.options.push_back(json_option(common));
  group.options.push_back(quiet_option(common));
  if (with_threads) group.options.push_back(threads_option(common));
  group.options.push_back(brief_help_option());
  group.options.push_back(help_option());
  return group;
}

namespace {

// Refuses a file that ends otherwise.
Binding table_file(std::optional<std::string>& file) {
  Binding binding = text(file);
  binding.set = [set = std::move(binding.set)](const std::string& option, const std::string& path) {
    if (!table_format(path)) {
      throw error::wrong_value(option, fmt::format("a file that ends in {}", fmt::join(table_endings, ", ")), path);
    }
    set(option, path);
  };
  return binding;
}

Binding names_among(std::vector<std::string>& columns, std::vector<std::string> names) {
  Binding binding = list(columns);
  binding.choices = names;
  binding.set = [&columns, names = std::move(names)](const std::string& option, const std::string& text) {
    for (const std::string& name : list_elements(option, text)) columns.push_back(names[chosen(option, name, names)]);
  };
  return binding;
}

}  // namespace

std::vector<Option> coefficients_options(TableFileOptions& file) {
  return {{"--coefficients", '\0', "FILE", "Write the table of coefficients (.csv .md .tex .html)", table_file(file.file)},
          {"--columns", '\0', "A,B,...", "The columns of that file", names_among(file.columns, coefficient_columns())}};
}

std::vector<Option> metrics_options(TableFileOptions& file) {
  return {{"--metrics", '\0', "FILE", "Write the table of metrics (.csv .md .tex .html)", table_file(file.file)},
          {"--columns", '\0', "A,B,...", "The columns of that file", names_among(file.columns, metric_columns())}};
}

Rule columns_need(const std::string& option) {
  return without_effect("--columns", without(option), option + " FILE");
}

Option hypothesis_option(std::vector<Hypothesis>& hypotheses) {
  const auto parse = [](const std::string&, const std::string& text) { return parse_hypothesis(text); };
  return {"--hypothesis", '\0', "EQUATIONS",
          "Test equations of coefficients; repeatable",
          collected(hypotheses, parse)};
}

Option unseen_option(Unseen& unseen) {
  return {
      "--unseen", '\0', "HOW",
      "Levels that the training has not seen: empty (no prediction), baseline, or other",
      choice(unseen,
             Choices<Unseen>{{"empty", Unseen::unusable}, {"baseline", Unseen::baseline}, {"other", Unseen::other}})};
}

std::vector<std::pair<int, std::string>> exit_codes(const std::string& wrong_bytes, bool strict) {
  std::vector<std::pair<int, std::string>> codes = {
      {0, "done; also when the reader of our output went away"},
      {1, "the system refused: open, read, write, memory"},
      {2, "wrong usage; also a column or label that the data do not have"},
      {3, wrong_bytes}};
  if (strict) codes.emplace_back(4, "not converged or separated, under --strict; the model has been written");
  codes.emplace_back(130, "interrupted");
  return codes;
}

}  // namespace logreg
