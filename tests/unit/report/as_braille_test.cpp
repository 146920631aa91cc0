#include "report/as_braille.h"

#include "report/layout.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

using namespace logreg;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find('\n', begin);
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

using Kind = Figure::Kind;
using Style = Figure::Style;

Figure figure_of(std::vector<Figure::Series> series) {
  Figure figure;
  figure.x = {"X name"};
  figure.y = {"Y name"};
  figure.series = std::move(series);
  return figure;
}

Figure step() {
  Figure figure = figure_of({{Kind::line, Style::first, {{0, 0}, {0.5, 0}, {0.5, 1}, {1, 1}}}});
  figure.plot_title = "Steps";
  figure.marks = {{0, 1, "x"}};
  figure.key = {"X: here"};
  return figure;
}

}  // namespace

TEST_CASE("a plot in ASCII has its line, its mark, numbers and names") {
  CHECK(as_braille(step(), {40, false}) ==
        "Steps\n"
        "       y name\n"
        "     1 +X             ***************\n"
        "       |              *\n"
        "  0.75 +              *\n"
        "       |              *\n"
        "   0.5 +              *\n"
        "       |              *\n"
        "  0.25 +              *\n"
        "       |              *\n"
        "     0 +***************\n"
        "        +------+------+------+------+\n"
        "        0     0.25   0.5    0.75    1\n"
        "                   x name\n"
        "        X: here\n");
}

TEST_CASE("no line of a plot is wider than told, in braille neither, whatever the width") {
  for (const std::size_t columns : {1U, 40U, 41U, 59U, 80U, 100U, 120U, 400U}) {
    for (const bool unicode : {false, true}) {
      CAPTURE(columns);
      Figure figure = step();
      figure.series.push_back({Kind::line, Style::reference, {{0, 0}, {1, 1}}});
      for (const std::string& line : lines_of(as_braille(figure, {columns, unicode}))) {
        CHECK(display_width(line) <= std::max<std::size_t>(columns, 40));
      }
    }
  }
}

TEST_CASE("braille has the dots of the line and no other") {
  const auto lines = lines_of(as_braille(figure_of({{Kind::line, Style::first, {{0, 1}, {1, 1}}}}), {40, true}));
  // The second row of dots, where the tick points to.
  std::string expected = "     1 \u2524";
  for (int i = 0; i < 28; ++i) expected += "\u2812";
  CHECK(lines[2] == expected + "\u2802");
  CHECK(lines[3] == "       \u2502");
}

TEST_CASE("a dotted line has gaps, and gives way to others") {
  const Figure figure = figure_of({{Kind::line, Style::first, {{0, 0}, {1, 0}}},
                                   {Kind::line, Style::reference, {{0, 0}, {1, 0}}},
                                   {Kind::line, Style::reference, {{0, 1}, {1, 1}}}});
  const auto lines = lines_of(as_braille(figure, {40, false}));
  CHECK(lines[2] == "     1 +. . . . . . . . . . . . . . .");
  CHECK(lines[10] == "     0 +*****************************");
}

TEST_CASE("what is beyond the axes is not drawn") {
  Figure figure = figure_of({{Kind::line, Style::first, {{2, 2}, {3, -3}}}});
  figure.marks = {{-0.5, 0.5, "x"}, {0.5, 1.5, "x"}};
  CHECK(as_braille(figure, {40, false}).find_first_of("*X") == std::string::npos);
}

TEST_CASE("points are letters, with their intervals, on a logarithmic axis too") {
  Figure figure = figure_of({{Kind::linked_points, Style::first, {{0.1, 0.5, Figure::Ends{0.25, 0.75}}}, "", 'e'}});
  figure.x = {"Penalty", 0.01, 1, Scale::logarithmic};
  const auto lines = lines_of(as_braille(figure, {40, false}));
  CHECK(lines[4] == "  0.75 +              *");
  CHECK(lines[6] == "   0.5 +              e");
  CHECK(lines[8] == "  0.25 +              *");
  CHECK(lines[12] == "        0.01 0.0316  0.1   0.316    1");
}

TEST_CASE("of letters at one place the later is seen, from left to right and then series by series") {
  const Figure figure = figure_of({{Kind::points, Style::first, {{0.501, 1}}, "", 'p'},
                                   {Kind::points, Style::second, {{0.5, 1}, {1, 1}}, "", 'r'},
                                   {Kind::points, Style::reference, {{1, 1}}, "", 'f'}});
  CHECK(lines_of(as_braille(figure, {40, false}))[2] == "     1 +              p             f");
}

TEST_CASE("bars have outlines, areas dotted edges, and a mark without y is a dotted line") {
  Figure figure = figure_of({{Kind::bars, Style::first, {{0.25, 1, Figure::Ends{0, 0.5}}}}});
  CHECK(lines_of(as_braille(figure, {40, false}))[2] == "     1 +***************");
  figure = figure_of({{Kind::area, Style::first, {{0, 0, Figure::Ends{0, 1}}, {1, 0, Figure::Ends{0, 1}}}}});
  CHECK(lines_of(as_braille(figure, {40, false}))[2] == "     1 +. . . . . . . . . . . . . . .");
  figure = figure_of({});
  figure.marks = {{0.5, {}, "x"}};
  CHECK(lines_of(as_braille(figure, {40, false}))[2] == "     1 +              .");
}
