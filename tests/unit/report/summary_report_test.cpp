#include "report/summary_report.h"

#include "report/as_text.h"

#include <doctest/doctest.h>

#include <string>

using namespace logreg;

TEST_CASE("a report that was kept reads as it did, but for extra columns") {
  Report report;
  report.add("aic", 1.0 / 3, "AIC", "0.33333333");
  report.begin_section("Numbers:");
  report.begin_section();
  Report::Table table;
  table.columns = {{"", Report::Align::left},
                   {"Coef."},
                   {"[95% Conf. Int.]", Report::Align::right, 2},
                   {},
                   {"More", Report::Align::right, 1, true}};
  table.rows = {{"age", "1", "0.5", "1.5", "extra"}};
  report.add_table("coefficients", Json::Array{Json(1.0 / 3)}, table);
  report.begin_section();
  report.add_paragraph("That is all.");

  const Summary summary = summary_of(report);
  CHECK(to_text(Json(summary.figures)) == R"({"aic": 0.333333333333, "coefficients": [0.333333333333]})");
  Report again;
  add_summary(again, summary);
  table = table.without_extra_columns();
  Report wanted;
  wanted.add_for_people("AIC", "0.33333333");
  wanted.begin_section("Numbers:");
  wanted.begin_section();
  wanted.add_table(table);
  wanted.begin_section();
  wanted.add_paragraph("That is all.");
  CHECK(as_text(again) == as_text(wanted));
}

TEST_CASE("what a file says cannot move a cursor") {
  Report report;
  add_summary(report, {{}, {{SummaryKind::paragraph, {"\x1b[2J"}}}});
  CHECK(as_text(report) == "\\x1b[2J\n");
}
