#include "report/hypotheses_report.h"

#include "base/elementary.h"
#include "base/text.h"
#include "report/numbers.h"
#include "report/phrases.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace logreg {

namespace {

std::optional<double> exp_of(const std::optional<double>& value) {
  if (!value) return std::nullopt;
  return elementary::exp(*value);
}

std::optional<std::string> why_untested(const TestedHypothesis& hypothesis) {
  if (!hypothesis.test) {
    return fmt::format("{} has been left out of the model, since it depends on other terms",
                       quoted_name(hypothesis.left_out, longest_name));
  }
  if (!hypothesis.test->chi2) return "the covariance of what it equates is singular";
  return std::nullopt;
}

Json as_json_value(const TestedHypothesis& hypothesis) {
  const LinearTest test = hypothesis.test.value_or(LinearTest());
  return Json::Object{{"text", hypothesis.text},
                      {"estimate", test.estimate},
                      {"std_error", test.std_error},
                      {"conf_low", test.low},
                      {"conf_high", test.high},
                      {"odds_ratio", exp_of(test.estimate)},
                      {"odds_ratio_low", exp_of(test.low)},
                      {"odds_ratio_high", exp_of(test.high)},
                      {"chi2", test.chi2},
                      {"df", hypothesis.test ? Json(test.degrees) : Json()},
                      {"p_value", test.p_value},
                      {"reason", why_untested(hypothesis)}};
}

std::vector<std::string> cells_of(const TestedHypothesis& hypothesis) {
  constexpr std::size_t width = 8;
  const LinearTest test = hypothesis.test.value_or(LinearTest());
  return {visible(hypothesis.text),
          fitted(test.estimate, width),
          fitted(test.std_error, width),
          two_decimals(test.chi2, 6),
          hypothesis.test ? std::to_string(test.degrees) : "-",
          p_value(test.p_value),
          fitted(test.low, width),
          fitted(test.high, width),
          odds_ratio(test.estimate, width)};
}

}  // namespace

void add_hypotheses(Report& report, std::span<const TestedHypothesis> hypotheses, double level,
                    const std::optional<std::string>& none_because) {
  if (none_because) {
    report.begin_section();
    report.add_paragraph(fmt::format("No tests of hypotheses: {}.", *none_because));
  }
  if (hypotheses.empty()) return report.add_for_programs("hypotheses", nullptr);
  Report::Table table;
  table.columns = {{"", Report::Align::left},
                   {"Estim."},
                   {"Std.Err."},
                   {"chi2"},
                   {"df"},
                   {"P>chi2"},
                   {interval_heading(level), Report::Align::right, 2},
                   {},
                   {"Odds ratio"}};
  Json::Array json;
  for (const TestedHypothesis& hypothesis : hypotheses) {
    table.rows.push_back(cells_of(hypothesis));
    json.push_back(as_json_value(hypothesis));
  }
  report.begin_section("Hypotheses by Wald's test; the estimate is of what stands left once numbers stand right:");
  report.begin_section();
  report.add_table("hypotheses", std::move(json), std::move(table));
  for (const TestedHypothesis& hypothesis : hypotheses) {
    const auto why = why_untested(hypothesis);
    if (!why) continue;
    report.begin_section();
    report.add_paragraph(fmt::format("{}: not tested, since {}.", visible(hypothesis.text), *why));
  }
}

}  // namespace logreg
