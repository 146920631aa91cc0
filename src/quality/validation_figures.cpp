#include "quality/validation_figures.h"

#include <algorithm>
#include <utility>

namespace logreg {

namespace {

constexpr std::string_view of_test = "test_";
constexpr std::string_view of_folds = "fold_";
constexpr std::string_view of_left_out = "left_out_";

std::optional<double> value_of(const Evaluation& evaluation, std::string_view metric) {
  const Metric* const found = find_metric(evaluation, metric);
  return found == nullptr ? std::nullopt : found->value;
}

const FoldFigure* find_figure(const FiguresOfFolds& folds, std::string_view metric) {
  const auto found = std::ranges::find(folds.figures, metric, &FoldFigure::metric);
  return found == folds.figures.end() ? nullptr : &*found;
}

// Probability p for every row, p the share of positives.
std::optional<double> brier_score_of_prevalence(const Evaluation& evaluation) {
  if (!evaluation.prevalence) return std::nullopt;
  return *evaluation.prevalence * (1 - *evaluation.prevalence);
}

}  // namespace

FiguresOfFolds figures_of_folds(const CrossValidation& validation, const Scores& rows, std::size_t file_rows,
                                double threshold, double level, const Run& run) {
  FiguresOfFolds result;
  result.folds = validation.repeats.front().count;
  result.repeats = validation.repeats.size();
  result.forward = validation.repeats.front().forward;
  result.rows = file_rows;
  for (const HeldOutFold& fold : validation.folds) {
    result.unseen += fold.unseen;
    if (fold.separated) ++result.separated;
    result.loss_has_no_bound = result.loss_has_no_bound || fold.loss_has_no_bound;
    if (!fold.converged && !fold.separated) ++result.not_converged;
  }
  result.figures = fold_figures(validation, rows, threshold, level, run);
  return result;
}

std::vector<FigureLine> figures(const Evaluation& fitted, const std::optional<Evaluation>& left_out,
                                const ValidationFigures& validation) {
  std::vector<FigureLine> result;
  for (const std::string_view metric : shown_metrics) result.push_back({"fitted", metric, value_of(fitted, metric)});
  if (left_out) {
    for (const std::string_view metric : shown_metrics) {
      result.push_back({"left_out", metric, value_of(*left_out, metric)});
    }
  }
  if (const auto& folds = validation.folds) {
    for (const std::string_view metric : shown_metrics) {
      const FoldFigure* const found = find_figure(*folds, metric);
      if (found != nullptr) result.push_back({"folds", metric, found->value, found->interval, found->std_error});
    }
  }
  if (const auto& test = validation.test) {
    for (const std::string_view metric : shown_metrics) {
      const Metric* const found = find_metric(test->evaluation, metric);
      result.push_back({"test", metric, found->value, found->interval});
    }
  }
  result.push_back({"commoner_class", "accuracy", value_of(fitted, "no_information_rate")});
  result.push_back({"prevalence", "log_loss", prevalence_log_loss(fitted)});
  result.push_back({"prevalence", "brier_score", brier_score_of_prevalence(fitted)});
  return result;
}

std::optional<double> figure_of(const std::string& name, const std::optional<Evaluation>& left_out,
                                const ValidationFigures& validation) {
  const std::string_view whole = name;
  if (whole.starts_with(of_test)) {
    return validation.test ? value_of(validation.test->evaluation, whole.substr(of_test.size())) : std::nullopt;
  }
  if (whole.starts_with(of_folds)) {
    const FoldFigure* const found =
        validation.folds ? find_figure(*validation.folds, whole.substr(of_folds.size())) : nullptr;
    return found == nullptr ? std::nullopt : found->value;
  }
  return left_out ? value_of(*left_out, whole.substr(of_left_out.size())) : std::nullopt;
}

std::vector<std::string> figure_names() {
  std::vector<std::string> result;
  for (const std::string_view prefix : {of_test, of_folds}) {
    for (const std::string_view metric : metric_names()) result.push_back(std::string(prefix).append(metric));
  }
  for (const std::string_view metric : shown_metrics) result.push_back(std::string(of_left_out).append(metric));
  return result;
}

}  // namespace logreg
