#include "report/html_report.h"

#include "report/as_html.h"
#include "report/evaluation_report.h"
#include "report/html.h"
#include "report/html_page.h"
#include "report/learning_curve.h"
#include "report/model_report.h"
#include "report/numbers.h"
#include "report/odds_ratios.h"
#include "report/phrases.h"
#include "report/score_figures.h"
#include "report/threshold_slider.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

namespace logreg {

namespace {

std::string file_names(std::span<const std::string> files) {
  std::vector<std::string> names;
  for (const std::string& file : files) names.push_back(file == "-" ? "standard input" : plain_name(file, 80));
  return html_text(listed(names));
}

std::string tile(std::string_view label, const std::string& value, std::string_view below) {
  return element("div", "",
                 element("dt", "", html_text(label)) +
                     element("dd", "", html_text(value) + element("small", "", html_text(below)))) +
         '\n';
}

// The figures to look at first, each beside what it takes no model to reach.
std::string tiles(const Evaluation& evaluation) {
  const auto value = [&](std::string_view name) {
    const Metric* const metric = find_metric(evaluation, name);
    return metric_value(metric == nullptr ? MaybeNumber() : metric->value);
  };
  const std::string prevalence = metric_value(evaluation.prevalence);
  return element("dl", "class=\"tiles\"",
                 '\n' + tile("Rows", amount(static_cast<double>(evaluation.rows)), prevalence + " positive") +
                     tile("ROC AUC", value("roc_auc"), "guessing: 0.5") +
                     tile("Average precision", value("average_precision"), "guessing: " + prevalence) +
                     tile("Log loss", value("log_loss"),
                          "always the prevalence: " + metric_value(prevalence_log_loss(evaluation))) +
                     tile("Accuracy", value("accuracy"), "always one class: " + value("no_information_rate"))) +
         '\n';
}

bool has_intervals(std::span<const OddsRatio> ratios) {
  return std::ranges::any_of(ratios, [](const OddsRatio& ratio) { return ratio.low.has_value(); });
}

std::vector<std::string> notes_on(const Model& model, std::span<const OddsRatio> ratios) {
  std::vector<std::string> notes;
  const auto has_limit = [](const OddsRatio& ratio) { return ratio.limit != Limit::none; };
  if (model.penalty.l1 > 0 || model.penalty.l2 > 0) {
    notes.emplace_back("The fit has a penalty, which draws odds ratios towards 1; their intervals are not known.");
  } else if (!has_intervals(ratios)) {
    notes.emplace_back("There are no standard errors, so there are no intervals.");
  }
  if (std::ranges::any_of(ratios, has_limit)) {
    notes.emplace_back("Arrows without an interval: the data are separated, and there is no finite estimate.");
  }
  if (!model.training.dropped_columns.empty()) {
    notes.push_back("Not in the model: " + reasons(model.training.dropped_columns) + '.');
  }
  return notes;
}

class Page {
 public:
  void add(const std::string& id, const std::string& name, std::string_view content) {
    page_.parts.emplace_back(id, name);
    page_.content += html_section(id, name, content);
  }

  void add_quality(const Evaluation& evaluation, const Cuts& cuts, const Target& target, const Run& run) {
    const ThresholdSlider slider = threshold_slider(cuts.ranking(), evaluation.threshold, run);
    add("threshold", "Threshold", threshold_html(slider, evaluation, target));
    const CurveSource source = curve_source(cuts, evaluation, run);
    const auto drawn = [&](Curve curve) { return curve_figure(curve, source, points_of_a_page); };
    add("curves", "Curves",
        as_html(std::vector{drawn(Curve::roc), drawn(Curve::precision_recall), drawn(Curve::calibration),
                            distribution_figure(slider, evaluation, target), drawn(Curve::gain)}));
    page_.data = threshold_data(slider);
  }

  // What is known of a model that was trained before.
  void add_model(const Model& model, SettingWords words) {
    const std::vector<OddsRatio> ratios = odds_ratios(model);
    std::vector<std::string> notes = notes_on(model, ratios);
    add("odds-ratios", "Odds ratios", odds_ratios_html(ratios, model.level, notes, words));
    add("model", "The model and its decisions", as_html(model_report(model, words), "Terms of the model"));
  }

  std::string text(std::string title, std::string introduction) {
    page_.title = std::move(title);
    page_.introduction = std::move(introduction);
    return html_page(page_);
  }

 private:
  HtmlPage page_;
};

std::string check_tiles(const TableCheck& check) {
  const auto count = [](std::size_t number) { return amount(static_cast<double>(number)); };
  const double lost = check.rows() - static_cast<double>(check.rows_complete);
  std::size_t flagged = 0;
  for (const CheckedColumn& column : check.columns) flagged += column.flags.empty() ? 0U : 1U;
  return element("dl", "class=\"tiles\"",
                 '\n' + tile("Rows", amount(check.rows()), amount(check.positives) + " positive") +
                     tile("Columns", count(check.columns.size()), count(flagged) + " with a flag") +
                     tile("Rows lost", amount(lost), "where missing cells are dropped") +
                     tile("Events per term", significant(check.events_per_term(), 3), "10 or more are wanted") +
                     tile("Repeated rows", count(check.repeated.duplicates),
                          count(check.repeated.contradictions) + " contradict each other")) +
         '\n';
}

}  // namespace

std::string check_page(const TableCheck& check, const CheckView& view, std::span<const std::string> data,
                       const CheckWords& words) {
  Page page;
  page.add("table", "The table", as_html(check_report(check, {std::nullopt, false}, words), "Columns"));
  std::string columns;
  for (const CheckedColumn& column : check.columns) {
    if (view.column && column.name != *view.column) continue;
    columns +=
        html_details(plain_name(column.name, 80), as_html(column_report(column, true, words), "Weight of evidence"));
  }
  page.add("columns", "Column by column", columns);
  const std::string introduction =
      element("p", "", fmt::format("{}; {}.", file_names(data), html_text(modelling(check.target)))) + '\n' +
      check_tiles(check);
  return page.text("What is in the table, and what it says of " + plain_name(check.target.column), introduction);
}

std::string evaluation_page(const EvaluationReports& reports, const Evaluation& evaluation, const Cuts& cuts,
                            const EvaluatedModel& evaluated, std::span<const std::string> data, SettingWords words,
                            const Run& run) {
  Page page;
  page.add("metrics", "Metrics", as_html(reports.metrics, "Metrics", "confusion"));
  page.add_quality(evaluation, cuts, evaluated.target, run);
  if (reports.comparison) page.add("comparison", "Comparison", as_html(*reports.comparison, "Comparison"));
  if (reports.groups) page.add("groups", "Groups", as_html(*reports.groups, "Groups"));
  std::string subject = "The probabilities in " + file_names(data);
  if (evaluated.model != nullptr) {
    page.add_model(*evaluated.model, words);
    const std::string name = evaluated.path == "-" ? "standard input" : plain_name(evaluated.path, 80);
    subject = fmt::format("Model {} on {}", html_text(name), file_names(data));
  }
  const std::string introduction =
      element("p", "", fmt::format("{}; {}.", subject, html_text(modelling(evaluated.target)))) + '\n' +
      tiles(evaluation);
  return page.text("How well " + plain_name(evaluated.target.column) + " is predicted", introduction);
}

std::string training_page(const Report& report, const Report& decisions, const Evaluation& in_sample, const Cuts& cuts,
                          const Training& training, std::span<const std::string> data, SettingWords words,
                          const Run& run) {
  const Model& model = training.model;
  Page page;
  page.add("decisions", "Decisions", as_html(decisions, "Decisions"));
  page.add("fit", "The fit", as_html(report, "Terms of the model"));
  const std::vector<OddsRatio> ratios = odds_ratios(training.model);
  page.add("odds-ratios", "Odds ratios", odds_ratios_html(ratios, model.level, notes_on(model, ratios), words));
  const std::string count = training.options.descent.optimizer == Optimizer::automatic ? "Iteration" : "Epoch";
  page.add("learning", "Learning curve", learning_curves_html(training.fit.minimum.trace, count));
  const Report metrics = evaluation_report(in_sample, model.target, {training.schema.rows_dropped(), true, true, training.schema.rows_without_weight});
  page.add("metrics", "Metrics on the rows of the training", as_html(metrics, "Metrics", "confusion"));
  page.add_quality(in_sample, cuts, model.target, run);
  const std::string introduction =
      element("p", "", fmt::format("Trained on {}; {}.", file_names(data), html_text(modelling(model.target)))) + '\n' +
      element("p", "class=\"note\"",
              "All figures are of the rows of the training, on which a model usually looks better than it is.") +
      '\n' + tiles(in_sample);
  return page.text("A model of " + plain_name(model.target.column), introduction);
}

}  // namespace logreg
