#include "report/svg_chart.h"

#include "report/html.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace logreg {

namespace {

// The frame inside the picture.
constexpr double left = 68;  // room for "0.00001" beside the name of the axis
constexpr double right = SvgChart::width - 20;
constexpr double top = 10;
constexpr double bottom = SvgChart::height - 44;

std::string line(double x1, double y1, double x2, double y2, std::string_view name) {
  return fmt::format("<line class=\"{}\" x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"/>", name, coordinate(x1),
                     coordinate(y1), coordinate(x2), coordinate(y2));
}

std::string text(double x, double y, std::string_view name, std::string_view content) {
  return fmt::format("<text class=\"{}\" x=\"{}\" y=\"{}\">{}</text>", name, coordinate(x), coordinate(y),
                     html_text(content));
}

std::string shape(Series series, double x, double y) {
  constexpr double radius = 3.5;
  if (series == Series::second) {
    const double r = radius + 1;
    return fmt::format("<path class=\"point {}\" d=\"M{} {}l{} {}l{} {}l{} {}z\"/>", class_of(series), coordinate(x),
                       coordinate(y - r), coordinate(r), coordinate(r), coordinate(-r), coordinate(r), coordinate(-r),
                       coordinate(-r));
  }
  return fmt::format("<circle class=\"point {}\" cx=\"{}\" cy=\"{}\" r=\"{}\"/>", class_of(series), coordinate(x),
                     coordinate(y), coordinate(radius));
}

}  // namespace

std::string coordinate(double value) {
  std::string result = fmt::format("{:.2f}", value);
  result.erase(result.find_last_not_of('0') + 1);
  if (result.back() == '.') result.pop_back();
  return result == "-0" ? "0" : result;
}

std::string_view class_of(Series series) {
  switch (series) {
    case Series::first:
      return "first";
    case Series::second:
      return "second";
    case Series::reference:
      return "reference";
  }
  return {};
}

std::string svg_element(const std::string& id, double width, double height, std::string_view title,
                        std::string_view description, std::string_view content) {
  return fmt::format(
      "<svg viewBox=\"0 0 {1} {2}\" role=\"img\" aria-labelledby=\"{0}-title {0}-desc\">\n"
      "<title id=\"{0}-title\">{3}</title>\n<desc id=\"{0}-desc\">{4}</desc>\n{5}</svg>\n",
      id, coordinate(width), coordinate(height), html_text(title), html_text(description), content);
}

SvgChart::SvgChart(std::string id, std::string title, std::string description, Axis x, Axis y)
    : id_(std::move(id)),
      title_(std::move(title)),
      description_(std::move(description)),
      x_(std::move(x)),
      y_(std::move(y)) {}

double SvgChart::x_of(double value) const {
  return left + std::clamp(x_.share(value), 0.0, 1.0) * (right - left);
}

double SvgChart::y_of(double value) const {
  return bottom - std::clamp(y_.share(value), 0.0, 1.0) * (bottom - top);
}

void SvgChart::add_line(Series series, const std::vector<PlotPoint>& points) {
  if (points.empty()) return;
  std::string path;
  for (const PlotPoint& point : points) {
    path += fmt::format("{}{} {}", path.empty() ? "M" : "L", coordinate(x_of(point.x)), coordinate(y_of(point.y)));
  }
  body_ += fmt::format("<path class=\"line {}\" d=\"{}\"/>\n", class_of(series), path);
}

void SvgChart::add_steps(Series series, const std::vector<PlotPoint>& points) {
  std::vector<PlotPoint> corners;
  for (const PlotPoint& point : points) {
    if (!corners.empty()) corners.push_back({corners.back().x, point.y});
    corners.push_back(point);
  }
  add_line(series, corners);
}

void SvgChart::add_points(Series series, const std::vector<PlotPoint>& points) {
  for (const PlotPoint& point : points) body_ += shape(series, x_of(point.x), y_of(point.y)) + '\n';
}

void SvgChart::add_bar(Series series, double from_x, double to_x, double from, double to) {
  const double y1 = std::min(y_of(from), y_of(to));
  const double y2 = std::max(y_of(from), y_of(to));
  body_ +=
      fmt::format("<rect class=\"bar {}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>\n", class_of(series),
                  coordinate(x_of(from_x)), coordinate(y1), coordinate(x_of(to_x) - x_of(from_x)), coordinate(y2 - y1));
}

void SvgChart::add_whisker(double x, double low, double high) {
  constexpr double cap = 4;
  for (const double end : {low, high}) body_ += line(x_of(x) - cap, y_of(end), x_of(x) + cap, y_of(end), "whisker");
  body_ += line(x_of(x), y_of(low), x_of(x), y_of(high), "whisker") + '\n';
}

void SvgChart::add_mark(PlotPoint at, std::string_view x_name, std::string_view y_name) {
  body_ += fmt::format(
      "<circle class=\"mark\" data-x=\"{}\" data-y=\"{}\" data-frame=\"{} {} {} {}\" cx=\"{}\" cy=\"{}\" r=\"6\"/>\n",
      x_name, y_name, coordinate(left), coordinate(bottom), coordinate(right - left), coordinate(top - bottom),
      coordinate(x_of(at.x)), coordinate(y_of(at.y)));
}

void SvgChart::add_moving_line(double x, std::string_view x_name) {
  body_ += fmt::format(
      "<line class=\"mark\" data-x=\"{}\" data-frame=\"{} {} {} {}\" x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"/>\n",
      x_name, coordinate(left), coordinate(bottom), coordinate(right - left), coordinate(top - bottom),
      coordinate(x_of(x)), coordinate(top), coordinate(x_of(x)), coordinate(bottom));
}

void SvgChart::add_legend(PlotPoint at, const std::vector<std::pair<Series, std::string>>& entries) {
  constexpr double sample = 26;
  constexpr double line_height = 17;
  const double x = left + at.x * (right - left);
  double y = bottom - at.y * (bottom - top);
  for (const auto& [series, label] : entries) {
    body_ += line(x, y, x + sample, y, fmt::format("line {}", class_of(series)));
    body_ += text(x + sample + 6, y + 4, "legend", label) + '\n';
    y += line_height;
  }
}

void SvgChart::add_note(PlotPoint at, std::string_view content) {
  body_ += text(left + at.x * (right - left), bottom - at.y * (bottom - top), "legend", content) + '\n';
}

std::string SvgChart::frame() const {
  std::string result;
  for (const Tick& tick : ticks(x_)) {
    const double x = x_of(tick.value);
    result += line(x, top, x, bottom, "grid") + text(x, bottom + 16, "tick middle", tick.text) + '\n';
  }
  for (const Tick& tick : ticks(y_)) {
    const double y = y_of(tick.value);
    result += line(left, y, right, y, "grid") + text(left - 6, y + 4, "tick end", tick.text) + '\n';
  }
  result += line(left, bottom, right, bottom, "axis") + line(left, top, left, bottom, "axis") + '\n';
  result += text((left + right) / 2, height - 8, "label middle", x_.label);
  const double middle = (top + bottom) / 2;
  result += fmt::format("<text class=\"label middle\" transform=\"translate(12 {}) rotate(-90)\">{}</text>\n",
                        coordinate(middle), html_text(y_.label));
  return result;
}

std::string SvgChart::svg() const {
  return svg_element(id_, width, height, title_, description_, frame() + body_);
}

}  // namespace logreg
