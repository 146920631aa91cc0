#include "report/as_braille.h"

#include "report/layout.h"
#include "report/numbers.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace logreg {

namespace {

constexpr std::size_t parts = 4;           // of each axis, from tick to tick
constexpr std::size_t label_width = 6;     // of the numbers of the y axis: 0.0025
constexpr std::size_t most_columns = 120;  // wider pictures would need to be too high

// A grid of dots behind a grid of characters: 2 x 4 dots each in braille, one each in ASCII.
class Canvas {
 public:
  Canvas(std::size_t columns, std::size_t rows, bool unicode)
      : columns_(columns),
        rows_(rows),
        unicode_(unicode),
        across_(unicode ? 2 : 1),
        down_(unicode ? 4 : 1),
        dots_(columns * rows),
        characters_(columns * rows, '\0') {}

  // Places are shares of the axes.
  void draw_line(std::span<const Figure::Point> points, bool dotted);
  void draw_letter(const Figure::Point& at, char letter);
  std::string row(std::size_t row) const;

 private:
  struct Place {
    double across = 0;
    double down = 0;
  };

  // The middle of a character is where a tick points to.
  Place place(const Figure::Point& point) const {
    const auto steps = [](std::size_t cells, std::size_t dots) { return static_cast<double>((cells - 1) * dots); };
    return {point.x * steps(columns_, across_), (1 - point.y) * steps(rows_, down_)};
  }
  enum class Kind { solid, dotted_along_rows, dotted_along_columns };
  void dot(double across, double down, Kind kind);

  std::size_t columns_, rows_;
  bool unicode_;
  std::size_t across_, down_;
  std::vector<std::uint8_t> dots_;
  std::vector<char> characters_;
};

// In steps of at most one dot, those of dotted lines by their place, so that neighbours make one pattern.
void Canvas::draw_line(std::span<const Figure::Point> points, bool dotted) {
  for (std::size_t i = 0; i < points.size(); ++i) {
    const Place to = place(points[i]);
    const Place from = i == 0 ? to : place(points[i - 1]);
    const double length = std::max(std::abs(to.across - from.across), std::abs(to.down - from.down));
    const bool is_steep = std::abs(to.across - from.across) < std::abs(to.down - from.down) / 2;
    const Kind kind = !dotted ? Kind::solid : is_steep ? Kind::dotted_along_rows : Kind::dotted_along_columns;
    const int steps = std::max(static_cast<int>(std::ceil(length)), 1);
    for (int k = i == 0 ? steps : 1; k <= steps; ++k) {
      const double share = static_cast<double>(k) / steps;
      dot(from.across + share * (to.across - from.across), from.down + share * (to.down - from.down), kind);
    }
  }
}

void Canvas::dot(double across, double down, Kind kind) {
  const double x = std::round(across);
  const double y = std::round(down);
  if (!(x >= 0 && y >= 0)) return;
  const auto column_dot = static_cast<std::size_t>(x);
  const auto row_dot = static_cast<std::size_t>(y) + (unicode_ ? 1 : 0);
  const std::size_t column = column_dot / across_;
  const std::size_t row = row_dot / down_;
  if (column >= columns_ || row >= rows_) return;
  const std::size_t cell = row * columns_ + column;
  const std::size_t pattern = unicode_ ? 4 : 2;
  const std::size_t along = kind == Kind::dotted_along_rows ? row_dot : column_dot;
  if (kind != Kind::solid && along % pattern != 0) return;
  if (!unicode_) {
    if (kind == Kind::solid || characters_[cell] == '\0') characters_[cell] = kind == Kind::solid ? '*' : '.';
    return;
  }
  // Unicode 15, braille patterns: bits of the dots, row by row.
  constexpr std::uint8_t bits[4][2] = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};
  dots_[cell] |= bits[row_dot % 4][column_dot % 2];
}

void Canvas::draw_letter(const Figure::Point& at, char letter) {
  const Place place = this->place(at);
  const double column = std::round(place.across / static_cast<double>(across_));
  const double row = std::round(place.down / static_cast<double>(down_));
  if (!(column >= 0 && row >= 0 && column < static_cast<double>(columns_) && row < static_cast<double>(rows_))) return;
  characters_[static_cast<std::size_t>(row) * columns_ + static_cast<std::size_t>(column)] = letter;
}

std::string Canvas::row(std::size_t row) const {
  std::string text;
  for (std::size_t column = 0; column < columns_; ++column) {
    const std::size_t cell = row * columns_ + column;
    if (characters_[cell] != '\0') {
      text += characters_[cell];
    } else if (dots_[cell] == 0) {
      text += ' ';
    } else {
      // U+2800 + dots in UTF-8.
      text += '\xE2';
      text += static_cast<char>(0xA0 | (dots_[cell] >> 6));
      text += static_cast<char>(0x80 | (dots_[cell] & 0x3F));
    }
  }
  return text.erase(text.find_last_not_of(' ') + 1);
}

std::string tick_number(const Axis& axis, std::size_t part) {
  return significant(axis.value_at(static_cast<double>(part) / static_cast<double>(parts)), 3);
}

// The line of the x axis, with its ticks.
std::string axis_line(std::size_t columns, bool unicode) {
  std::string line;
  const std::size_t part = (columns - 1) / parts;
  for (std::size_t column = 0; column < columns; ++column) {
    const bool tick = column % part == 0;
    if (unicode) {
      line += tick ? "\u252C" : "\u2500";
    } else {
      line += tick ? '+' : '-';
    }
  }
  return line;
}

// The numbers below it, each centred below its tick; the last one ends with the axis.
std::string axis_numbers(const Axis& axis, std::size_t columns) {
  std::string line(columns, ' ');
  for (std::size_t part = 0; part <= parts; ++part) {
    const std::string number = tick_number(axis, part);
    const std::size_t tick = part * ((columns - 1) / parts);
    const std::size_t begin = std::min(tick - std::min(tick, (number.size() - 1) / 2), columns - number.size());
    line.replace(begin, number.size(), number);
  }
  return line;
}

std::string centred(const std::string& text, std::size_t width) {
  return std::string(width > text.size() ? (width - text.size()) / 2 : 0, ' ') + text;
}

// The label of a page begins with a capital letter.
std::string name_of(const Axis& axis) {
  if (axis.plot_name) return *axis.plot_name;
  std::string name = axis.label;
  if (!name.empty() && name[0] >= 'A' && name[0] <= 'Z') name[0] = static_cast<char>(name[0] - 'A' + 'a');
  return name;
}

class Plot {
 public:
  Plot(const Figure& figure, const PlotStyle& style) : figure_(figure), style_(style), x_(figure.x), y_(figure.y) {
    x_.high = x_.plot_high.value_or(x_.high);
    y_.high = y_.plot_high.value_or(y_.high);
  }

  std::string text() const;

 private:
  void draw_line(Canvas& canvas, std::vector<Figure::Point> points, bool dotted) const {
    for (Figure::Point& point : points) point = share(point);
    canvas.draw_line(points, dotted);
  }
  Figure::Point share(const Figure::Point& point) const { return {x_.share(point.x), y_.share(point.y)}; }
  void draw_lines(Canvas& canvas, const Figure::Series& series) const;
  void draw_letters(Canvas& canvas) const;

  const Figure& figure_;
  const PlotStyle& style_;
  Axis x_, y_;
};

// Ends of steps are joined: steps are smaller than a character, mostly.
void Plot::draw_lines(Canvas& canvas, const Figure::Series& series) const {
  const bool dotted = series.style != Figure::Style::first;
  if (series.kind == Figure::Kind::line || series.kind == Figure::Kind::steps) {
    return draw_line(canvas, series.points, dotted);
  }
  std::vector<Figure::Point> lower, upper;
  for (const auto& [x, y, ends] : series.points) {
    if (series.kind == Figure::Kind::bars) {
      const auto [from, to] = ends.value_or(Figure::Ends{x, x});
      draw_line(canvas, {{from, 0}, {from, y}, {to, y}, {to, 0}}, dotted);
    } else if (ends && series.kind != Figure::Kind::area) {
      draw_line(canvas, {{x, ends->low}, {x, ends->high}}, dotted);
    } else if (ends) {
      lower.push_back({x, ends->low});
      upper.push_back({x, ends->high});
    }
  }
  draw_line(canvas, lower, true);
  draw_line(canvas, upper, true);
}

// From left to right, later series above earlier ones of the same place, and marks above all.
void Plot::draw_letters(Canvas& canvas) const {
  std::vector<std::pair<Figure::Point, char>> letters;
  for (const Figure::Series& series : figure_.series) {
    if (series.kind != Figure::Kind::points && series.kind != Figure::Kind::linked_points) continue;
    for (const Figure::Point& point : series.points) letters.emplace_back(point, series.letter);
  }
  std::ranges::stable_sort(letters, {}, [](const auto& letter) { return letter.first.x; });
  for (const auto& [point, letter] : letters) canvas.draw_letter(share(point), letter);
  for (const Figure::Mark& mark : figure_.marks) {
    if (mark.y) canvas.draw_letter(share({mark.x, *mark.y}), mark.letter);
  }
}

std::string Plot::text() const {
  constexpr std::size_t margin = label_width + 2;  // a blank and the axis
  const std::size_t room = std::min(std::max(style_.columns, least_plot_columns), most_columns) - margin;
  const std::size_t columns = (room - 1) / parts * parts + 1;
  const std::size_t rows = columns / 3 / parts * parts / 2 * 2 + 1;
  Canvas canvas(columns, rows, style_.unicode);
  for (const Figure::Series& series : figure_.series) draw_lines(canvas, series);
  for (const Figure::Mark& mark : figure_.marks) {
    if (!mark.y) draw_line(canvas, {{mark.x, y_.low}, {mark.x, y_.high}}, true);
  }
  draw_letters(canvas);

  const std::string_view tick = style_.unicode ? "\u2524" : "+";
  const std::string_view side = style_.unicode ? "\u2502" : "|";
  const std::size_t rows_a_part = (rows - 1) / parts;
  std::string text = figure_.plot_title + '\n' + std::string(margin - 1, ' ') + name_of(y_) + '\n';
  for (std::size_t row = 0; row < rows; ++row) {
    const bool has_tick = row % rows_a_part == 0;
    const std::string number = has_tick ? tick_number(y_, parts - row / rows_a_part) : "";
    text += padded_left(number, label_width) + ' ' + std::string(has_tick ? tick : side) + canvas.row(row) + '\n';
  }
  text += std::string(margin, ' ') + axis_line(columns, style_.unicode) + '\n';
  text += std::string(margin, ' ') + axis_numbers(x_, columns) + '\n';
  text += std::string(margin, ' ') + centred(name_of(x_), columns) + '\n';
  for (const std::string& line : figure_.key) text += wrapped(std::string(margin, ' '), line, style_.columns);
  return text;
}

}  // namespace

std::string as_braille(const Figure& figure, const PlotStyle& style) {
  return Plot(figure, style).text();
}

}  // namespace logreg
