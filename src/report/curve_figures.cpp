#include "report/curve_figures.h"

#include "base/number.h"
#include "report/html.h"
#include "report/numbers.h"
#include "report/phrases.h"
#include "report/svg_chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace logreg {

namespace {

constexpr std::size_t points_in_a_table = 24;

std::vector<PlotPoint> places(const std::vector<CurvePoint>& curve) {
  std::vector<PlotPoint> result;
  result.reserve(curve.size());
  for (const CurvePoint& point : curve) result.push_back({point.x, point.y});
  return result;
}

std::string value_of(const Evaluation& evaluation, std::string_view name) {
  const Metric* const metric = find_metric(evaluation, name);
  return metric_value(metric == nullptr ? MaybeNumber() : metric->value);
}

Report::Table table_of(const std::vector<CurvePoint>& curve, std::string x, std::string y) {
  Report::Table table;
  table.columns = {{"Threshold"}, {std::move(x)}, {std::move(y)}};
  Picture few(points_in_a_table);
  for (const CurvePoint& point : curve) few.add(point);
  for (const CurvePoint& point : few.take()) {
    const std::optional<double> threshold = point.gap.threshold();
    table.rows.push_back({threshold ? significant(threshold, 6) : "-", metric_value(point.x), metric_value(point.y)});
  }
  return table;
}

const char* const no_curve = "There is no such curve where all rows are of one class.";

std::string roc_figure(const ScorePictures& pictures, const Evaluation& evaluation) {
  HtmlFigure figure{.heading = "ROC curve", .explanation = no_curve, .picture = {}, .table = {}};
  if (pictures.roc.empty()) return html_figure(figure);
  figure.explanation =
      "How many of the positives are found, and how many negatives are taken for one, at every "
      "threshold. The ring is at the threshold.";
  const std::string area = value_of(evaluation, "roc_auc");
  SvgChart chart(
      "roc", "ROC curve",
      "True positive rate over false positive rate; the area below the curve is " + area + ", that of guessing 0.5.",
      {"False positive rate"}, {"True positive rate"});
  chart.add_line(Series::reference, {{0, 0}, {1, 1}});
  chart.add_line(Series::first, places(pictures.roc));
  const Confusion& c = evaluation.confusion;
  chart.add_mark({1 - specificity(c).value_or(1), recall(c).value_or(0)}, "false_positive_rate", "recall");
  chart.add_legend({0.42, 0.16},
                   {{Series::first, "this model, area " + area}, {Series::reference, "guessing, area 0.5"}});
  figure.picture = chart.svg();
  figure.table = table_of(pictures.roc, "False positive rate", "True positive rate");
  return html_figure(figure);
}

std::string precision_recall_figure(const ScorePictures& pictures, const Evaluation& evaluation) {
  HtmlFigure figure{.heading = "Precision and recall", .explanation = no_curve, .picture = {}, .table = {}};
  if (pictures.precision_recall.empty()) return html_figure(figure);
  figure.explanation =
      "How many of those predicted positive are so, and how many of the positives are found, at every "
      "threshold.";
  const std::string area = value_of(evaluation, "average_precision");
  const double share = evaluation.prevalence.value_or(0);
  SvgChart chart(
      "precision-recall", "Precision and recall",
      "Precision over recall; average precision is " + area + ", that of guessing " + metric_value(share) + '.',
      {"Recall"}, {"Precision"});
  std::vector<PlotPoint> points = places(pictures.precision_recall);
  points.insert(points.begin(), {0, points.front().y});
  chart.add_line(Series::reference, {{0, share}, {1, share}});
  chart.add_steps(Series::first, points);
  const Confusion& c = evaluation.confusion;
  if (precision(c)) chart.add_mark({recall(c).value_or(0), *precision(c)}, "recall", "precision");
  // Where the curve leaves room.
  const double y = share < 0.5 ? 0.97 : 0.16;
  chart.add_legend({0.36, y}, {{Series::first, "this model, average " + area},
                               {Series::reference, "guessing, " + metric_value(share)}});
  figure.picture = chart.svg();
  figure.table = table_of(pictures.precision_recall, "Recall", "Precision");
  return html_figure(figure);
}

std::string gain_figure(const ScorePictures& pictures, const Evaluation& evaluation) {
  HtmlFigure figure{.heading = "Gains", .explanation = no_curve, .picture = {}, .table = {}};
  if (pictures.gain.empty()) return html_figure(figure);
  figure.explanation =
      "How many of the positives are among so many rows of the highest probability. The lift is y / x.";
  const double share = evaluation.prevalence.value_or(0);
  SvgChart chart(
      "gain", "Cumulative gains",
      "Share of the positives over the share of rows that are predicted positive, beside a perfect order and "
      "none.",
      {"Share of the rows"}, {"Share of the positives"});
  chart.add_line(Series::reference, {{0, 0}, {1, 1}});
  chart.add_line(Series::second, {{0, 0}, {share, 1}, {1, 1}});
  chart.add_line(Series::first, places(pictures.gain));
  const Confusion& c = evaluation.confusion;
  chart.add_mark({(c.true_positive + c.false_positive) / weight_sum(c), recall(c).value_or(0)}, "predicted", "recall");
  chart.add_legend({0.56, 0.24},
                   {{Series::first, "this model"}, {Series::second, "perfect order"}, {Series::reference, "no order"}});
  figure.picture = chart.svg();
  figure.table = table_of(pictures.gain, "Share of the rows", "Share of the positives");
  return html_figure(figure);
}

std::string calibration_figure(const ScorePictures& pictures) {
  HtmlFigure figure{.heading = "Calibration", .explanation = {}, .picture = {}, .table = {}};
  figure.explanation = fmt::format(
      "Of the rows with a probability of 0.3, 30% should be positive: on the dotted line. "
      "Up to {} groups of equally many rows.",
      usual_calibration_bins);
  SvgChart chart(
      "calibration", "Calibration",
      "Observed share of positives over mean predicted probability, in groups of rows; right predictions lie "
      "on the diagonal.",
      {"Mean predicted probability"}, {"Observed share of positives"});
  std::vector<PlotPoint> points;
  figure.table.columns = {{"Predicted"}, {"Observed"}, {"Rows, by weight"}, {"From"}, {"To"}};
  for (const CalibrationBin& bin : pictures.calibration) {
    points.push_back({bin.mean_probability, bin.observed_share});
    figure.table.rows.push_back({metric_value(bin.mean_probability), metric_value(bin.observed_share),
                                 amount(bin.weight), metric_value(bin.least_probability),
                                 metric_value(bin.greatest_probability)});
  }
  chart.add_line(Series::reference, {{0, 0}, {1, 1}});
  chart.add_line(Series::first, points);
  chart.add_points(Series::first, points);
  chart.add_legend({0.04, 0.95}, {{Series::first, "this model"}, {Series::reference, "as it should be"}});
  figure.picture = chart.svg();
  return html_figure(figure);
}

std::string distribution_figure(const ScorePictures& pictures, const Evaluation& evaluation, const Target& target) {
  constexpr std::size_t widest_name = 24;
  const std::string positive = positive_class(target, widest_name);
  const std::string negative = negative_class(target, widest_name);
  HtmlFigure figure{.heading = "Distribution of the probabilities", .explanation = {}, .picture = {}, .table = {}};
  figure.explanation =
      "Which probabilities the rows of each class get. The further apart, the better; the dashed line is "
      "the threshold.";
  figure.table.columns = {{"Above"}, {"To"}, {positive}, {negative}};
  const auto share = [](double part, double all) { return all > 0 ? part / all : 0; };
  double highest = 0;
  for (const ScoreBin& bin : pictures.distribution) {
    highest = std::max({highest, share(bin.positive, evaluation.positives), share(bin.negative, evaluation.negatives)});
  }
  constexpr double room = 1.3;  // for what is written above and below the bars
  Axis y{"Share of the class", -room * highest, room * highest, Scale::linear, true};
  SvgChart chart("distribution", figure.heading,
                 fmt::format("Shares of the rows of class {} upwards, of class {} downwards, by their probability.",
                             positive, negative),
                 {"Probability"}, std::move(y));
  for (const ScoreBin& bin : pictures.distribution) {
    chart.add_bar(Series::first, bin.low, bin.high, 0, share(bin.positive, evaluation.positives));
    chart.add_bar(Series::second, bin.low, bin.high, 0, -share(bin.negative, evaluation.negatives));
    figure.table.rows.push_back({shortest(bin.low), shortest(bin.high), amount(bin.positive), amount(bin.negative)});
  }
  chart.add_moving_line(evaluation.threshold, "threshold");
  chart.add_note({0.02, 0.93}, "upwards: " + positive);
  chart.add_note({0.02, 0.03}, "downwards: " + negative);
  figure.picture = chart.svg();
  return html_figure(figure);
}

}  // namespace

std::string curve_figures(const ScorePictures& pictures, const Evaluation& evaluation, const Target& target) {
  const std::string figures = roc_figure(pictures, evaluation) + precision_recall_figure(pictures, evaluation) +
                              calibration_figure(pictures) + distribution_figure(pictures, evaluation, target) +
                              gain_figure(pictures, evaluation);
  return element("div", "class=\"charts\"", '\n' + figures) + '\n';
}

}  // namespace logreg
