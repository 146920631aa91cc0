// A table of numbers as a file of its own: CSV with all digits and the names of its columns, or, for a text that is
// being written, Markdown, LaTeX (a tabular without any package) and HTML with rounded numbers and headings.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace logreg {

enum class TableFormat { csv, markdown, latex, html };

constexpr std::array<std::string_view, 4> table_endings = {".csv", ".md", ".tex", ".html"};  // in the order of these

// By the ending of the file's name, whatever its case; CSV to standard output ("-").
std::optional<TableFormat> table_format(std::string_view path);

enum class TableCells { text, number, p_value };

struct TableColumn {
  std::string name;     // in CSV
  std::string heading;  // elsewhere
  TableCells cells = TableCells::number;
};

using TableCell = std::variant<std::string, std::optional<double>>;

struct NumberTable {
  std::vector<TableColumn> columns;
  std::vector<std::vector<TableCell>> rows;
};

// A number that does not exist is an empty cell, one without bound inf or -inf.
std::string table_text(const NumberTable& table, TableFormat format);

}  // namespace logreg
