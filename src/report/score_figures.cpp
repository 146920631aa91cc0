#include "report/score_figures.h"

#include "base/number.h"
#include "quality/threshold_table.h"
#include "report/numbers.h"
#include "report/phrases.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <optional>
#include <string>
#include <utility>

namespace logreg {

namespace {

using Kind = Figure::Kind;
using Style = Figure::Style;
using Row = Figure::Row;
using Cells = std::vector<std::optional<double>>;

constexpr std::string_view names[] = {"roc", "pr", "calibration", "gain", "threshold"};

std::string value_of(const Evaluation& evaluation, std::string_view name) {
  const Metric* const metric = find_metric(evaluation, name);
  return metric_value(metric == nullptr ? MaybeNumber() : metric->value);
}

std::vector<Figure::Point> places(const std::vector<CurvePoint>& curve) {
  std::vector<Figure::Point> result;
  result.reserve(curve.size());
  for (const CurvePoint& point : curve) result.push_back({point.x, point.y});
  return result;
}

Report::Table table_of(const std::vector<CurvePoint>& curve, const Figure& figure) {
  constexpr std::size_t most = 24;
  Report::Table table;
  table.columns = {{"Threshold"}, {figure.x.label}, {figure.y.label}};
  Picture few(most);
  for (const CurvePoint& point : curve) few.add(point);
  for (const CurvePoint& point : few.take()) {
    const std::optional<double> threshold = point.gap.threshold();
    table.rows.push_back({threshold ? significant(threshold, 6) : "-", metric_value(point.x), metric_value(point.y)});
  }
  return table;
}

// No threshold where none of probability gives the point.
void hand_on(const CurvePoint& point, const Row& row) {
  row(Cells{point.gap.threshold(), point.x, point.y});
}

// What a curve of both classes shows, unless one is absent: beside it what is known without a model, and on it where
// the threshold is.
void complete(Figure& figure, const std::vector<CurvePoint>& curve, Figure::Series series,
              std::vector<Figure::Series> references, Figure::Mark mark, const Evaluation& evaluation) {
  if (curve.empty()) {
    figure.explanation = "There is no such curve where all rows are of one class.";
    return;
  }
  series.points = places(curve);
  figure.series = std::move(references);
  figure.series.push_back(std::move(series));
  figure.table = table_of(curve, figure);
  if (!mark.y) return;
  figure.marks = {mark};
  figure.key.insert(figure.key.begin(), fmt::format("X: threshold {}", significant(evaluation.threshold, 6)));
}

Figure roc_figure(const CurveSource& source, std::size_t most_points) {
  const Evaluation& evaluation = source.evaluation;
  const Confusion& c = evaluation.confusion;
  const std::string area = value_of(evaluation, "roc_auc");
  Figure figure;
  figure.id = "roc";
  figure.heading = figure.title = "ROC curve";
  figure.explanation =
      "How many of the positives are found, and how many negatives are taken for one, at every "
      "threshold. The ring is at the threshold.";
  figure.description =
      "True positive rate over false positive rate; the area below the curve is " + area + ", that of guessing 0.5.";
  figure.plot_title = "ROC curve; area " + area;
  figure.x = {"False positive rate"};
  figure.y = {"True positive rate"};
  figure.legend_at = {0.42, 0.16};
  figure.key = {"dotted: guessing"};
  figure.data = {"threshold,false_positive_rate,true_positive_rate", [&source](const Row& row) {
                   for (const Cut& cut : source.corners) hand_on(roc_point(source.cuts.ranking(), cut), row);
                 }};
  complete(figure, roc_curve(source.cuts.ranking(), source.corners, most_points), {.label = "this model, area " + area},
           {{Kind::line, Style::reference, {{0, 0}, {1, 1}}, "guessing, area 0.5"}},
           {1 - specificity(c).value_or(1), recall(c), "false_positive_rate", "recall"}, evaluation);
  return figure;
}

Figure precision_recall_figure(const CurveSource& source, std::size_t most_points) {
  const Evaluation& evaluation = source.evaluation;
  const Confusion& c = evaluation.confusion;
  const std::string area = value_of(evaluation, "average_precision");
  const double share = evaluation.prevalence.value_or(0);
  Figure figure;
  figure.id = "precision-recall";
  figure.heading = figure.title = "Precision and recall";
  figure.explanation =
      "How many of those predicted positive are so, and how many of the positives are found, at every "
      "threshold.";
  figure.description =
      "Precision over recall; average precision is " + area + ", that of guessing " + metric_value(share) + '.';
  figure.plot_title = "Precision-recall curve; average precision " + area;
  figure.x = {"Recall"};
  figure.y = {"Precision"};
  figure.legend_at = {0.36, share < 0.5 ? 0.97 : 0.16};  // where the curve leaves room
  figure.key = {fmt::format("dotted: guessing (the prevalence, {})", metric_value(share))};
  figure.data = {"threshold,recall,precision", [&source](const Row& row) {
                   for_each_precision_recall_cut(source.cuts, source.run, [&](const Cut& cut) {
                     hand_on(precision_recall_point(source.cuts.ranking(), cut), row);
                   });
                 }};
  complete(figure, precision_recall_curve(source.cuts, most_points, source.run),
           {Kind::steps, Style::first, {}, "this model, average " + area},
           {{Kind::line, Style::reference, {{0, share}, {1, share}}, "guessing, " + metric_value(share)}},
           {recall(c).value_or(0), precision(c), "recall", "precision"}, evaluation);
  return figure;
}

Figure gain_figure(const CurveSource& source, std::size_t most_points) {
  const Evaluation& evaluation = source.evaluation;
  const Confusion& c = evaluation.confusion;
  const double share = evaluation.prevalence.value_or(0);
  Figure figure;
  figure.id = "gain";
  figure.heading = "Gains";
  figure.title = "Cumulative gains";
  figure.explanation =
      "How many of the positives are among so many rows of the highest probability. The lift is y / x.";
  figure.description =
      "Share of the positives over the share of rows that are predicted positive, beside a perfect order and "
      "none.";
  figure.plot_title = "Gain: the rows of greatest probability first";
  figure.x = {.label = "Share of the rows", .plot_name = "share of rows targeted"};
  figure.y = {.label = "Share of the positives", .plot_name = "share of positives among them"};
  figure.legend_at = {0.56, 0.24};
  figure.key = {"dotted: guessing, and all positives first"};
  figure.data = {"threshold,targeted,gain,lift", [&source](const Row& row) {
                   for (const Cut& cut : source.corners) {
                     const CurvePoint point = gain_point(source.cuts.ranking(), cut);
                     const auto lift = point.x > 0 ? std::optional(point.y / point.x) : std::nullopt;
                     row(Cells{point.gap.threshold(), point.x, point.y, lift});
                   }
                 }};
  complete(figure, gain_curve(source.cuts.ranking(), source.corners, most_points), {.label = "this model"},
           {{Kind::line, Style::reference, {{0, 0}, {1, 1}}, "no order"},
            {Kind::line, Style::second, {{0, 0}, {share, 1}, {1, 1}}, "perfect order"}},
           {predicted_positive(c) / weight_sum(c), recall(c), "predicted", "recall"}, evaluation);
  return figure;
}

Figure calibration_figure(const CurveSource& source) {
  Figure figure;
  figure.id = "calibration";
  figure.heading = figure.title = "Calibration";
  figure.explanation = fmt::format(
      "Of the rows with a probability of 0.3, 30% should be positive: on the dotted line. "
      "Up to {} groups of equally many rows.",
      usual_calibration_bins);
  figure.description =
      "Observed share of positives over mean predicted probability, in groups of rows; right predictions lie "
      "on the diagonal.";
  figure.plot_title = fmt::format("Calibration; {} bins of equally many rows", source.bins.size());
  figure.table.columns = {{"Predicted"}, {"Observed"}, {"Rows, by weight"}, {"From"}, {"To"}};
  Figure::Series series{Kind::linked_points, Style::first, {}, "this model"};
  double greatest = 0;
  for (const CalibrationBin& bin : source.bins) {
    series.points.push_back({bin.mean_probability, bin.observed_share});
    greatest = std::max({greatest, bin.mean_probability, bin.observed_share});
    figure.table.rows.push_back({metric_value(bin.mean_probability), metric_value(bin.observed_share),
                                 amount(bin.weight), metric_value(bin.least_probability),
                                 metric_value(bin.greatest_probability)});
  }
  figure.x = {.label = "Mean predicted probability", .plot_high = axis_end(greatest)};
  figure.y = {.label = "Observed share of positives", .plot_high = axis_end(greatest)};
  figure.legend_at = {0.04, 0.95};
  figure.key = {"o: a bin; dotted: what is predicted comes true"};
  figure.data = {"rows,least_probability,greatest_probability,mean_probability,observed_share",
                 [&source](const Row& row) {
                   for (const CalibrationBin& bin : source.bins) {
                     row(Cells{bin.weight, bin.least_probability, bin.greatest_probability, bin.mean_probability,
                               bin.observed_share});
                   }
                 }};
  if (source.bins.empty()) return figure;
  figure.series = {{Kind::line, Style::reference, {{0, 0}, {1, 1}}, "as it should be"}, std::move(series)};
  return figure;
}

Figure::Data data_of_thresholds(const CurveSource& source) {
  std::string header = "threshold,tp,fp,tn,fn";
  for (const Metric& metric : metrics_at_threshold({})) header += ',' + std::string(metric.name);
  return {std::move(header), [&source](const Row& row) {
            for (const Cut& cut : source.corners) {
              const auto threshold = cut.gap.threshold();
              if (!threshold) continue;
              const Confusion c = source.cuts.confusion(cut);
              Cells cells = {threshold, c.true_positive, c.false_positive, c.true_negative, c.false_negative};
              for (const Metric& metric : metrics_at_threshold(c)) cells.push_back(metric.value);
              row(cells);
            }
          }};
}

// Letters, since three lines of one colour could not be told apart.
Figure threshold_figure(const CurveSource& source) {
  constexpr std::size_t steps = 120;  // at least one a column
  Figure figure;
  figure.id = "metrics-by-threshold";
  figure.heading = figure.title = figure.plot_title = "Metrics along the threshold";
  figure.x = {"Threshold"};
  figure.y = {"Metric"};
  figure.key = {"p: precision, r: recall, f: F1",
                fmt::format("dotted: threshold {}", significant(source.evaluation.threshold, 6))};
  figure.data = data_of_thresholds(source);
  if (!source.cuts.ranking().has_both_classes()) return figure;
  figure.marks = {{source.evaluation.threshold, {}, "threshold"}};
  std::vector<double> thresholds;
  for (std::size_t i = 0; i <= steps; ++i) thresholds.push_back(static_cast<double>(i) / steps);
  const std::vector<ThresholdRow> rows = threshold_table(source.cuts.ranking(), thresholds, source.run);
  const auto add = [&](const char* label, char letter, Style style, std::optional<double> metric(const Confusion&)) {
    Figure::Series series{Kind::points, style, {}, label, letter};
    for (const ThresholdRow& row : rows) {
      if (const auto value = metric(row.confusion)) series.points.push_back({row.threshold, *value});
    }
    figure.series.push_back(std::move(series));
  };
  add("precision", 'p', Style::first, precision);
  add("recall", 'r', Style::second, recall);
  add("F1", 'f', Style::reference, f1);
  return figure;
}

}  // namespace

std::span<const std::string_view> curve_names() {
  return names;
}

std::string_view curve_name(Curve curve) {
  return names[static_cast<std::size_t>(curve)];
}

CurveSource curve_source(const Cuts& cuts, const Evaluation& evaluation, const Run& run) {
  return {cuts, evaluation, run, corners(cuts, run), calibration_bins(cuts.ranking(), usual_calibration_bins, run)};
}

Figure curve_figure(Curve curve, const CurveSource& source, std::size_t most_points) {
  switch (curve) {
    case Curve::roc:
      return roc_figure(source, most_points);
    case Curve::precision_recall:
      return precision_recall_figure(source, most_points);
    case Curve::calibration:
      return calibration_figure(source);
    case Curve::gain:
      return gain_figure(source, most_points);
    case Curve::threshold:
      return threshold_figure(source);
  }
  return {};
}

Figure distribution_figure(const ThresholdSlider& slider, const Evaluation& evaluation, const Target& target) {
  constexpr std::size_t widest_name = 24;
  constexpr double room = 1.3;  // for what is written above and below the bars
  const std::string positive = positive_class(target, widest_name);
  const std::string negative = negative_class(target, widest_name);
  const auto share = [](double part, double all) { return all > 0 ? part / all : 0; };
  Figure figure;
  figure.id = "distribution";
  figure.heading = figure.title = "Distribution of the probabilities";
  figure.explanation =
      "Which probabilities the rows of each class get. The further apart, the better; the dashed line is "
      "the threshold.";
  figure.description = fmt::format(
      "Shares of the rows of class {} upwards, of class {} downwards, by their probability.", positive, negative);
  figure.table.columns = {{"Above"}, {"To"}, {positive}, {negative}};
  Figure::Series up{Kind::bars, Style::first}, down{Kind::bars, Style::second};
  double highest = 0;
  for (const ScoreBin& bin : distribution(slider)) {
    const double positives = share(bin.positive, evaluation.positives);
    const double negatives = share(bin.negative, evaluation.negatives);
    const Figure::Ends ends{bin.low, bin.high};
    up.points.push_back({std::midpoint(bin.low, bin.high), positives, ends});
    down.points.push_back({std::midpoint(bin.low, bin.high), -negatives, ends});
    highest = std::max({highest, positives, negatives});
    figure.table.rows.push_back({shortest(bin.low), shortest(bin.high), amount(bin.positive), amount(bin.negative)});
  }
  figure.x = {"Probability"};
  figure.y = {"Share of the class", -room * highest, room * highest, Scale::linear, true};
  figure.series = {std::move(up), std::move(down)};
  figure.marks = {{evaluation.threshold, {}, "threshold"}};
  figure.notes = {{{0.02, 0.93}, "upwards: " + positive}, {{0.02, 0.03}, "downwards: " + negative}};
  return figure;
}

}  // namespace logreg
