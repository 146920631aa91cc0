#include "report/coefficients_file.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace logreg {

namespace {

std::optional<double> of_wald(const CoefficientLine& line, double Wald::*member) {
  return line.wald ? std::optional((*line.wald).*member) : std::nullopt;
}

struct Column {
  const char* name;
  const char* heading;
  TableCells cells;
  TableCell (*cell)(const CoefficientLine& line);
};

constexpr Column all_columns[] = {
    {"term", "Term", TableCells::text, [](const CoefficientLine& line) -> TableCell { return line.term; }},
    {"estimate", "Estimate", TableCells::number,
     [](const CoefficientLine& line) -> TableCell { return line.estimate; }},
    {"std_error", "Std. error", TableCells::number,
     [](const CoefficientLine& line) -> TableCell { return line.std_error; }},
    {"statistic", "z", TableCells::number,
     [](const CoefficientLine& line) -> TableCell { return of_wald(line, &Wald::statistic); }},
    {"p_value", "p", TableCells::p_value,
     [](const CoefficientLine& line) -> TableCell { return of_wald(line, &Wald::p_value); }},
    {"conf_low", "Lower limit", TableCells::number,
     [](const CoefficientLine& line) -> TableCell { return of_wald(line, &Wald::low); }},
    {"conf_high", "Upper limit", TableCells::number,
     [](const CoefficientLine& line) -> TableCell { return of_wald(line, &Wald::high); }},
    {"odds_ratio", "Odds ratio", TableCells::number,
     [](const CoefficientLine& line) -> TableCell { return line.odds_ratio; }},
    {"odds_ratio_low", "Lower limit of it", TableCells::number,
     [](const CoefficientLine& line) -> TableCell { return line.odds_ratio_low(); }},
    {"odds_ratio_high", "Upper limit of it", TableCells::number,
     [](const CoefficientLine& line) -> TableCell { return line.odds_ratio_high(); }},
};

}  // namespace

std::vector<std::string> coefficient_columns() {
  std::vector<std::string> result;
  for (const Column& column : all_columns) result.emplace_back(column.name);
  return result;
}

NumberTable coefficients_table(std::span<const CoefficientLine> lines, std::span<const std::string> columns) {
  const std::vector<std::string> all = coefficient_columns();
  NumberTable table;
  table.rows.resize(lines.size());
  for (const std::string& name : columns.empty() ? std::span<const std::string>(all) : columns) {
    const Column& column = *std::ranges::find(all_columns, name, &Column::name);
    table.columns.push_back({column.name, column.heading, column.cells});
    for (std::size_t i = 0; i < lines.size(); ++i) table.rows[i].push_back(column.cell(lines[i]));
  }
  return table;
}

}  // namespace logreg
