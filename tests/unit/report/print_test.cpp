#include "report/print.h"

#include "base/json_parser.h"

#include <doctest/doctest.h>

using logreg::Format;
using logreg::Json;
using logreg::print;
using logreg::Report;

namespace {

Report small_report() {
  Report report;
  report.add("rows", std::size_t{3}, "Rows", "3");
  report.add_for_people("Note", "for people");
  report.add_for_programs("gap", nullptr);
  Report::Table table;
  table.columns = {{"term"}};
  table.rows = {{"a"}};
  report.add_table("terms", Json::Array{1, 2}, table);
  report.add_paragraph("The end.");
  return report;
}

}  // namespace

TEST_CASE("one report prints in each format") {
  CHECK(print(small_report(), Format::text) == "Rows  3\nNote  for people\nterm\n   a\nThe end.\n");
  CHECK(print(small_report(), Format::json) ==
        "{\n"
        "  \"rows\": 3,\n"
        "  \"gap\": null,\n"
        "  \"terms\": [1, 2]\n"
        "}\n");
}

TEST_CASE("an empty report is an empty text and an empty object") {
  CHECK(print({}, Format::text).empty());
  CHECK(logreg::parse_json(print({}, Format::json)).as_object()->empty());
}
