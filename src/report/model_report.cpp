#include "report/model_report.h"

#include "base/json_parser.h"
#include "base/text.h"
#include "model/coefficient_table.h"
#include "model/model_file.h"
#include "report/coefficients_report.h"
#include "report/fit_phrases.h"
#include "report/numbers.h"
#include "report/phrases.h"
#include "report/summary_report.h"
#include "report/told_apart.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace logreg {

namespace {

constexpr std::size_t longest_text = 56;  // of free text that has no blank to break at

// The members of the model file, as they are.
void add_file(Report& report, const Model& model) {
  report.add_members([&model] {
    const Json file = parse_json(model_text(model));
    return *file.as_object();
  });
}

std::string missing_texts(const Model& model) {
  std::vector<std::string> phrases = {"empty"};
  for (const std::string& text : model.missing.texts()) {
    if (!text.empty()) phrases.push_back(quoted_name(text));
  }
  return listed(phrases);
}

void add_use(Report& report, const Model& model) {
  report.add_for_people("Target", modelling(model.target));
  report.add_for_people("Negative class", negative_class(model.target));
  report.add_for_people("Threshold", threshold_rule(model.target, model.threshold));
  report.add_for_people("Penalty", penalty(model.penalty));
  if (model.covariance_kind != CovarianceKind::information) {
    report.add_for_people("Std. errors", std_errors(model));
  }
  report.add_for_people("Level", fmt::format("{} of intervals", significant(model.level, 15)));
  if (model.offset) report.add_for_people("Offset", "column " + quoted_name(*model.offset));
  if (model.weights) report.add_for_people("Row weights", "column " + quoted_name(*model.weights));
  report.add_for_people("Missing cells", missing_texts(model));
  report.add_for_people("Decimal", quoted_name(std::string(1, model.decimal)));
  for (const auto& [column, format] : model.formats) {
    report.add_for_people("Cells", fmt::format("of {}: {}", quoted_name(column), listed(words(format, model.decimal))));
  }
}

Report::Table equation(const Model& model) {
  constexpr std::size_t width = 8;  // six of them and a name of 20 characters make 80 columns
  Report::Table table;
  table.columns = {{"", Report::Align::left}, {"Coef."}, {"Odds ratio"}, {interval_heading(model.level), Report::Align::right, 2},
                   {}, {"Mean"}, {"SD"}};
  const auto add = [&](const CoefficientLine& line, const std::string& mean, const std::string& sd) {
    std::vector<std::string> cells = coefficient_shown(line, width);
    cells.insert(cells.begin(), visible(line.term));
    cells.insert(cells.end(), {mean, sd});
    table.rows.push_back(std::move(cells));
  };
  const std::vector<CoefficientLine> lines = coefficient_table(model);
  const std::size_t first = model.has_intercept ? 1 : 0;
  if (model.has_intercept) add(lines.front(), "-", "-");
  for (std::size_t t = 0; t < terms_shown(model.terms.size()); ++t) {
    add(lines[first + t], fitted(model.terms[t].mean, width), fitted(model.terms[t].sd, width));
  }
  return table;
}

void add_equation(Report& report, const Model& model, SettingWords words) {
  report.begin_section(fmt::format("logit = {}sum of coefficient x value{}; p = 1 / (1 + exp(-logit))",
                                   model.has_intercept ? "(intercept) + " : "", model.offset ? " + offset" : ""));
  report.begin_section();
  report.add_table(equation(model));
  const std::string not_shown = terms_not_shown(model.terms.size(), words);
  if (!not_shown.empty()) report.add_paragraph(not_shown);
  report.begin_section();
  if (model.has_intercept) report.add_for_people("Logit at means", significant(model.logit_at_means));
}

std::string levels_shown(const ModelColumn& column) {
  std::vector<std::string> phrases;
  for (const std::string& level : column.levels) {
    phrases.push_back(quoted_name(level) + (level == column.baseline ? " (baseline)" : ""));
  }
  return listed(phrases);
}

std::string column_shown(const ModelColumn& column) {
  std::string result = "categorical, " + levels_shown(column);
  if (column.type == ColumnType::numeric) {
    result = fmt::format("numeric, {} to {}", significant(column.minimum), significant(column.maximum));
  }
  if (column.missing > 0) result += fmt::format("; {} missing in training", column.missing);
  if (column.impute_number) result += "; a missing cell counts as " + significant(column.impute_number);
  if (column.other) {
    result += fmt::format("; {} joined to {}", counted(column.joined.size(), "level"), quoted_name(*column.other));
  }
  if (column.impute_level) result += "; a missing cell counts as " + quoted_name(*column.impute_level);
  return result;
}

void add_columns(Report& report, const Model& model) {
  constexpr std::size_t widest_label = 24;
  report.begin_section("Columns:");
  std::vector<std::string> names;
  for (const ModelColumn& column : inputs(model)) names.push_back(column.name);
  std::vector<std::string> labels = told_apart(names, widest_label);
  std::size_t i = 0;
  for (const ModelColumn& column : inputs(model)) report.add_for_people(std::move(labels[i++]), column_shown(column));
}

std::string result_shown(const TrainingRecord& record) {
  const bool is_separated = record.separation && record.separation != "none";
  std::string result = "converged";
  if (is_separated) {
    result = "no finite estimate";
  } else if (!record.converged)
    result = fmt::format("not converged ({})", plain_name(record.stop_reason));
  result += fmt::format(": iterations {}, passes over the data {}", record.iterations, record.passes);
  if (record.loss_gap)
    result += fmt::format("; loss at most {} above its {}", loss_bound(*record.loss_gap),
                          is_separated ? "infimum" : "minimum");
  if (record.max_error_in_std_errors) {
    result +=
        fmt::format("; coefficients at most {} standard errors off", error_bound(*record.max_error_in_std_errors));
  }
  return result;
}

void add_record(Report& report, const Model& model) {
  const TrainingRecord& record = model.training;
  report.add_for_people("Rows", fmt::format("{} used, {} dropped", record.rows, record.rows_dropped));
  if (model.weights) report.add_for_people("Sum of row weights", amount(record.weight_sum));
  report.add_for_people("Positives", positives_counted(model.target, record.positives));
  report.add_for_people("Negatives", negatives_counted(model.target, record.negatives));
  report.add_for_people("Result", result_shown(record));
  report.add_for_people("Separation", separation(record));
  report.add_for_people("Log likelihood", significant(record.log_likelihood));
  report.add_for_people("Null log likelihood", significant(record.null_log_likelihood));
  if (!record.dropped_columns.empty()) report.add_for_people("Left out", reasons(record.dropped_columns));
}

void add_training(Report& report, const Model& model) {
  const TrainingRecord& record = model.training;
  report.begin_section("Training:");
  report.add_for_people("Version", plain_name(record.version));
  report.add_for_people("Objective", significant(record.objective));
  if (model.summary.is_empty()) add_record(report, model);  // files of former versions have none
  for (const auto& [name, value] : record.options) {
    report.add_for_people(plain_name(name, 20), plain_name(value, longest_text));
  }
}

// What the training has said, or as much of it as the file tells.
void add_what_was_said(Report& report, const Model& model) {
  if (!model.summary.is_empty()) {
    report.begin_section("What the training said:");
    report.begin_section();
    return add_summary(report, model.summary);
  }
  const std::vector<CoefficientLine> lines = coefficient_table(model);
  const auto has_test = [](const CoefficientLine& line) { return line.wald.has_value(); };
  if (std::ranges::none_of(lines, has_test)) return;
  const std::size_t most = terms_shown(model.terms.size()) + (model.has_intercept ? 1 : 0);
  report.begin_section("Standard errors, tests and intervals of the coefficients:");
  report.begin_section();
  report.add_table(coefficient_table(std::span(lines).first(most), model.level));
}

void add_metrics(Report& report, const Model& model) {
  if (model.training.metrics.empty()) return;
  report.begin_section("On the rows it was trained on:");
  for (const auto& [name, value] : model.training.metrics) {
    report.add_for_people(plain_name(name, 24), metric_value(value));
  }
}

}  // namespace

Report model_report(const Model& model, SettingWords words) {
  Report report;
  add_file(report, model);
  add_use(report, model);
  add_equation(report, model, words);
  add_columns(report, model);
  add_training(report, model);
  add_what_was_said(report, model);
  add_metrics(report, model);
  return report;
}

}  // namespace logreg
