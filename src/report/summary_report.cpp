#include "report/summary_report.h"

#include "base/number.h"
#include "base/text.h"

#include <fmt/format.h>

#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace logreg {

namespace {

double rounded(double value) {
  return parse_number(fmt::format("{:.11e}", value)).value_or(value);
}

Json rounded(const Json& json) {
  if (json.as_count()) return json;
  if (const auto number = json.as_number()) return std::isfinite(*number) ? Json(rounded(*number)) : Json();
  if (const Json::Array* array = json.as_array()) {
    Json::Array result;
    for (const Json& element : *array) result.push_back(rounded(element));
    return result;
  }
  if (const Json::Object* object = json.as_object()) {
    Json::Object result;
    for (const auto& [key, value] : *object) result.emplace_back(key, rounded(value));
    return result;
  }
  return json;
}

void add_lines(const Report::Table& table, std::vector<SummaryLine>& to) {
  SummaryLine& heading = to.emplace_back();
  heading.kind = SummaryKind::table;
  for (const Report::Column& column : table.columns) heading.texts.push_back(column.heading);
  for (const auto& row : table.rows) to.push_back({SummaryKind::row, row});
}

struct Lines {
  Summary& summary;

  void operator()(const Report::Member& member) { summary.figures.emplace_back(member.key, rounded(member.value)); }
  void operator()(const Report::Fact& fact) { summary.lines.push_back({SummaryKind::fact, {fact.label, fact.shown}}); }
  void operator()(const Report::Table& table) { add_lines(table.without_extra_columns(), summary.lines); }
  void operator()(const Report::Members&) {}
  void operator()(const Report::Paragraph& paragraph) {
    summary.lines.push_back({SummaryKind::paragraph, {paragraph.text}});
  }
  void operator()(const Report::Heading& heading) { summary.lines.push_back({SummaryKind::section, {heading.text}}); }
};

std::vector<std::string> all_visible(const std::vector<std::string>& texts) {
  std::vector<std::string> result;
  for (const std::string& text : texts) result.push_back(visible(text));
  return result;
}

Report::Table empty_table(const std::vector<std::string>& headings) {
  Report::Table table;
  table.columns = {{headings.front(), Report::Align::left}};
  std::size_t above = 0;  // the column of the last heading
  for (std::size_t i = 1; i < headings.size(); ++i) {
    table.columns.push_back({headings[i]});
    if (headings[i].empty() && above > 0) {
      ++table.columns[above].span;
    } else {
      above = i;
    }
  }
  return table;
}

}  // namespace

Summary summary_of(const Report& report) {
  Summary result;
  Lines lines{result};
  for (const Report::Item& item : report.items) std::visit(lines, item);
  return result;
}

void add_summary(Report& report, const Summary& summary) {
  Report::Table* table = nullptr;
  for (const SummaryLine& line : summary.lines) {
    std::vector<std::string> texts = all_visible(line.texts);
    switch (line.kind) {
      case SummaryKind::section:
        report.begin_section(texts[0]);
        break;
      case SummaryKind::paragraph:
        report.add_paragraph(texts[0]);
        break;
      case SummaryKind::fact:
        report.add_for_people(texts[0], texts[1]);
        break;
      case SummaryKind::table:
        report.add_table(empty_table(texts));
        table = &std::get<Report::Table>(report.items.back());
        break;
      case SummaryKind::row:
        table->rows.push_back(std::move(texts));  // the table is still the last item
        break;
    }
  }
}

}  // namespace logreg
