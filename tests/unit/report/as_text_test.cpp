#include "report/as_text.h"

#include "base/text.h"
#include "made_up.h"
#include "report/layout.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using logreg::as_text;
using logreg::Report;

TEST_CASE("consecutive facts are aligned, those for programs are not seen") {
  Report report;
  report.add("rows", 3.0, "Rows", "3");
  report.add_for_programs("rows_dropped", 0.0);
  report.add("prevalence", 0.5, "Prevalence", "0.5");
  CHECK(as_text(report) == "Rows        3\nPrevalence  0.5\n");
}

TEST_CASE("sections are one blank line apart, even when one of them is empty") {
  Report report;
  report.begin_section();
  report.add_for_people("A", "1");
  report.begin_section();
  report.begin_section("Second");
  report.add_for_people("Long", "2");
  CHECK(as_text(report) == "A  1\n\nSecond\nLong  2\n");
}

TEST_CASE("a heading may stand above two columns") {
  Report report;
  Report::Table table;
  table.columns = {{"", Report::Align::left}, {"[both of them]", Report::Align::right, 2}, {}, {"last"}};
  table.rows = {{"a", "1", "2", "3"}, {"bb", "10", "20", "30"}};
  report.items.emplace_back(table);
  CHECK(as_text(report) ==
        "    [both of them]  last\n"
        "a            1   2     3\n"
        "bb          10  20    30\n");
}

TEST_CASE("on a terminal the first column of a table is wrapped, and the others stay aligned; elsewhere it is whole") {
  Report report;
  Report::Table table;
  table.columns = {{"", Report::Align::left}, {"a"}, {"b"}};
  table.rows = {{logreg::visible(made_up::long_name() + made_up::long_name()), "1", "2"}, {"short", "10", "20"}};
  report.items.emplace_back(table);
  const std::string whole = as_text(report);
  CHECK(logreg::split(whole, '\n').size() == 4);
  CHECK(whole.find("...") == std::string::npos);
  const std::string wrapped = as_text(report, logreg::text_columns);
  CHECK(wrapped.find("...") == std::string::npos);
  CHECK(made_up::widest(wrapped) <= logreg::text_columns);
}
