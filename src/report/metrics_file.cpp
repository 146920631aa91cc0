#include "report/metrics_file.h"

#include <algorithm>
#include <optional>
#include <string>

namespace logreg {

namespace {

std::optional<double> end(const Metric& metric, double Interval::*member) {
  return metric.interval ? std::optional((*metric.interval).*member) : std::nullopt;
}

struct Column {
  const char* name;
  const char* heading;
  TableCells cells;
  TableCell (*cell)(const Metric& metric);
};

constexpr Column all_columns[] = {
    {"metric", "Metric", TableCells::text, [](const Metric& metric) -> TableCell { return std::string(metric.name); }},
    {"value", "Value", TableCells::number, [](const Metric& metric) -> TableCell { return metric.value; }},
    {"conf_low", "Lower limit", TableCells::number,
     [](const Metric& metric) -> TableCell { return end(metric, &Interval::low); }},
    {"conf_high", "Upper limit", TableCells::number,
     [](const Metric& metric) -> TableCell { return end(metric, &Interval::high); }},
    {"method", "Interval by", TableCells::text,
     [](const Metric& metric) -> TableCell { return std::string(metric.interval_method); }},
    {"baseline", "Baseline", TableCells::number, [](const Metric& metric) -> TableCell { return metric.baseline; }},
};

}  // namespace

std::vector<std::string> metric_columns() {
  std::vector<std::string> result;
  for (const Column& column : all_columns) result.emplace_back(column.name);
  return result;
}

NumberTable metrics_table(const Evaluation& evaluation, std::span<const std::string> columns) {
  const std::vector<std::string> all = metric_columns();
  NumberTable table;
  table.rows.resize(evaluation.metrics.size());
  for (const std::string& name : columns.empty() ? std::span<const std::string>(all) : columns) {
    const Column& column = *std::ranges::find(all_columns, name, &Column::name);
    table.columns.push_back({column.name, column.heading, column.cells});
    for (std::size_t i = 0; i < table.rows.size(); ++i) table.rows[i].push_back(column.cell(evaluation.metrics[i]));
  }
  return table;
}

}  // namespace logreg
