#include "report/svg_forest.h"

#include "report/as_svg.h"
#include "report/html.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace logreg {

namespace {

constexpr double width = 400;
constexpr double left = 14;
constexpr double right = width - 14;
constexpr double line_height = 36;
constexpr double top = 6;

bool is_on(const Axis& axis, double value) {
  return value >= axis.low && value <= axis.high;
}

double x_of(const Axis& axis, double value) {
  if (!(value > 0)) return left;
  if (std::isinf(value)) return right;
  return left + std::clamp(axis.share(value), 0.0, 1.0) * (right - left);
}

std::string arrow(double x, double y, bool to_the_right) {
  const double length = to_the_right ? -8 : 8;
  return fmt::format("<path class=\"arrow\" d=\"M{} {}l{} -4.5v9z\"/>", coordinate(x), coordinate(y),
                     coordinate(length));
}

std::string interval(const ForestLine& line, const Axis& axis, double y) {
  if (!line.low || !line.high) return {};
  const double from = x_of(axis, *line.low);
  const double to = x_of(axis, *line.high);
  const auto stroke = [](double x1, double y1, double x2, double y2) {
    return fmt::format("<path class=\"whisker\" d=\"M{} {}L{} {}\"/>", coordinate(x1), coordinate(y1), coordinate(x2),
                       coordinate(y2));
  };
  std::string result = stroke(from, y, to, y);
  result += is_on(axis, *line.low) ? stroke(from, y - 4, from, y + 4) : arrow(from, y, false);
  result += is_on(axis, *line.high) ? stroke(to, y - 4, to, y + 4) : arrow(to, y, true);
  return result;
}

std::string estimate(const ForestLine& line, const Axis& axis, double y) {
  if (!line.estimate) return {};
  const double x = x_of(axis, *line.estimate);
  if (!is_on(axis, *line.estimate)) return arrow(x, y, *line.estimate > axis.high);
  constexpr double side = 8;
  return fmt::format("<rect class=\"point first\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
                     coordinate(x - side / 2), coordinate(y - side / 2), coordinate(side), coordinate(side));
}

std::string scale(const Axis& axis, double bottom) {
  std::string result;
  for (const Tick& tick : ticks(axis)) {
    const double x = x_of(axis, tick.value);
    result += fmt::format(
        "<path class=\"grid\" d=\"M{0} {1}V{2}\"/><text class=\"tick middle\" x=\"{0}\" y=\"{3}\">{4}</text>\n",
        coordinate(x), coordinate(top), coordinate(bottom), coordinate(bottom + 16), html_text(tick.text));
  }
  result +=
      fmt::format("<path class=\"axis\" d=\"M{} {}H{}\"/>\n", coordinate(left), coordinate(bottom), coordinate(right));
  result += fmt::format("<path class=\"line reference\" d=\"M{} {}V{}\"/>\n", coordinate(x_of(axis, 1)),
                        coordinate(top), coordinate(bottom));
  return result + fmt::format("<text class=\"label middle\" x=\"{}\" y=\"{}\">{}</text>\n",
                              coordinate((left + right) / 2), coordinate(bottom + 34), html_text(axis.label));
}

}  // namespace

Axis forest_axis(std::span<const ForestLine> lines) {
  constexpr double room = 100;  // that an interval may add, as a factor
  constexpr double smallest = 1e-290;
  constexpr double largest = 1e290;
  const auto bounded = [](double value, double low, double high) { return std::clamp(value, low, high); };
  std::vector<double> values = {0.9, 1, 1.1};
  for (const ForestLine& line : lines) {
    if (line.estimate && std::isfinite(*line.estimate) && *line.estimate > 0) {
      values.push_back(bounded(*line.estimate, smallest, largest));
    }
  }
  const auto [least, most] = std::ranges::minmax(values);
  for (const ForestLine& line : lines) {
    if (line.low) values.push_back(bounded(*line.low, least / room, least));
    if (line.high) values.push_back(bounded(*line.high, most, most * room));
  }
  return axis_around("Odds ratio, logarithmic scale", values, Scale::logarithmic);
}

std::string svg_forest(const std::string& id, const std::string& title, const std::string& description,
                       std::span<const ForestLine> lines, const Axis& axis) {
  const double bottom = top + line_height * static_cast<double>(lines.size()) + 4;
  std::string body = scale(axis, bottom);
  double y = top;
  for (const ForestLine& line : lines) {
    body += fmt::format("<text class=\"name\" x=\"{}\" y=\"{}\">{}</text>", coordinate(left), coordinate(y + 13),
                        html_text(line.name));
    body += fmt::format("<text class=\"end\" x=\"{}\" y=\"{}\">{}</text>", coordinate(right), coordinate(y + 13),
                        html_text(line.numbers));
    const double middle = y + 24;
    body += interval(line, axis, middle) + estimate(line, axis, middle) + '\n';
    y += line_height;
  }
  return svg_element(id, width, bottom + 42, title, description, body);
}

}  // namespace logreg
