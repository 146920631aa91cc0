#include "report/threshold_slider.h"

#include "base/number.h"
#include "report/html.h"
#include "report/numbers.h"
#include "report/phrases.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>

namespace logreg {

namespace {

constexpr int threshold_steps = 1000;
constexpr int bins = 20;
static_assert(threshold_steps % bins == 0);

double step(int i) {
  return static_cast<double>(i) / threshold_steps;
}

std::vector<double> thresholds_to_try(double chosen) {
  std::vector<double> result = {chosen};
  for (int i = 0; i <= threshold_steps; ++i) result.push_back(step(i));
  std::ranges::sort(result);
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

std::size_t position_of(const std::vector<ThresholdRow>& rows, double threshold) {
  const auto found = std::ranges::lower_bound(rows, threshold, {}, &ThresholdRow::threshold);
  return static_cast<std::size_t>(found - rows.begin());
}

struct CellName {
  std::string_view id;
  std::string_view name;
  std::string_view kind;
};

std::string cell(const CellName& cell, double count) {
  return fmt::format("<td class=\"{}\"><b id=\"{}\">{}</b><small>{}</small></td>", cell.kind, cell.id, amount(count),
                     cell.name);
}

std::string confusion_html(const Confusion& c, const Target& target, const std::string& threshold) {
  const std::string positive = html_text(positive_class(target));
  const std::string negative = html_text(negative_class(target));
  return fmt::format(
      "<table class=\"confusion\">\n<caption>Confusion matrix at threshold <span class=\"threshold-now\">{}</span>"
      "</caption>\n<thead><tr><td></td><th scope=\"col\">predicted {}</th><th scope=\"col\">predicted {}</th></tr>"
      "</thead>\n<tbody>\n<tr><th scope=\"row\" class=\"left\">actual {}</th>{}{}</tr>\n"
      "<tr><th scope=\"row\" class=\"left\">actual {}</th>{}{}</tr>\n</tbody>\n</table>\n",
      threshold, positive, negative, positive, cell({"tp", "true positives", "right"}, c.true_positive),
      cell({"fn", "false negatives", "wrong"}, c.false_negative), negative,
      cell({"fp", "false positives", "wrong"}, c.false_positive),
      cell({"tn", "true negatives", "right"}, c.true_negative));
}

std::string metrics_html(const Confusion& confusion) {
  std::string items;
  for (const Metric& metric : metrics_at_threshold(confusion)) {
    items += fmt::format("<dt>{}</dt><dd data-metric=\"{}\">{}</dd>\n", html_text(metric.label), metric.name,
                         metric_value(metric.value));
  }
  return element("dl", "class=\"facts short\"", '\n' + items) + '\n';
}

// Hidden until the script says that it works.
std::string slider_html(double threshold) {
  return fmt::format(
      "<div class=\"slider\" id=\"slider\" hidden>\n<label for=\"threshold-range\">Threshold</label>\n"
      "<input type=\"range\" id=\"threshold-range\" min=\"0\" max=\"1\" step=\"1\" value=\"0\">\n"
      "<label for=\"threshold-field\">as a number</label>\n"
      "<input type=\"number\" id=\"threshold-field\" min=\"0\" max=\"1\" step=\"any\">\n"
      "<button type=\"button\" id=\"threshold-reset\">Back to {}</button>\n</div>\n",
      shortest(threshold));
}

Report::Table table_of(const ThresholdSlider& slider) {
  constexpr double steps = 20;
  Report::Table table;
  table.columns = {{"Threshold"}, {"True pos."}, {"False pos."},  {"True neg."}, {"False neg."},
                   {"Precision"}, {"Recall"},    {"Specificity"}, {"Accuracy"},  {"F1"}};
  for (std::size_t i = 0; i < slider.rows.size(); ++i) {
    const auto& [threshold, c] = slider.rows[i];
    const bool is_chosen = i == slider.chosen;
    const bool is_usual = std::round(threshold * steps) / steps == threshold && threshold > 0 && threshold < 1;
    if (!is_chosen && !is_usual) continue;
    std::vector<std::string> row = {shortest(threshold) + (is_chosen ? " (in use)" : "")};
    for (const double count : {c.true_positive, c.false_positive, c.true_negative, c.false_negative}) {
      row.push_back(amount(count));
    }
    for (const auto& value : {precision(c), recall(c), specificity(c), accuracy(c), f1(c)}) {
      row.push_back(metric_value(value));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace

ThresholdSlider threshold_slider(const Ranking& ranking, double threshold, const Run& run) {
  ThresholdSlider slider{threshold_table(ranking, thresholds_to_try(threshold), run)};
  slider.chosen = position_of(slider.rows, threshold);
  return slider;
}

// What the rows above one threshold have more than those above the next. A probability of 0 is above none.
std::vector<ScoreBin> distribution(const ThresholdSlider& slider) {
  std::vector<ScoreBin> result;
  for (int i = 0; i < bins; ++i) {
    const ThresholdRow& low = slider.rows[position_of(slider.rows, step(i * (threshold_steps / bins)))];
    const ThresholdRow& high = slider.rows[position_of(slider.rows, step((i + 1) * (threshold_steps / bins)))];
    const double positive =
        i == 0 ? high.confusion.false_negative : low.confusion.true_positive - high.confusion.true_positive;
    const double negative =
        i == 0 ? high.confusion.true_negative : low.confusion.false_positive - high.confusion.false_positive;
    // Sums of weights may differ by their rounding.
    result.push_back({low.threshold, high.threshold, std::max(positive, 0.0), std::max(negative, 0.0)});
  }
  return result;
}

std::string threshold_html(const ThresholdSlider& slider, const Evaluation& evaluation, const Target& target) {
  const std::string threshold = shortest(evaluation.threshold);
  const std::string now = fmt::format("<b class=\"threshold-now\">{}</b>", threshold);
  std::string result = element("p", "aria-live=\"polite\"",
                               fmt::format("Predicted {} when the probability is greater than {}.",
                                           html_text(positive_class(target)), now)) +
                       '\n' + slider_html(evaluation.threshold);
  result +=
      element("div", "class=\"at-threshold\"",
              '\n' + confusion_html(evaluation.confusion, target, threshold) + metrics_html(evaluation.confusion)) +
      '\n';
  return result + "<h3>At other thresholds</h3>\n" + html_table(table_of(slider), "Counts and metrics by threshold");
}

Json threshold_data(const ThresholdSlider& slider) {
  Json::Array thresholds, tp, fp, tn, fn;
  for (const auto& [threshold, c] : slider.rows) {
    thresholds.emplace_back(threshold);
    tp.emplace_back(c.true_positive);
    fp.emplace_back(c.false_positive);
    tn.emplace_back(c.true_negative);
    fn.emplace_back(c.false_negative);
  }
  return Json::Object{{"start", slider.chosen}, {"thresholds", std::move(thresholds)},
                      {"tp", std::move(tp)},    {"fp", std::move(fp)},
                      {"tn", std::move(tn)},    {"fn", std::move(fn)}};
}

}  // namespace logreg
