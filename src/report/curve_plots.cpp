#include "report/curve_plots.h"

#include "quality/threshold_table.h"
#include "report/numbers.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

namespace logreg {

namespace {

constexpr std::string_view names[] = {"roc", "pr", "calibration", "gain", "threshold"};
constexpr std::size_t most_points = 2000;  // more than any picture has dots
const PlotLine diagonal{{{0, 0}, {1, 1}}, true};

PlotLine line_of(std::span<const CurvePoint> points) {
  PlotLine line;
  for (const CurvePoint& point : points) line.points.push_back({point.x, point.y});
  return line;
}

std::string area(const Evaluation& evaluation, std::string_view metric) {
  const Metric* const found = find_metric(evaluation, metric);
  return metric_value(found == nullptr ? std::nullopt : found->value);
}

// Where the threshold in effect is on a curve.
void mark_threshold(Plot& plot, const Evaluation& evaluation, std::optional<double> x, std::optional<double> y) {
  if (!x || !y) return;
  plot.marks.push_back({{*x, *y}, 'X'});
  plot.legend.push_back(fmt::format("X: threshold {}", significant(evaluation.threshold, 6)));
}

Plot roc_plot(const CurveSource& source, const Evaluation& evaluation) {
  Plot plot{fmt::format("ROC curve; area {}", area(evaluation, "roc_auc")),
            {"false positive rate"},
            {"true positive rate"},
            {diagonal, line_of(roc_curve(source.cuts.ranking(), source.corners, most_points))},
            {},
            {}};
  const auto specific = specificity(evaluation.confusion);
  if (specific) mark_threshold(plot, evaluation, 1 - *specific, recall(evaluation.confusion));
  plot.legend.emplace_back("dotted: guessing");
  return plot;
}

Plot precision_recall_plot(const CurveSource& source, const Evaluation& evaluation) {
  const double share = evaluation.prevalence.value_or(0);
  Plot plot{fmt::format("Precision-recall curve; average precision {}", area(evaluation, "average_precision")),
            {"recall"},
            {"precision"},
            {PlotLine{{{0, share}, {1, share}}, true}, line_of(precision_recall_curve(source.cuts, most_points))},
            {},
            {}};
  mark_threshold(plot, evaluation, recall(evaluation.confusion), precision(evaluation.confusion));
  plot.legend.push_back(fmt::format("dotted: guessing (the prevalence, {})", metric_value(share)));
  return plot;
}

Plot calibration_plot(const CurveSource& source) {
  double greatest = 0;
  for (const CalibrationBin& bin : source.bins) {
    greatest = std::max({greatest, bin.mean_probability, bin.observed_share});
  }
  const double end = axis_end(greatest);
  Plot plot{fmt::format("Calibration; {} bins of equally many rows", source.bins.size()),
            {"mean predicted probability", end},
            {"observed share of positives", end},
            {diagonal},
            {},
            {"o: a bin; dotted: what is predicted comes true"}};
  for (const CalibrationBin& bin : source.bins) {
    plot.marks.push_back({{bin.mean_probability, bin.observed_share}, 'o'});
  }
  return plot;
}

Plot gain_plot(const CurveSource& source, const Evaluation& evaluation) {
  const double share = evaluation.prevalence.value_or(0);
  Plot plot{"Gain: the rows of greatest probability first",
            {"share of rows targeted"},
            {"share of positives among them"},
            {diagonal, PlotLine{{{0, 0}, {share, 1}, {1, 1}}, true},
             line_of(gain_curve(source.cuts.ranking(), source.corners, most_points))},
            {},
            {}};
  mark_threshold(plot, evaluation, predicted_positive(evaluation.confusion) / evaluation.weight_sum,
                 recall(evaluation.confusion));
  plot.legend.emplace_back("dotted: guessing, and all positives first");
  return plot;
}

// Letters, since three lines of one colour could not be told apart.
Plot threshold_plot(const CurveSource& source, const Evaluation& evaluation) {
  Plot plot{"Metrics along the threshold", {"threshold"}, {"metric"}, {}, {}, {"p: precision, r: recall, f: F1"}};
  plot.lines.push_back({{{evaluation.threshold, 0}, {evaluation.threshold, 1}}, true});
  plot.legend.push_back(fmt::format("dotted: threshold {}", significant(evaluation.threshold, 6)));
  constexpr std::size_t steps = 120;  // at least one a column
  std::vector<double> thresholds;
  for (std::size_t i = 0; i <= steps; ++i) thresholds.push_back(static_cast<double>(i) / steps);
  for (const ThresholdRow& row : threshold_table(source.cuts.ranking(), thresholds)) {
    const Confusion& c = row.confusion;
    const std::pair<std::optional<double>, char> values[] = {{precision(c), 'p'}, {recall(c), 'r'}, {f1(c), 'f'}};
    for (const auto& [value, letter] : values) {
      if (value) plot.marks.push_back({{row.threshold, *value}, letter});
    }
  }
  return plot;
}

}  // namespace

std::span<const std::string_view> curve_names() {
  return names;
}

std::string_view curve_name(Curve curve) {
  return names[static_cast<std::size_t>(curve)];
}

bool is_defined(Curve curve, const CurveSource& source) {
  return curve == Curve::calibration ? !source.bins.empty() : source.cuts.ranking().has_both_classes();
}

Plot curve_plot(Curve curve, const CurveSource& source, const Evaluation& evaluation) {
  switch (curve) {
    case Curve::roc:
      return roc_plot(source, evaluation);
    case Curve::precision_recall:
      return precision_recall_plot(source, evaluation);
    case Curve::calibration:
      return calibration_plot(source);
    case Curve::gain:
      return gain_plot(source, evaluation);
    case Curve::threshold:
      return threshold_plot(source, evaluation);
  }
  return {};
}

}  // namespace logreg
