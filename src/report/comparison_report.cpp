#include "report/comparison_report.h"

#include "report/numbers.h"
#include "report/phrases.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

namespace logreg {

namespace {

std::string or_dash(MaybeNumber value) {
  return value ? metric_value(value) : "-";
}

Json as_json_value(const PairedDifference& d) {
  const auto end = [&](double Interval::*member) { return d.interval ? Json((*d.interval).*member) : Json(); };
  return Json::Object{{"metric", std::string(d.name)},
                      {"value", d.value},
                      {"other", d.other},
                      {"difference", d.difference},
                      {"conf_low", end(&Interval::low)},
                      {"conf_high", end(&Interval::high)},
                      {"statistic", d.statistic},
                      {"p_value", d.p_value},
                      {"test", std::string(d.test)}};
}

}  // namespace

Report comparison_report(const std::string& other, double other_threshold,
                         std::span<const PairedDifference> differences, double level) {
  Report report;
  report.begin_section(fmt::format("Against {} on the same rows:", quoted_name(other)));
  report.begin_section();
  Report::Table table;
  table.columns = {{"", Report::Align::left},
                   {"This"},
                   {"Other"},
                   {"Difference"},
                   {interval_heading(level), Report::Align::right, 2},
                   {},
                   {"p"}};
  Json::Array values;
  for (const PairedDifference& d : differences) {
    table.rows.push_back({std::string(d.label), or_dash(d.value), or_dash(d.other), or_dash(d.difference),
                          d.interval ? metric_value(d.interval->low) : "",
                          d.interval ? metric_value(d.interval->high) : "", p_value(d.p_value)});
    values.push_back(as_json_value(d));
  }
  report.add_table("comparison",
                   Json::Object{{"model", other}, {"threshold", other_threshold}, {"differences", std::move(values)}},
                   std::move(table));
  report.begin_section();
  const auto has_test = [](const PairedDifference& d) { return d.p_value.has_value(); };
  if (std::ranges::any_of(differences, has_test)) {
    report.add_paragraph(
        "Tests of the difference on pairs of rows: ROC AUC by DeLong, log loss by its standard error, accuracy by "
        "McNemar "
        "(exact). A difference below 0 in log loss speaks for this model.");
  } else {
    report.add_paragraph("There is nothing to test: the two models tell these rows apart in the same way.");
  }
  return report;
}

}  // namespace logreg
