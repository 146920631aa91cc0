#include "report/table_file.h"

#include "base/number.h"
#include "base/text.h"
#include "csv/csv_writer.h"
#include "report/html.h"
#include "report/numbers.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>

namespace logreg {

namespace {

// What a format puts around rows and cells.
struct Syntax {
  std::string before;
  std::string row_begin;
  std::string between;
  std::string row_end;
  std::string below_headings;
  std::string after;
  std::function<std::string(const std::string& text)> escape;
};

std::string replaced(const std::string& text, const std::function<std::string_view(char)>& instead_of) {
  std::string result;
  for (const char c : text) {
    const std::string_view other = instead_of(c);
    result += other.empty() ? std::string_view(&c, 1) : other;
  }
  return result;
}

std::string markdown_text(const std::string& text) {
  std::string result;
  for (const char c : text) {
    if (std::string_view("\\`*_[]<>|#").find(c) != std::string_view::npos) result += '\\';
    result += c;
  }
  return result;
}

std::string latex_text(const std::string& text) {
  return replaced(text, [](char c) -> std::string_view {
    switch (c) {
      case '\\':
        return "\\textbackslash{}";
      case '^':
        return "\\textasciicircum{}";
      case '~':
        return "\\textasciitilde{}";
      case '<':
        return "$<$";
      case '>':
        return "$>$";
      case '|':
        return "$|$";
      case '&':
        return "\\&";
      case '%':
        return "\\%";
      case '$':
        return "\\$";
      case '#':
        return "\\#";
      case '_':
        return "\\_";
      case '{':
        return "\\{";
      case '}':
        return "\\}";
      default:
        return {};
    }
  });
}

// All columns but those of texts stand right.
Syntax markdown(const NumberTable& table) {
  Syntax result{"", "| ", " | ", " |\n", "|", "", markdown_text};
  for (const TableColumn& column : table.columns) {
    result.below_headings += column.cells == TableCells::text ? ":---|" : "---:|";
  }
  result.below_headings += '\n';
  return result;
}

Syntax latex(const NumberTable& table) {
  std::string columns;
  for (const TableColumn& column : table.columns) columns += column.cells == TableCells::text ? 'l' : 'r';
  return {"\\begin{tabular}{" + columns + "}\n\\hline\n",
          "",
          " & ",
          " \\\\\n",
          "\\hline\n",
          "\\hline\n\\end{tabular}\n",
          latex_text};
}

std::string number_shown(double value, TableCells cells) {
  constexpr std::size_t width = 8;
  if (std::isnan(value)) return "";
  if (std::isinf(value)) return value > 0 ? "inf" : "-inf";
  return cells == TableCells::p_value ? p_value(value) : fitted(value, width);
}

std::string cell_shown(const TableCell& cell, TableCells cells) {
  if (const auto* text = std::get_if<std::string>(&cell)) return visible(*text);
  const auto& value = std::get<std::optional<double>>(cell);
  return value ? number_shown(*value, cells) : "";
}

std::string as_text(const NumberTable& table, const Syntax& syntax) {
  const auto row = [&](const std::function<std::string(std::size_t column)>& cell) {
    std::string line = syntax.row_begin;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      if (i > 0) line += syntax.between;
      line += syntax.escape(cell(i));
    }
    return line + syntax.row_end;
  };
  std::string text =
      syntax.before + row([&](std::size_t i) { return table.columns[i].heading; }) + syntax.below_headings;
  for (const auto& cells : table.rows) {
    text += row([&](std::size_t i) { return cell_shown(cells[i], table.columns[i].cells); });
  }
  return text + syntax.after;
}

// The page is UTF-8 and stands by itself.
std::string as_html(const NumberTable& table) {
  Report::Table result;
  for (const TableColumn& column : table.columns) {
    const bool is_text = column.cells == TableCells::text;
    result.columns.push_back({column.heading, is_text ? Report::Align::left : Report::Align::right});
  }
  for (const auto& cells : table.rows) {
    auto& row = result.rows.emplace_back();
    for (std::size_t i = 0; i < cells.size(); ++i) row.push_back(cell_shown(cells[i], table.columns[i].cells));
  }
  return "<!DOCTYPE html>\n<meta charset=\"utf-8\">\n<title>Table</title>\n" + html_table(result, "Table");
}

void append(std::string& text, const TableCell& cell) {
  if (const auto* name = std::get_if<std::string>(&cell)) return append_cell(text, *name, Dialect{});
  const auto& value = std::get<std::optional<double>>(cell);
  if (!value || std::isnan(*value)) return;
  if (std::isinf(*value)) {
    text += *value > 0 ? "inf" : "-inf";
  } else {
    append_shortest(text, *value);
  }
}

std::string as_csv(const NumberTable& table) {
  std::string text;
  for (const TableColumn& column : table.columns) {
    if (!text.empty()) text += ',';
    append_cell(text, column.name, Dialect{});
  }
  text += '\n';
  for (const auto& cells : table.rows) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) text += ',';
      append(text, cells[i]);
    }
    text += '\n';
  }
  return text;
}

}  // namespace

std::optional<TableFormat> table_format(std::string_view path) {
  if (path == "-") return TableFormat::csv;
  std::string lower(path);
  std::ranges::transform(lower, lower.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  for (std::size_t i = 0; i < table_endings.size(); ++i) {
    if (lower.ends_with(table_endings[i])) return static_cast<TableFormat>(i);
  }
  return std::nullopt;
}

std::string table_text(const NumberTable& table, TableFormat format) {
  switch (format) {
    case TableFormat::csv:
      return as_csv(table);
    case TableFormat::markdown:
      return as_text(table, markdown(table));
    case TableFormat::latex:
      return as_text(table, latex(table));
    case TableFormat::html:
      return as_html(table);
  }
  return {};
}

}  // namespace logreg
