#include "report/table_file.h"

#include <doctest/doctest.h>

#include <limits>
#include <string>

using namespace logreg;

namespace {

NumberTable small_table() {
  NumberTable table;
  table.columns = {{"term", "Term", TableCells::text}, {"estimate", "Estimate"}, {"p", "P & p", TableCells::p_value}};
  table.rows = {{"a_b|c", 0.1 + 0.2, 1e-9},
                {"50% <x>\n", std::optional<double>(), 0.25},
                {"z", -std::numeric_limits<double>::infinity(), std::numeric_limits<double>::quiet_NaN()}};
  return table;
}

}  // namespace

TEST_CASE("the ending of a file tells the format of its table") {
  CHECK(table_format("x.csv") == TableFormat::csv);
  CHECK(table_format("a.b/x.MD") == TableFormat::markdown);
  CHECK(table_format("x.tex") == TableFormat::latex);
  CHECK(table_format("x.html") == TableFormat::html);
  CHECK(table_format("-") == TableFormat::csv);
  CHECK(!table_format("x.txt"));
  CHECK(!table_format("csv"));
}

TEST_CASE("a table is written in each format, its texts safe in it") {
  CHECK(table_text(small_table(), TableFormat::csv) ==
        "term,estimate,p\n"
        "a_b|c,0.30000000000000004,1e-09\n"
        "\"50% <x>\n\",,0.25\n"
        "z,-inf,\n");
  CHECK(table_text(small_table(), TableFormat::markdown) ==
        "| Term | Estimate | P & p |\n"
        "|:---|---:|---:|\n"
        "| a\\_b\\|c | 0.300000 | \\<0.001 |\n"
        "| 50% \\<x\\>\\\\n |  | 0.2500 |\n"
        "| z | -inf |  |\n");
  CHECK(table_text(small_table(), TableFormat::latex) ==
        "\\begin{tabular}{lrr}\n\\hline\n"
        "Term & Estimate & P \\& p \\\\\n\\hline\n"
        "a\\_b$|$c & 0.300000 & $<$0.001 \\\\\n"
        "50\\% $<$x$>$\\textbackslash{}n &  & 0.2500 \\\\\n"
        "z & -inf &  \\\\\n"
        "\\hline\n\\end{tabular}\n");
  const std::string html = table_text(small_table(), TableFormat::html);
  CHECK(html.starts_with("<!DOCTYPE html>\n<meta charset=\"utf-8\">"));
  CHECK(html.find("P &amp; p") != std::string::npos);
  CHECK(html.find("50% &lt;x&gt;\\n") != std::string::npos);
}
