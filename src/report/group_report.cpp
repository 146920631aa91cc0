#include "report/group_report.h"

#include "report/evaluation_report.h"
#include "report/numbers.h"
#include "report/phrases.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace logreg {

namespace {

constexpr std::size_t most_told_of = 10;

std::string name_of(const EvaluatedGroup& group) {
  return group.text ? quoted_name(*group.text, 24) : "missing";
}

Report::Table overview(std::span<const EvaluatedGroup> groups) {
  Report::Table table;
  const double level = groups.front().evaluation.level.value_or(0);
  table.columns = {{"", Report::Align::left},
                   {"Rows"},
                   {"Prevalence"},
                   {"Accuracy"},
                   {"ROC AUC"},
                   {interval_heading(level), Report::Align::right, 2},
                   {},
                   {"Log loss"}};
  for (const EvaluatedGroup& group : groups) {
    const Evaluation& e = group.evaluation;
    const auto value = [&](std::string_view name) {
      const Metric* const metric = find_metric(e, name);
      return metric != nullptr && metric->value ? metric_value(metric->value) : "-";
    };
    const Metric* const area = find_metric(e, "roc_auc");
    const bool has_interval = area != nullptr && area->interval;
    table.rows.push_back({name_of(group), amount(static_cast<double>(e.rows)), metric_value(e.prevalence),
                          value("accuracy"), value("roc_auc"), has_interval ? metric_value(area->interval->low) : "",
                          has_interval ? metric_value(area->interval->high) : "", value("log_loss")});
  }
  return table;
}

Report for_people(Report report) {
  std::erase_if(report.items, [](const Report::Item& item) { return std::holds_alternative<Report::Member>(item); });
  return report;
}

}  // namespace

Report group_report(const std::string& column, std::span<const EvaluatedGroup> groups, const Target& target,
                    const EvaluatedRows& rows, SettingWords words) {
  Report report;
  report.begin_section(fmt::format("By {}:", quoted_name(column)));
  report.begin_section();
  Json::Array values;
  for (const EvaluatedGroup& group : groups) {
    Json::Object value = {{"group", group.text}};
    const Json figures = evaluation_json(group.evaluation, target, rows);
    value.insert(value.end(), figures.as_object()->begin(), figures.as_object()->end());
    values.emplace_back(std::move(value));
  }
  report.add_table("groups", std::move(values), overview(groups));
  report.add_for_programs("by", column);
  if (groups.size() > most_told_of) {
    report.begin_section();
    report.add_paragraph(fmt::format("Every figure of every group is in the output of {}.", words({"json"})));
    return report;
  }
  for (const EvaluatedGroup& group : groups) {
    report.begin_section(fmt::format("{} = {}:", quoted_name(column), name_of(group)));
    report.begin_section();
    report.append(for_people(evaluation_report(group.evaluation, target, rows)));
  }
  return report;
}

}  // namespace logreg
