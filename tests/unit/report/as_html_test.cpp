#include "report/as_html.h"

#include <doctest/doctest.h>

#include <vector>

using namespace logreg;

TEST_CASE("a report for people is one of HTML, without what is for programs") {
  Report report;
  report.add("rows", 3, "Rows", "3 & all");
  report.add_for_programs("secret", 1);
  report.begin_section("On these:");
  Report::Table table;
  table.columns = {{"x"}};
  table.rows = {{"1"}};
  report.add_table("confusion", {}, table);
  report.add_paragraph("a < b");
  CHECK(as_html(report, "A", "confusion") ==
        "<dl class=\"facts\">\n<dt>Rows</dt><dd>3 &amp; all</dd>\n</dl>\n<h3>On these</h3>\n<p>a &lt; b</p>\n");
  CHECK(as_html(report, "A").find("<caption>On these</caption>") != std::string::npos);
}

TEST_CASE("a figure without series is its words") {
  Figure figure;
  figure.heading = "Gains";
  figure.explanation = "None & why.";
  CHECK(as_html(std::vector{figure}) ==
        "<div class=\"charts\">\n<figure>\n<figcaption><h3>Gains</h3><p>None &amp; why.</p></figcaption>\n</figure>\n"
        "</div>\n");
}
