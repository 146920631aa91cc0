#include "report/learning_curve.h"

#include "quality/curve_points.h"
#include "report/as_html.h"
#include "report/html.h"
#include "report/numbers.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace logreg {

namespace {

double last_round(std::span<const TraceRow> trace) {
  return static_cast<double>(std::max<std::size_t>(trace.back().iteration, 1));
}

// Few enough for a picture; without what the scale cannot show.
std::vector<Figure::Point> places(std::span<const TraceRow> trace, double TraceRow::*member, Scale scale) {
  constexpr std::size_t most = 400;
  const double last = last_round(trace);
  Picture picture(most);
  for (const TraceRow& row : trace) {
    const double value = row.*member;
    if (!std::isfinite(value) || (scale == Scale::logarithmic && !(value >= 1e-300))) continue;
    picture.add({static_cast<double>(row.iteration) / last, value, {}});
  }
  std::vector<Figure::Point> result;
  for (const CurvePoint& point : picture.take()) result.push_back({std::round(point.x * last), point.y});
  return result;
}

Figure figure_of(std::span<const TraceRow> trace, double TraceRow::*member, Scale scale, std::string heading,
                 const std::string& count) {
  constexpr std::size_t most_marked = 40;
  Figure figure;
  figure.heading = figure.title = std::move(heading);
  figure.description = figure.title + " after each of so many rounds, from " + significant(trace.front().*member, 6) +
                       " to " + significant(trace.back().*member, 6) + '.';
  std::vector<Figure::Point> points = places(trace, member, scale);
  std::vector<double> heights;
  heights.reserve(points.size());
  for (const Figure::Point& point : points) heights.push_back(point.y);
  figure.x = {count, 0, last_round(trace)};
  figure.y = axis_around(figure.title, heights, scale);
  const Figure::Kind kind = points.size() <= most_marked ? Figure::Kind::linked_points : Figure::Kind::line;
  figure.series = {{kind, Figure::Style::first, std::move(points)}};
  return figure;
}

Report::Table table_of(std::span<const TraceRow> trace, const std::string& count) {
  constexpr std::size_t most = 40;
  Report::Table table;
  table.columns = {{count}, {"Loss"}, {"Gradient norm"}, {"Step"}};
  const std::size_t stride = (trace.size() + most - 1) / most;
  for (std::size_t i = 0; i < trace.size(); ++i) {
    if (i % stride != 0 && i + 1 != trace.size()) continue;
    table.rows.push_back({std::to_string(trace[i].iteration), significant(trace[i].loss, 10),
                          significant(trace[i].gradient_norm, 6), significant(trace[i].step, 6)});
  }
  return table;
}

}  // namespace

std::string learning_curves_html(std::span<const TraceRow> trace, const std::string& count) {
  if (trace.empty()) return element("p", "", "The fit has left no trace.") + '\n';
  Figure loss = figure_of(trace, &TraceRow::loss, Scale::linear, "Loss", count);
  loss.id = "loss";
  loss.explanation = "What is minimised, after each " + count + ".";
  loss.table = table_of(trace, count);
  Figure gradient = figure_of(trace, &TraceRow::gradient_norm, Scale::logarithmic, "Gradient norm", count);
  gradient.id = "gradient";
  gradient.explanation = "How steep it still is, on a logarithmic scale: 0 at the minimum.";
  return as_html(std::vector{std::move(loss), std::move(gradient)});
}

}  // namespace logreg
