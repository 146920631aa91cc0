#include "verbs/check_options.h"

#include "base/text.h"
#include "verbs/bindings.h"
#include "verbs/rules.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace logreg {

namespace {

// --- What --require asks of ---

std::optional<double> largest_inflation(const TableCheck& check) {
  if (!check.has_inflation) return std::nullopt;
  std::optional<double> largest;
  for (const CheckedColumn& column : check.columns) {
    if (!column.inflation) continue;
    const auto per_term = column.inflation->per_term();
    if (!per_term) return std::nullopt;
    largest = std::max(largest.value_or(0), *per_term);
  }
  return largest;
}

std::optional<double> largest_missing(const TableCheck& check) {
  double largest = 0;
  for (const CheckedColumn& column : check.columns) largest = std::max(largest, column.missing.rows() / check.rows());
  return largest;
}

using FigureOfTable = std::optional<double> (*)(const TableCheck&);

constexpr std::pair<std::string_view, FigureOfTable> figures[] = {
    {"rows", [](const TableCheck& check) { return std::optional(check.rows()); }},
    {"positives", [](const TableCheck& check) { return std::optional(check.positives); }},
    {"negatives", [](const TableCheck& check) { return std::optional(check.negatives); }},
    {"columns", [](const TableCheck& check) { return std::optional(static_cast<double>(check.columns.size())); }},
    {"events_per_term", [](const TableCheck& check) { return check.events_per_term(); }},
    {"rows_lost",
     [](const TableCheck& check) { return std::optional(check.rows() - static_cast<double>(check.rows_complete)); }},
    {"missing", largest_missing},
    {"duplicates",
     [](const TableCheck& check) { return std::optional(static_cast<double>(check.repeated.duplicates)); }},
    {"contradictions",
     [](const TableCheck& check) { return std::optional(static_cast<double>(check.repeated.contradictions)); }},
    {"vif", largest_inflation},
    {"flags", [](const TableCheck& check) { return std::optional(static_cast<double>(check.flags())); }}};

Requirement requirement(const std::string& option, const std::string& text) {
  return requirement_of(option, text, check_figures());
}

// --- Options ---

// Of train's, those that say what a column is.
OptionGroup columns_to_check(ColumnOptions& columns) {
  constexpr std::array<std::string_view, 9> names = {"--target",   "--negative",       "--positive",
                                                     "--features", "--ignore",         "--categorical",
                                                     "--numeric",  "--min-level-rows", "--missing"};
  OptionGroup group = columns_group(columns);
  group.rules.clear();
  std::erase_if(group.options,
                [&](const Option& option) { return std::ranges::find(names, option.name) == names.end(); });
  return group;
}

OptionGroup check_group(CheckingOptions& options) {
  constexpr std::size_t most_bins = 1000;
  std::string names;
  for (const std::string& name : check_figures()) names += (names.empty() ? "" : ", ") + name;
  return {
      "Checking",
      {{"--column", '\0', "COLUMN", "Show all of this column alone", text(options.column)},
       {"--bins", '\0', "N", "Show the weight of evidence of every level, and of N bins of equal size of the numbers",
        converted(options.bins,
                  [](const std::string& option, const std::string& given) {
                    std::size_t bins = 0;
                    count(bins, 2, most_bins).set(option, given);
                    return bins;
                  })},
       {"--vif", '\0', "", "Variance inflation of more than 200 terms, too", flag(options.vif, true)},
       {"--require", '\0', "NAME<=X",
        "Exit with 5 where the figure is not so; also >=, > and <; between quotes; may be repeated. The figures are " +
            names,
        collected(options.requirements, requirement)},
       {"--report", '\0', "FILE", "Write it all as one HTML page", text(options.report)}}};
}

void check_files(const Given& given) {
  check_written(named_files(given, {"--report"}), named_files(given, {"DATA"}));
}

}  // namespace

std::vector<std::string> check_figures() {
  std::vector<std::string> names;
  for (const auto& [name, figure] : figures) names.emplace_back(name);
  for (const FaultName& fault : fault_names()) names.emplace_back(fault.plural);
  return names;
}

std::optional<double> check_figure(const TableCheck& check, const std::string& name) {
  for (const auto& [known, figure] : figures) {
    if (known == name) return figure(check);
  }
  const auto fault = std::ranges::find(fault_names(), name, &FaultName::plural);
  return static_cast<double>(check.count(fault->fault));
}

Command command_line_of(CheckingOptions& options) {
  Command command;
  command.name = "check";
  command.summary = "look at a table before a model is trained: columns, faults, cures";
  command.usage = "--target COLUMN [OPTIONS] DATA...";
  command.arguments = {data_argument(options.data)};
  command.groups = {columns_to_check(options.columns), check_group(options),
                    with_bad_rows(reading_group(options.data, ""), options.data.reading),
                    general_group(options.common, true, true)};
  command.examples = {"logreg check samples/customers.csv --target churned",
                      "logreg check samples/customers.csv --target churned --column plan --bins 5",
                      "logreg check samples/customers.csv --target churned --require 'leaks<=0'"};
  command.exit_codes = exit_codes("the bytes of a data file are wrong, or the target has not two labels", false);
  command.exit_codes.insert(command.exit_codes.end() - 1, {5, "a --require is not met"});
  command.common = {"--target", "--features", "--ignore", "--column", "--bins", "--require", "--report", "--json"};
  command.topics = {"check", "columns", "cells", "data"};
  command.rules = {[](const Given& given) { check_files(given); }};
  return command;
}

}  // namespace logreg
