#include "report/coefficients_csv.h"

#include "base/number.h"
#include "csv/csv_writer.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>

namespace logreg {

namespace {

std::optional<double> of_wald(const CoefficientLine& line, double Wald::*member) {
  return line.wald ? std::optional((*line.wald).*member) : std::nullopt;
}

struct Column {
  std::string_view name;
  std::optional<double> (*value)(const CoefficientLine& line);
};

// Behind the term.
constexpr Column columns_of_numbers[] = {
    {"estimate", [](const CoefficientLine& line) { return line.estimate; }},
    {"std_error", [](const CoefficientLine& line) { return line.std_error; }},
    {"statistic", [](const CoefficientLine& line) { return of_wald(line, &Wald::statistic); }},
    {"p_value", [](const CoefficientLine& line) { return of_wald(line, &Wald::p_value); }},
    {"conf_low", [](const CoefficientLine& line) { return of_wald(line, &Wald::low); }},
    {"conf_high", [](const CoefficientLine& line) { return of_wald(line, &Wald::high); }},
    {"odds_ratio", [](const CoefficientLine& line) { return line.odds_ratio; }},
    {"odds_ratio_low", [](const CoefficientLine& line) { return line.odds_ratio_low(); }},
    {"odds_ratio_high", [](const CoefficientLine& line) { return line.odds_ratio_high(); }},
};

void append(std::string& text, const std::optional<double>& value) {
  if (!value || std::isnan(*value)) return;
  if (std::isinf(*value)) {
    text += *value > 0 ? "inf" : "-inf";
  } else {
    append_shortest(text, *value);
  }
}

}  // namespace

std::vector<std::string> coefficient_columns() {
  std::vector<std::string> result = {"term"};
  for (const Column& column : columns_of_numbers) result.emplace_back(column.name);
  return result;
}

std::string coefficients_csv(std::span<const CoefficientLine> lines, std::span<const std::string> columns) {
  std::string text;
  for (const std::string& column : columns) text += (text.empty() ? "" : ",") + column;
  text += '\n';
  for (const CoefficientLine& line : lines) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (i > 0) text += ',';
      const auto* const found = std::ranges::find(columns_of_numbers, columns[i], &Column::name);
      if (found == std::end(columns_of_numbers)) {
        append_cell(text, line.term, Dialect{});
      } else {
        append(text, found->value(line));
      }
    }
    text += '\n';
  }
  return text;
}

}  // namespace logreg
