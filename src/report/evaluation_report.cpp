#include "report/evaluation_report.h"

#include "inference/distributions.h"
#include "report/numbers.h"
#include "report/phrases.h"
#include "report/print.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace logreg {

namespace {

std::string why_dropped(const EvaluatedRows& rows) {
  if (rows.without_weight == rows.dropped) return "weight zero or missing";
  return fmt::format("label or {} missing{}", rows.by_model ? "features" : "probability",
                     rows.without_weight > 0 ? ", or weight zero" : "");
}

std::string rows_shown(const Evaluation& evaluation, const EvaluatedRows& rows) {
  std::string result = fmt::format("{}, all used", evaluation.rows);
  if (rows.dropped > 0) {
    result = fmt::format("{} of {} used; {} dropped: {}", evaluation.rows, evaluation.rows + rows.dropped,
                         rows.dropped, why_dropped(rows));
  }
  if (evaluation.weight_sum != static_cast<double>(evaluation.rows)) {
    result += fmt::format("; sum of row weights {}", amount(evaluation.weight_sum));
  }
  return result;
}

Json interval_json(const Metric& metric) {
  if (!metric.interval) return nullptr;
  return Json::Object{
      {"low", metric.interval->low}, {"high", metric.interval->high}, {"method", std::string(metric.interval_method)}};
}

std::string shown(const Metric& metric, MaybeNumber value) {
  return metric.is_share ? metric_value(value) : four_decimals(value);
}

// Each value beside its interval and what can be had without a model.
Report::Table metrics_table(const Evaluation& evaluation) {
  Report::Table table;
  table.columns = {{"", Report::Align::left},
                   {"Value"},
                   {interval_heading(*evaluation.level), Report::Align::right, 2},
                   {},
                   {"Baseline"}};
  for (const Metric& metric : evaluation.metrics) {
    const auto& interval = metric.interval;
    table.rows.push_back({std::string(metric.label), shown(metric, metric.value),
                          interval ? shown(metric, interval->low) : "", interval ? shown(metric, interval->high) : "",
                          metric.baseline ? shown(metric, metric.baseline) : "-"});
  }
  return table;
}

void add_hosmer_lemeshow(Report& report, const HosmerLemeshow& test, bool of_training) {
  const std::size_t lost = of_training ? 2 : 0;
  const bool is_defined = test.statistic && test.groups > lost;
  const auto df = static_cast<double>(is_defined ? test.groups - lost : 0);
  const MaybeNumber p = is_defined ? MaybeNumber(chi_squared_tail(*test.statistic, df)) : std::nullopt;
  const Json value = is_defined
                         ? Json(Json::Object{{"chi2", *test.statistic}, {"df", df}, {"p", p}, {"groups", test.groups}})
                         : Json();
  const std::string groups =
      fmt::format("{} {} of risk{}", test.groups, test.groups == 1 ? "group" : "groups",
                  of_training ? ", rows of the training" : ", rows taken as not of the training");
  report.add("hosmer_lemeshow", value, "Hosmer-Lemeshow",
             is_defined
                 ? fmt::format("chi2({}) = {}, p {}; {}", df, two_decimals(test.statistic, 8), p_relation(p), groups)
                 : "undefined");
}

bool is_undefined(const Evaluation& evaluation, std::string_view name) {
  const Metric* const metric = find_metric(evaluation, name);
  return metric != nullptr && !metric->value;
}

// Why something has no value, a sentence each.
std::vector<std::string> reasons_why_undefined(const Evaluation& evaluation, const Target& target) {
  std::vector<std::string> reasons;
  if (evaluation.positives == 0 || evaluation.negatives == 0) {
    reasons.push_back(fmt::format("Undefined is what needs rows of both classes: all are of class {}.",
                                  evaluation.positives == 0 ? negative_class(target) : positive_class(target)));
    return reasons;
  }
  if (is_undefined(evaluation, "precision")) {
    reasons.emplace_back("Precision and Matthews correlation are undefined: no row is predicted positive.");
  }
  if (is_undefined(evaluation, "npv")) {
    reasons.emplace_back(
        "Negative predictive value and Matthews correlation are undefined: no row is predicted negative.");
  }
  if (is_undefined(evaluation, "log_loss")) {
    reasons.emplace_back("Log loss is undefined: a class that came had the probability 0.");
  }
  if (is_undefined(evaluation, "calibration_slope")) {
    reasons.emplace_back(
        is_undefined(evaluation, "calibration_intercept")
            ? "Calibration intercept and slope are undefined: there are probabilities of 0 or 1."
            : "The calibration slope is undefined: the classes do not overlap, or all probabilities are equal.");
  }
  return reasons;
}

Json unusable_json(const std::vector<NamedUnusable>& columns) {
  Json::Array result;
  for (const auto& [column, cells, encoding] : columns) {
    std::vector<DistinctText> texts = cells.unseen_texts.texts();
    std::ranges::stable_sort(texts, std::greater(), &DistinctText::count);
    constexpr std::size_t most = 10;
    texts.resize(std::min(texts.size(), most));
    Json::Array levels;
    for (const DistinctText& text : texts) levels.push_back(Json::Object{{"level", text.text}, {"cells", text.count}});
    result.push_back(Json::Object{{"column", column},
                                  {"missing", cells.missing},
                                  {"never_seen", cells.unseen},
                                  {"no_number", cells.no_number},
                                  {"too_large", cells.too_large},
                                  {"levels_never_seen", std::move(levels)}});
  }
  return result;
}

}  // namespace

Json::Object confusion_json(const Confusion& c) {
  return {{"tp", c.true_positive}, {"fp", c.false_positive}, {"tn", c.true_negative}, {"fn", c.false_negative}};
}

Report::Table confusion_table(const Confusion& c, const Target& target) {
  constexpr std::size_t widest_label = 12;  // so that three of them fit beside the cells
  const std::string positive = positive_class(target, widest_label);
  const std::string negative = negative_class(target, widest_label);
  const auto cell = [](const char* name, double count) { return fmt::format("{} {}", name, amount(count)); };
  Report::Table table;
  table.columns = {{"", Report::Align::left}, {"predicted " + positive}, {"predicted " + negative}};
  table.rows = {
      {"actual " + positive, cell("true positive", c.true_positive), cell("false negative", c.false_negative)},
      {"actual " + negative, cell("false positive", c.false_positive), cell("true negative", c.true_negative)},
  };
  return table;
}

Report evaluation_report(const Evaluation& evaluation, const Target& target, const EvaluatedRows& rows) {
  Report report;
  report.add("rows", evaluation.rows, "Rows", rows_shown(evaluation, rows));
  report.add_for_programs("rows_dropped", rows.dropped);
  if (rows.unusable != nullptr) {
    report.add_for_programs("unusable_cells", unusable_json(*rows.unusable));
    report.add_for_programs("rows_far_outside", rows.far);
  }
  report.add("positives", evaluation.positives, "Positives", positives_counted(target, evaluation.positives));
  report.add("negatives", evaluation.negatives, "Negatives", negatives_counted(target, evaluation.negatives));
  report.add("prevalence", evaluation.prevalence, "Prevalence", metric_value(evaluation.prevalence));
  report.add_for_programs("positive", target.positive);
  report.add("threshold", evaluation.threshold, "Threshold", threshold_rule(target, evaluation.threshold));
  report.begin_section();
  report.add_table("confusion", confusion_json(evaluation.confusion), confusion_table(evaluation.confusion, target));
  report.begin_section();
  const bool has_intervals = evaluation.level.has_value();
  for (const Metric& metric : evaluation.metrics) {
    const std::string name(metric.name);
    if (has_intervals) {
      report.add_for_programs(name, metric.value);
    } else {
      report.add(name, metric.value, std::string(metric.label), shown(metric, metric.value));
    }
  }
  if (has_intervals) {
    Json::Object intervals, baselines;
    for (const Metric& metric : evaluation.metrics) {
      intervals.emplace_back(std::string(metric.name), interval_json(metric));
      baselines.emplace_back(std::string(metric.name), metric.baseline);
    }
    report.add_table(metrics_table(evaluation));
    report.add_for_programs("level", *evaluation.level);
    report.add_for_programs("intervals", std::move(intervals));
    report.add_for_programs("baselines", std::move(baselines));
    report.begin_section();
  }
  add_hosmer_lemeshow(report, evaluation.hosmer_lemeshow, rows.of_training);
  const std::vector<std::string> reasons = reasons_why_undefined(evaluation, target);
  report.add_for_programs("undefined", Json::Array(reasons.begin(), reasons.end()));
  if (!reasons.empty()) report.begin_section();
  for (const std::string& reason : reasons) report.add_paragraph(reason);
  return report;
}

std::string intervals_and_baselines(const Evaluation& evaluation, SettingWords words) {
  std::string text =
      "Intervals: Wilson for shares, DeLong for ROC AUC and Gini, standard errors for the losses and for "
      "calibration intercept and slope; ";
  const bool is_bootstrapped = std::ranges::any_of(
      evaluation.metrics, [](const Metric& metric) { return metric.interval_method == "bootstrap"; });
  text += is_bootstrapped ? "bootstrap for the others."
                          : fmt::format("{} 1000 gives most of the others.", words({"bootstrap"}));
  return text + " Baseline: every row gets the prevalence, and the commoner class as its prediction.";
}

Json evaluation_json(const Evaluation& evaluation, const Target& target, const EvaluatedRows& rows) {
  return as_object(evaluation_report(evaluation, target, rows));
}

}  // namespace logreg
