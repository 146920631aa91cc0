#include "report/html.h"

#include "base/text.h"

#include <fmt/format.h>

namespace logreg {

namespace {

std::string heading_cell(const Report::Column& column) {
  const std::string span = column.span > 1 ? fmt::format(" colspan=\"{}\"", column.span) : "";
  const std::string_view scope = column.span > 1 ? "colgroup" : "col";
  const std::string_view align = column.align == Report::Align::left ? " class=\"left\"" : "";
  // A heading without text would be read as one that is missing.
  if (column.heading.empty()) return fmt::format("<td{}{}></td>", span, align);
  return fmt::format("<th scope=\"{}\"{}{}>{}</th>", scope, span, align, html_text(column.heading));
}

std::string heading_row(const Report::Table& table) {
  std::string cells;
  for (std::size_t i = 0; i < table.columns.size(); i += table.columns[i].span) {
    cells += heading_cell(table.columns[i]);
  }
  return element("tr", "", cells);
}

std::string row_of(const Report::Table& table, const std::vector<std::string>& row) {
  std::string cells;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const bool left = table.columns[i].align == Report::Align::left;
    if (i == 0) {
      cells += element("th", left ? "scope=\"row\" class=\"left\"" : "scope=\"row\"", html_text(row[i]));
    } else {
      cells += element("td", left ? "class=\"left\"" : "", html_text(row[i]));
    }
  }
  return element("tr", "", cells) + '\n';
}

}  // namespace

std::string html_text(std::string_view text) {
  std::string result;
  for (const char c : visible(text)) {
    switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      case '\'':
        result += "&#39;";
        break;
      default:
        result += c;
    }
  }
  return result;
}

std::string json_in_script(const Json& json) {
  // Neither "</script" nor "<!--" without "<", which stands in JSON only inside of strings.
  std::string result;
  for (const char c : to_text(json)) {
    if (c == '<') {
      result += "\\u003c";
    } else {
      result += c;
    }
  }
  return result;
}

std::string element(std::string_view name, std::string_view attributes, std::string_view content) {
  return fmt::format("<{}{}{}>{}</{}>", name, attributes.empty() ? "" : " ", attributes, content, name);
}

std::string html_section(std::string_view id, std::string_view heading, std::string_view content) {
  return fmt::format(
      "<section id=\"{0}\" aria-labelledby=\"{0}-heading\">\n<h2 id=\"{0}-heading\">{1}</h2>\n{2}</section>\n", id,
      html_text(heading), content);
}

std::string html_table(const Report::Table& table, std::string_view caption) {
  std::string rows;
  for (const auto& row : table.rows) rows += row_of(table, row);
  const std::string name = html_text(caption);
  return fmt::format(
      "<div class=\"scroll\" role=\"region\" aria-label=\"{0}\" tabindex=\"0\"><table>\n<caption>{0}</caption>\n"
      "<thead>{1}</thead>\n<tbody>\n{2}</tbody>\n</table></div>\n",
      name, heading_row(table), rows);
}

std::string html_details(std::string_view summary, std::string_view content) {
  return fmt::format("<details>\n<summary>{}</summary>\n{}</details>\n", html_text(summary), content);
}

}  // namespace logreg
