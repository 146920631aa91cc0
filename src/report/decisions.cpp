#include "report/decisions.h"

#include "base/text.h"
#include "report/fit_phrases.h"
#include "report/numbers.h"
#include "report/phrases.h"
#include "report/reasons.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <utility>
#include <vector>

namespace logreg {

namespace {

std::string delimiter_name(char delimiter) {
  return delimiter == '\t' ? "tab" : std::string(1, delimiter);
}

// The files whose delimiter was found to be another than the comma.
std::string delimiters_found(std::span<const TableFile> files) {
  std::vector<std::string> phrases;
  for (const TableFile& file : files) {
    if (!file.delimiter_was_found || file.dialect.delimiter == ',') continue;
    phrases.push_back(fmt::format("{} in {}", delimiter_name(file.dialect.delimiter), visible(file.name)));
  }
  return listed(phrases);
}

std::string numeric_columns(const Schema& schema) {
  std::vector<std::string> phrases;
  for (const FeatureColumn& feature : schema.columns()) {
    if (feature.type == ColumnType::numeric) phrases.push_back(quoted_name(feature.name));
  }
  return listed(phrases);
}

std::string categorical_columns(const Schema& schema) {
  std::vector<std::string> phrases;
  for (const FeatureColumn& feature : schema.columns()) {
    if (feature.type != ColumnType::categorical) continue;
    phrases.push_back(fmt::format("{} ({}, {})", quoted_name(feature.name), counted(feature.levels.size(), "level"),
                                  baseline(feature)));
  }
  return listed(phrases);
}

std::string dates_worded(const ColumnNote& note, SettingWords words) {
  const std::string seen = fmt::format("column {} holds dates, as {}, and is left out", quoted(note.column),
                                       quoted(note.texts.front()));
  std::vector<std::string> ways;
  for (std::size_t i = 1; i < note.texts.size(); ++i) {
    ways.push_back(fmt::format("{} {}", words({"date"}), list_argument(note.column + '=' + note.texts[i])));
  }
  if (ways.empty()) return seen + ": they are written in several forms, of which none reads all";
  return fmt::format("{}: {} makes them days{}", seen, fmt::join(ways, " or "),
                     ways.size() > 1 ? "; no day tells the months" : "");
}

std::string levels_like_missing(const ColumnNote& note, SettingWords words) {
  std::vector<std::string> texts;
  for (const std::string& text : note.texts) texts.push_back(note.column + '=' + text);
  const bool one = texts.size() == 1;
  return fmt::format("column {} says {} in {}, {} here; if {} that the cell is missing, {} {} counts {} so",
                     quoted(note.column), quoted_list(note.texts), counted(note.count, "row"),
                     one ? "which is a level" : "which are levels", one ? "it says" : "they say", words({"na"}),
                     list_argument(texts), one ? "it" : "them");
}

// "column "city" ..., and what is to be done about it.
std::string worded(const ColumnNote& note, SettingWords words) {
  using Kind = ColumnNote::Kind;
  const std::string column = "column " + quoted(note.column);
  const auto way = [&](std::string_view setting) {
    return fmt::format("{} {}", words({std::string(setting)}), list_argument(note.column));
  };
  switch (note.kind) {
    case Kind::different_texts:
    case Kind::different_integers:
      return fmt::format("{} looks like an identifier ({} that are all different); {} leaves it out", column,
                         note.kind == Kind::different_texts ? "texts" : "integers", way("ignore"));
    case Kind::counts_rows:
      return fmt::format("{} counts the rows; if it says nothing else, {} leaves it out", column, way("ignore"));
    case Kind::dates:
      return dates_worded(note, words);
    case Kind::integer_dates:
      return fmt::format("{} holds integers that are dates, as {}; {} makes them days", column, note.texts.front(),
                         fmt::format("{} {}", words({"date"}), list_argument(note.column + "=%Y%m%d")));
    case Kind::leading_zeros:
      return fmt::format("{} has zeros in front, as {}, so it may be a code; {} takes it as text", column,
                         quoted(note.texts.front()), way("categorical"));
    case Kind::folded:
      return fmt::format("{} says yes and no in several spellings ({}), which count as two levels", column,
                         quoted_list(note.texts));
    case Kind::same_but_for_case:
      return fmt::format("{} has levels that differ only in case or in blanks around, as {} and {}", column,
                         quoted(note.texts[0]), quoted(note.texts[1]));
    case Kind::numbers_and_texts:
      return fmt::format("{} is text, though many cells are numbers, because of {} such as {}", column,
                         counted(note.count, "cell"), quoted_list(note.texts, 3));
    case Kind::mixed_units:
      return fmt::format("{} is text: its numbers are counted in different units, as {} and {}", column,
                         quoted(note.texts[0]), quoted(note.texts[1]));
    case Kind::missing_numbers:
      return fmt::format("{} says {} in {}, which counts as missing in a column of numbers", column,
                         quoted(note.texts.front()), counted(note.count, "row"));
    case Kind::baseline_unused:
      return fmt::format("{} has no baseline, for it is left out", column);
    case Kind::labels_folded:
      return fmt::format("{} has its two labels in several spellings, which count as one each: {}", column,
                         quoted_list(note.texts));
    case Kind::missing_texts:
      return fmt::format("{} says {} in {}, which counts as missing; it may be a code: under {} '', where only empty "
                         "cells are missing, it is a text",
                         column, quoted(note.texts.front()), counted(note.count, "row"), words({"na"}));
    case Kind::levels_like_missing:
      return levels_like_missing(note, words);
  }
  return {};
}

}  // namespace

Report decisions_report(std::span<const TableFile> files, const Schema& schema, const TrainingOptions& options,
                        const std::string& meaning, double positives, double negatives, SettingWords words) {
  Report report;
  const auto add_if_any = [&](std::string label, std::string shown) {
    if (!shown.empty()) report.add_for_people(std::move(label), std::move(shown));
  };
  add_if_any("Delimiter", delimiters_found(files));
  report.add_for_people("Rows", rows_used(schema));
  add_if_any("Filled in", filled_in(schema));
  report.add_for_people("Target",
                        fmt::format("{}; {}, {}", modelling(schema.target), positives_counted(schema.target, positives),
                                    negatives_counted(schema.target, negatives)));
  if (schema.weights) report.add_for_people("Row weights", "column " + quoted_name(schema.weights_name));
  if (schema.offset) report.add_for_people("Offset", "column " + quoted_name(schema.offset_name));
  add_if_any("Numeric", numeric_columns(schema));
  add_if_any("Categorical", categorical_columns(schema));
  add_if_any("Joined", levels_joined(schema));
  add_if_any("Intercept", schema.intercept ? "" : "none");
  add_if_any("Ignored", reasons(dropped_columns(schema.ignored, words)));
  for (const ColumnNote& note : schema.notes) report.add_for_people("Note", worded(note, words));
  if (options.class_weights) {
    report.add_for_people("Class weights", class_weights(*options.class_weights, schema.target));
  }
  add_if_any("Options", meaning);
  report.add_for_people(
      "Penalty", penalty({options.descent.l1, options.descent.l2, options.descent.standardize, options.descent.firth}));
  report.add_for_people("Method", method(options, schema.intercept));
  return report;
}

}  // namespace logreg
