// A picture of curves as lines of text, in braille dots or in plain ASCII: axes with numbers and names, lines, and
// marks of one character.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace logreg {

struct PlotPoint {
  double x = 0;
  double y = 0;
};

struct PlotLine {
  std::vector<PlotPoint> points;
  bool dotted = false;  // what one compares with
};

// Above lines; later ones above earlier ones.
struct PlotMark {
  PlotPoint at;
  char character = 'o';
};

// From 0 to `most`.
struct PlotAxis {
  std::string name;
  double most = 1;
};

struct Plot {
  std::string title;
  PlotAxis x, y;
  std::vector<PlotLine> lines;
  std::vector<PlotMark> marks;
  std::vector<std::string> legend;  // lines of text below
};

struct PlotStyle {
  std::size_t columns = 80;  // at least 40
  bool unicode = false;
};

constexpr std::size_t least_plot_columns = 40;

// Whole lines, none wider than the style says. What is beyond an axis is not drawn.
std::string plotted(const Plot& plot, const PlotStyle& style);

// The end of an axis that begins at 0 and has four parts: the least of 1, 2, 4 and 8 times a power of ten, not below
// `greatest`, at most 1.
double axis_end(double greatest);

}  // namespace logreg
