#include "report/plot.h"

#include "report/layout.h"
#include "report/numbers.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string_view>

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

  void draw(const PlotLine& line, double most_x, double most_y);
  void draw(const PlotMark& mark, double most_x, double most_y);
  std::string row(std::size_t row) const;

 private:
  struct Place {
    double across = 0;
    double down = 0;
  };

  // The middle of a character is where a tick points to.
  Place place(const PlotPoint& point, double most_x, double most_y) const {
    const auto steps = [](std::size_t cells, std::size_t dots) { return static_cast<double>((cells - 1) * dots); };
    return {point.x / most_x * steps(columns_, across_), (1 - point.y / most_y) * steps(rows_, down_)};
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
void Canvas::draw(const PlotLine& line, double most_x, double most_y) {
  for (std::size_t i = 0; i < line.points.size(); ++i) {
    const Place to = place(line.points[i], most_x, most_y);
    const Place from = i == 0 ? to : place(line.points[i - 1], most_x, most_y);
    const double length = std::max(std::abs(to.across - from.across), std::abs(to.down - from.down));
    const bool is_steep = std::abs(to.across - from.across) < std::abs(to.down - from.down) / 2;
    const Kind kind = !line.dotted ? Kind::solid : is_steep ? Kind::dotted_along_rows : Kind::dotted_along_columns;
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

void Canvas::draw(const PlotMark& mark, double most_x, double most_y) {
  const Place at = place(mark.at, most_x, most_y);
  const double column = std::round(at.across / static_cast<double>(across_));
  const double row = std::round(at.down / static_cast<double>(down_));
  if (!(column >= 0 && row >= 0 && column < static_cast<double>(columns_) && row < static_cast<double>(rows_))) return;
  characters_[static_cast<std::size_t>(row) * columns_ + static_cast<std::size_t>(column)] = mark.character;
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

std::string tick_number(const PlotAxis& axis, std::size_t part) {
  return significant(axis.most * static_cast<double>(part) / static_cast<double>(parts), 3);
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
std::string axis_numbers(const PlotAxis& axis, std::size_t columns) {
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

}  // namespace

double axis_end(double greatest) {
  double end = 1;
  for (double power = 1; power > 1e-15; power /= 10) {
    for (const double digit : {8, 4, 2, 1}) {
      const double next = digit * power / 10;
      if (next < greatest || !(greatest > 0)) return end;
      end = next;
    }
  }
  return end;
}

std::string plotted(const Plot& plot, const PlotStyle& style) {
  constexpr std::size_t margin = label_width + 2;  // a blank and the axis
  const std::size_t room = std::min(std::max(style.columns, least_plot_columns), most_columns) - margin;
  const std::size_t columns = (room - 1) / parts * parts + 1;
  const std::size_t rows = columns / 3 / parts * parts / 2 * 2 + 1;
  Canvas canvas(columns, rows, style.unicode);
  for (const PlotLine& line : plot.lines) canvas.draw(line, plot.x.most, plot.y.most);
  for (const PlotMark& mark : plot.marks) canvas.draw(mark, plot.x.most, plot.y.most);

  const std::string_view tick = style.unicode ? "\u2524" : "+";
  const std::string_view side = style.unicode ? "\u2502" : "|";
  const std::size_t rows_a_part = (rows - 1) / parts;
  std::string text = plot.title + '\n' + std::string(margin - 1, ' ') + plot.y.name + '\n';
  for (std::size_t row = 0; row < rows; ++row) {
    const bool has_tick = row % rows_a_part == 0;
    const std::string number = has_tick ? tick_number(plot.y, parts - row / rows_a_part) : "";
    text += padded_left(number, label_width) + ' ' + std::string(has_tick ? tick : side) + canvas.row(row) + '\n';
  }
  text += std::string(margin, ' ') + axis_line(columns, style.unicode) + '\n';
  text += std::string(margin, ' ') + axis_numbers(plot.x, columns) + '\n';
  text += std::string(margin, ' ') + centred(plot.x.name, columns) + '\n';
  for (const std::string& line : plot.legend) text += wrapped(std::string(margin, ' '), line, style.columns);
  return text;
}

}  // namespace logreg
