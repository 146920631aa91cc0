#include "report/learning_curve.h"

#include "quality/curve_points.h"
#include "report/html.h"
#include "report/numbers.h"
#include "report/svg_chart.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

namespace logreg {

namespace {

double last_round(std::span<const TraceRow> trace) {
  return static_cast<double>(std::max<std::size_t>(trace.back().iteration, 1));
}

// Few enough for a picture; without what the scale cannot show.
std::vector<PlotPoint> places(std::span<const TraceRow> trace, double TraceRow::*member, Scale scale) {
  constexpr std::size_t most = 400;
  const double last = last_round(trace);
  Picture picture(most);
  for (const TraceRow& row : trace) {
    const double value = row.*member;
    if (!std::isfinite(value) || (scale == Scale::logarithmic && !(value >= 1e-300))) continue;
    picture.add({static_cast<double>(row.iteration) / last, value, {}});
  }
  std::vector<PlotPoint> result;
  for (const CurvePoint& point : picture.take()) result.push_back({std::round(point.x * last), point.y});
  return result;
}

std::string picture(std::string_view id, std::string_view title, const std::string& x_label,
                    std::span<const TraceRow> trace, double TraceRow::*member, Scale scale) {
  constexpr std::size_t most_marked = 40;
  const std::vector<PlotPoint> points = places(trace, member, scale);
  std::vector<double> heights;
  heights.reserve(points.size());
  for (const PlotPoint& point : points) heights.push_back(point.y);
  const double last = last_round(trace);
  const std::string description = std::string(title) + " after each of so many rounds, from " +
                                  significant(trace.front().*member, 6) + " to " +
                                  significant(trace.back().*member, 6) + '.';
  SvgChart chart(std::string(id), std::string(title), description, {x_label, 0, last},
                 axis_around(std::string(title), heights, scale));
  chart.add_line(Series::first, points);
  if (points.size() <= most_marked) chart.add_points(Series::first, points);
  return chart.svg();
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

std::string learning_curve_figures(std::span<const TraceRow> trace, const std::string& count) {
  if (trace.empty()) return element("p", "", "The fit has left no trace.") + '\n';
  const HtmlFigure loss{"Loss", "What is minimised, after each " + count + ".",
                        picture("loss", "Loss", count, trace, &TraceRow::loss, Scale::linear), table_of(trace, count)};
  const HtmlFigure gradient{
      "Gradient norm",
      "How steep it still is, on a logarithmic scale: 0 at the minimum.",
      picture("gradient", "Gradient norm", count, trace, &TraceRow::gradient_norm, Scale::logarithmic),
      {}};
  return element("div", "class=\"charts\"", '\n' + html_figure(loss) + html_figure(gradient)) + '\n';
}

}  // namespace logreg
