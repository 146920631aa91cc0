#include "report/figures_report.h"

#include "report/numbers.h"
#include "report/phrases.h"
#include "report/reasons.h"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace logreg {

namespace {

constexpr std::string_view in_table[] = {"accuracy", "roc_auc", "log_loss"};

std::string_view unit_of(const Training& training) {
  return training.schema.target.trials ? "trial" : "row";
}

const FigureLine* find(const std::vector<FigureLine>& figures, std::string_view on, std::string_view metric) {
  for (const FigureLine& figure : figures) {
    if (figure.on == on && figure.metric == metric) return &figure;
  }
  return nullptr;
}

std::string shown(const std::optional<Interval>& interval) {
  if (!interval) return "-";
  return fmt::format("{:.3f} to {:.3f}", interval->low, interval->high);
}

// The lines of one kind of rows: the figures, and, where there are any, their intervals and standard errors.
class Lines {
 public:
  Lines(const std::vector<FigureLine>& figures, Report::Table& table, double level)
      : figures_(figures), table_(table), level_(level) {}

  void add(std::string_view on, std::string label) {
    add_line(on, std::move(label),
             [](const FigureLine& figure) { return figure.value ? metric_value(figure.value) : std::string("-"); });
    if (has(on, [](const FigureLine& figure) { return figure.interval.has_value(); })) {
      add_line(on, "  " + interval_heading(level_), [](const FigureLine& figure) { return shown(figure.interval); });
    }
    if (has(on, [](const FigureLine& figure) { return figure.std_error.has_value(); })) {
      add_line(on, "  std. error over folds", [](const FigureLine& figure) {
        return figure.std_error ? four_decimals(figure.std_error) : std::string("-");
      });
    }
  }

 private:
  template <class Is>
  bool has(std::string_view on, const Is& is) const {
    for (const std::string_view metric : in_table) {
      const FigureLine* const figure = find(figures_, on, metric);
      if (figure != nullptr && is(*figure)) return true;
    }
    return false;
  }

  template <class Shown>
  void add_line(std::string_view on, std::string label, const Shown& shown) {
    std::vector<std::string> line = {std::move(label)};
    for (const std::string_view metric : in_table) {
      const FigureLine* const figure = find(figures_, on, metric);
      line.push_back(figure == nullptr ? "-" : shown(*figure));
    }
    table_.rows.push_back(std::move(line));
  }

  const std::vector<FigureLine>& figures_;
  Report::Table& table_;
  double level_;
};

std::string name_of(const FiguresOfFolds& folds) {
  std::string result = fmt::format("{} folds", folds.folds);
  if (folds.forward) result += ", from earlier ones";
  if (folds.repeats > 1) result += fmt::format(", {} times", folds.repeats);
  return result;
}

std::string name_of(const FiguresOfTest& test) {
  if (test.file) return "rows of " + plain_name(*test.file, 24);
  return fmt::format("{} test rows", test.evaluation.rows);
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

// What has to be known of the fits that held rows out.
void add_remarks(Report& report, const ValidationFigures& validation) {
  std::vector<std::string> remarks;
  if (const auto& test = validation.test; test && !test->file) {
    remarks.push_back("The figures of test rows are of a fit of the others; the model is that of all rows.");
    if (test->unseen > 0) {
      remarks.push_back(fmt::format("{} of them a level that the other rows have not; it counts 0.",
                                    counted(test->unseen, "has", "have")));
    }
  }
  if (const auto& folds = validation.folds) {
    if (folds->unseen > 0) {
      remarks.push_back(
          fmt::format("In {} held out, a level has no coefficient, since no row outside the fold has "
                      "it; it counts 0.",
                      counted(folds->unseen, "row", "rows")));
    }
    if (folds->separated > 0) {
      remarks.push_back(fmt::format(
          "Of the fits outside folds, {} of separated data{}.", counted(folds->separated, "is", "are"),
          folds->loss_has_no_bound ? ", and a row held out is on the wrong side there: its log loss has no bound"
                                   : ""));
    }
    if (folds->not_converged > 0) {
      remarks.push_back(
          fmt::format("Of the fits outside folds, {} not converged.", counted(folds->not_converged, "has", "have")));
    }
  }
  if (remarks.empty()) return;
  report.begin_section();
  for (std::string& remark : remarks) report.add_paragraph(std::move(remark));
}

}  // namespace

void add_figures(Report& report, const Training& training, const TrainingFigures& shown, SettingWords words) {
  const ValidationFigures& validation = shown.validation;
  const std::vector<FigureLine> all = figures(shown.fitted, shown.left_out, validation);
  const std::string_view one = unit_of(training);
  Report::Table table;
  table.columns = {{"", Report::Align::left}, {"Accuracy"}, {"ROC AUC"}, {"Log loss"}};
  Lines lines(all, table, training.model.level);
  lines.add("fitted", "as fitted");
  if (shown.left_out) lines.add("left_out", fmt::format("each {} left out, about", one));
  if (validation.folds) lines.add("folds", name_of(*validation.folds));
  if (validation.test) lines.add("test", name_of(*validation.test));
  lines.add("commoner_class", "always the commoner class");
  lines.add("prevalence", "always the prevalence");
  report.add_table(std::move(table));
  add_remarks(report, validation);
  const std::optional<NotInferred>& why = training.further.none_left_out;
  const bool is_worth_saying = training.options.inference.leave_one_out || training.fit.separation.is_found() ||
                               why == NotInferred::hangs_on_one_row;
  if (!why || !is_worth_saying) return;
  report.begin_section();
  report.add_paragraph(fmt::format("No figures for {}s left out: {}.", one, why_none_left_out(*why, training, words)));
}

Json figures_json(const TrainingFigures& shown) {
  Json::Array result;
  for (const FigureLine& figure : figures(shown.fitted, shown.left_out, shown.validation)) {
    result.emplace_back(Json::Object{{"on", std::string(figure.on)},
                                     {"metric", std::string(figure.metric)},
                                     {"value", figure.value},
                                     {"conf_low", figure.interval ? Json(figure.interval->low) : Json()},
                                     {"conf_high", figure.interval ? Json(figure.interval->high) : Json()},
                                     {"std_error", figure.std_error}});
  }
  return result;
}

}  // namespace logreg
