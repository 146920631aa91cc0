#include "report/decisions.h"

#include "base/text.h"
#include "report/fit_phrases.h"
#include "report/numbers.h"
#include "report/phrases.h"
#include "report/reasons.h"

#include <fmt/format.h>

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
  for (const FeatureColumn& feature : schema.features) {
    if (feature.type == ColumnType::numeric) phrases.push_back(quoted_name(feature.name));
  }
  return listed(phrases);
}

std::string categorical_columns(const Schema& schema) {
  std::vector<std::string> phrases;
  for (const FeatureColumn& feature : schema.features) {
    if (feature.type != ColumnType::categorical) continue;
    phrases.push_back(fmt::format("{} ({}, {})", quoted_name(feature.name), counted(feature.levels.size(), "level"),
                                  baseline(feature)));
  }
  return listed(phrases);
}

std::string worded(const ColumnNote& note, SettingWords words) {
  switch (note.kind) {
    case ColumnNote::Kind::different_texts:
    case ColumnNote::Kind::different_integers:
      return fmt::format("column {} looks like an identifier ({} that are all different); {} {} leaves it out",
                         quoted(note.column), note.kind == ColumnNote::Kind::different_texts ? "texts" : "integers",
                         words({"ignore"}), list_argument(note.column));
    case ColumnNote::Kind::decimals:
      return fmt::format("column {} is text, but its cells look like numbers, as {}; {} {} reads them so",
                         quoted(note.column), quoted(note.cell), words({"decimal"}), note.decimal);
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
