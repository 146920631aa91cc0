#include "report/as_svg.h"

#include "report/html.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace logreg {

namespace {

using Point = Figure::Point;
using Points = std::vector<Point>;
using Series = Figure::Series;

constexpr double width = 400;
constexpr double height = 300;

// The frame inside the picture.
constexpr double left = 68;  // room for "0.00001" beside the name of the axis
constexpr double right = width - 20;
constexpr double top = 10;
constexpr double bottom = height - 44;

std::string_view class_of(Figure::Style style) {
  switch (style) {
    case Figure::Style::first:
      return "first";
    case Figure::Style::second:
      return "second";
    case Figure::Style::reference:
      return "reference";
  }
  return {};
}

std::string line(double x1, double y1, double x2, double y2, std::string_view name) {
  return fmt::format("<line class=\"{}\" x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"/>", name, coordinate(x1),
                     coordinate(y1), coordinate(x2), coordinate(y2));
}

std::string text(double x, double y, std::string_view name, std::string_view content) {
  return fmt::format("<text class=\"{}\" x=\"{}\" y=\"{}\">{}</text>", name, coordinate(x), coordinate(y),
                     html_text(content));
}

std::string shape(Figure::Style style, double x, double y) {
  constexpr double radius = 3.5;
  if (style == Figure::Style::second) {
    const double r = radius + 1;
    return fmt::format("<path class=\"point {}\" d=\"M{} {}l{} {}l{} {}l{} {}z\"/>", class_of(style), coordinate(x),
                       coordinate(y - r), coordinate(r), coordinate(r), coordinate(-r), coordinate(r), coordinate(-r),
                       coordinate(-r));
  }
  return fmt::format("<circle class=\"point {}\" cx=\"{}\" cy=\"{}\" r=\"{}\"/>", class_of(style), coordinate(x),
                     coordinate(y), coordinate(radius));
}

class Drawing {
 public:
  explicit Drawing(const Figure& figure) : figure_(figure) {}

  std::string frame() const;
  std::string series(std::size_t i) const;
  std::string mark(const Figure::Mark& mark) const;
  std::string legend() const;
  std::string note(const Figure::Note& note) const;

 private:
  double x_of(double value) const { return left + std::clamp(figure_.x.share(value), 0.0, 1.0) * (right - left); }
  double y_of(double value) const { return bottom - std::clamp(figure_.y.share(value), 0.0, 1.0) * (bottom - top); }
  std::string path(const Series& series, std::string_view kind, const Points& points, std::string_view end = "") const;
  std::string steps(const Series& series) const;
  std::string area(const Series& series) const;
  std::string bars(std::size_t i) const;
  std::string points(const Series& series) const;
  std::string whisker(double x, const Figure::Ends& ends) const;

  const Figure& figure_;
};

std::string Drawing::path(const Series& series, std::string_view kind, const Points& points,
                          std::string_view end) const {
  if (points.empty()) return {};
  std::string path;
  for (const Point& point : points) {
    path += fmt::format("{}{} {}", path.empty() ? "M" : "L", coordinate(x_of(point.x)), coordinate(y_of(point.y)));
  }
  return fmt::format("<path class=\"{} {}\" d=\"{}{}\"/>\n", kind, class_of(series.style), path, end);
}

std::string Drawing::steps(const Series& series) const {
  Points corners;
  if (!series.points.empty()) corners.push_back({figure_.x.low, series.points.front().y});
  for (const Point& point : series.points) {
    corners.push_back({corners.back().x, point.y});
    corners.push_back(point);
  }
  return path(series, "line", corners);
}

// Along the lower ends and back along the upper ones.
std::string Drawing::area(const Series& series) const {
  Points edge;
  for (const Point& point : series.points) {
    if (point.ends) edge.push_back({point.x, point.ends->low});
  }
  for (auto point = series.points.rbegin(); point != series.points.rend(); ++point) {
    if (point->ends) edge.push_back({point->x, point->ends->high});
  }
  return path(series, "area", edge, "z");
}

// Those of series that follow one another stand together, place by place.
std::string Drawing::bars(std::size_t i) const {
  const auto are_bars = [&](std::size_t k) {
    return k < figure_.series.size() && figure_.series[k].kind == Figure::Kind::bars;
  };
  if (i > 0 && are_bars(i - 1)) return {};
  std::string result;
  for (std::size_t place = 0; place < figure_.series[i].points.size(); ++place) {
    for (std::size_t k = i; are_bars(k); ++k) {
      const auto& [x, y, ends] = figure_.series[k].points.at(place);
      const auto [from, to] = ends.value_or(Figure::Ends{x, x});
      const auto [above, below] = std::minmax({y_of(0), y_of(y)});
      result += fmt::format("<rect class=\"bar {}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>\n",
                            class_of(figure_.series[k].style), coordinate(x_of(from)), coordinate(above),
                            coordinate(x_of(to) - x_of(from)), coordinate(below - above));
    }
  }
  return result;
}

std::string Drawing::whisker(double x, const Figure::Ends& ends) const {
  constexpr double cap = 4;
  std::string result;
  for (const double end : {ends.low, ends.high}) {
    result += line(x_of(x) - cap, y_of(end), x_of(x) + cap, y_of(end), "whisker");
  }
  return result + line(x_of(x), y_of(ends.low), x_of(x), y_of(ends.high), "whisker") + '\n';
}

std::string Drawing::points(const Series& series) const {
  std::string result;
  for (const auto& [x, y, ends] : series.points) {
    if (ends) result += whisker(x, *ends);
    result += shape(series.style, x_of(x), y_of(y)) + '\n';
  }
  return result;
}

std::string Drawing::series(std::size_t i) const {
  const Series& series = figure_.series[i];
  switch (series.kind) {
    case Figure::Kind::line:
      return path(series, "line", series.points);
    case Figure::Kind::steps:
      return steps(series);
    case Figure::Kind::points:
      return points(series);
    case Figure::Kind::linked_points:
      return path(series, "line", series.points) + points(series);
    case Figure::Kind::bars:
      return bars(i);
    case Figure::Kind::area:
      return area(series);
  }
  return {};
}

// For the script: data-x and data-y name what it shows, data-frame where 0 is and how far 1.
std::string Drawing::mark(const Figure::Mark& mark) const {
  const std::string frame = fmt::format("data-frame=\"{} {} {} {}\"", coordinate(left), coordinate(bottom),
                                        coordinate(right - left), coordinate(top - bottom));
  const std::string x = coordinate(x_of(mark.x));
  if (!mark.y) {
    return fmt::format("<line class=\"mark\" data-x=\"{}\" {} x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"/>\n", mark.x_name,
                       frame, x, coordinate(top), x, coordinate(bottom));
  }
  return fmt::format("<circle class=\"mark\" data-x=\"{}\" data-y=\"{}\" {} cx=\"{}\" cy=\"{}\" r=\"6\"/>\n",
                     mark.x_name, mark.y_name, frame, x, coordinate(y_of(*mark.y)));
}

// The uppermost series first.
std::string Drawing::legend() const {
  if (!figure_.legend_at) return {};
  constexpr double sample = 26;
  constexpr double line_height = 17;
  const double x = left + figure_.legend_at->x * (right - left);
  double y = bottom - figure_.legend_at->y * (bottom - top);
  std::string result;
  for (auto series = figure_.series.rbegin(); series != figure_.series.rend(); ++series) {
    result += line(x, y, x + sample, y, fmt::format("line {}", class_of(series->style)));
    result += text(x + sample + 6, y + 4, "legend", series->label) + '\n';
    y += line_height;
  }
  return result;
}

std::string Drawing::note(const Figure::Note& note) const {
  return text(left + note.at.x * (right - left), bottom - note.at.y * (bottom - top), "legend", note.text) + '\n';
}

std::string Drawing::frame() const {
  std::string result;
  for (const Tick& tick : ticks(figure_.x)) {
    const double x = x_of(tick.value);
    result += line(x, top, x, bottom, "grid") + text(x, bottom + 16, "tick middle", tick.text) + '\n';
  }
  for (const Tick& tick : ticks(figure_.y)) {
    const double y = y_of(tick.value);
    result += line(left, y, right, y, "grid") + text(left - 6, y + 4, "tick end", tick.text) + '\n';
  }
  result += line(left, bottom, right, bottom, "axis") + line(left, top, left, bottom, "axis") + '\n';
  result += text((left + right) / 2, height - 8, "label middle", figure_.x.label);
  const double middle = (top + bottom) / 2;
  return result + fmt::format("<text class=\"label middle\" transform=\"translate(12 {}) rotate(-90)\">{}</text>\n",
                              coordinate(middle), html_text(figure_.y.label));
}

}  // namespace

std::string coordinate(double value) {
  std::string result = fmt::format("{:.2f}", value);
  result.erase(result.find_last_not_of('0') + 1);
  if (result.back() == '.') result.pop_back();
  return result == "-0" ? "0" : result;
}

std::string svg_element(const std::string& id, double whole_width, double whole_height, std::string_view title,
                        std::string_view description, std::string_view content) {
  return fmt::format(
      "<svg viewBox=\"0 0 {1} {2}\" role=\"img\" aria-labelledby=\"{0}-title {0}-desc\">\n"
      "<title id=\"{0}-title\">{3}</title>\n<desc id=\"{0}-desc\">{4}</desc>\n{5}</svg>\n",
      id, coordinate(whole_width), coordinate(whole_height), html_text(title), html_text(description), content);
}

std::string as_svg(const Figure& figure) {
  if (figure.series.empty()) return {};
  const Drawing drawing(figure);
  std::string content = drawing.frame();
  for (std::size_t i = 0; i < figure.series.size(); ++i) content += drawing.series(i);
  for (const Figure::Mark& mark : figure.marks) content += drawing.mark(mark);
  content += drawing.legend();
  for (const Figure::Note& note : figure.notes) content += drawing.note(note);
  return svg_element(figure.id, width, height, figure.title, figure.description, content);
}

}  // namespace logreg
