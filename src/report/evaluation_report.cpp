#include "report/evaluation_report.h"

#include "report/as_json.h"
#include "report/numbers.h"
#include "report/phrases.h"

#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

namespace logreg {

namespace {

std::string rows_shown(const Evaluation& evaluation, std::size_t rows_dropped) {
  std::string result = rows_dropped == 0 ? fmt::format("{}, all used", evaluation.rows)
                                         : fmt::format("{} of {} used; {} dropped: label or features missing",
                                                       evaluation.rows, evaluation.rows + rows_dropped, rows_dropped);
  if (evaluation.weight_sum != static_cast<double>(evaluation.rows)) {
    result += fmt::format("; sum of row weights {}", amount(evaluation.weight_sum));
  }
  return result;
}

}  // namespace

Report::Table confusion_table(const Confusion& c, const Target& target) {
  constexpr std::size_t widest_label = 12;  // so that three of them fit beside the cells
  const std::string positive = positive_class(target, widest_label);
  const std::string negative = negative_class(target, widest_label);
  const auto cell = [](const char* name, double count) { return fmt::format("{} {}", name, amount(count)); };
  Report::Table table;
  table.key = "confusion";
  table.value = Json::Object{
      {"tp", c.true_positive}, {"fp", c.false_positive}, {"tn", c.true_negative}, {"fn", c.false_negative}};
  table.columns = {{"", Report::Align::left}, {"predicted " + positive}, {"predicted " + negative}};
  table.rows = {
      {"actual " + positive, cell("true positive", c.true_positive), cell("false negative", c.false_negative)},
      {"actual " + negative, cell("false positive", c.false_positive), cell("true negative", c.true_negative)},
  };
  return table;
}

Report evaluation_report(const Evaluation& evaluation, const Target& target, std::size_t rows_dropped) {
  Report report;
  report.add("rows", evaluation.rows, "Rows", rows_shown(evaluation, rows_dropped));
  report.add_for_programs("rows_dropped", rows_dropped);
  report.add("positives", evaluation.positives, "Positives", positives_counted(target, evaluation.positives));
  report.add("negatives", evaluation.negatives, "Negatives", negatives_counted(target, evaluation.negatives));
  report.add("prevalence", evaluation.prevalence, "Prevalence", metric_value(evaluation.prevalence));
  report.add_for_programs("positive", target.positive);
  report.add("threshold", evaluation.threshold, "Threshold", threshold_rule(target, evaluation.threshold));
  report.begin_section();
  report.items.emplace_back(confusion_table(evaluation.confusion, target));
  report.begin_section();
  for (const Metric& metric : evaluation.metrics) {
    report.add(std::string(metric.name), metric.value, std::string(metric.label), metric_value(metric.value));
  }
  return report;
}

Json evaluation_json(const Evaluation& evaluation, const Target& target, std::size_t rows_dropped) {
  return as_object(evaluation_report(evaluation, target, rows_dropped));
}

}  // namespace logreg
