#include "report/plot.h"

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

Plot step() {
  return {"Steps",         {"x name"}, {"y name"}, {PlotLine{{{0, 0}, {0.5, 0}, {0.5, 1}, {1, 1}}}},
          {{{0, 1}, 'X'}}, {"X: here"}};
}

}  // namespace

TEST_CASE("a plot in ASCII has its line, its mark, numbers and names") {
  CHECK(plotted(step(), {40, false}) ==
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
      Plot plot = step();
      plot.lines.push_back({{{0, 0}, {1, 1}}, true});
      for (const std::string& line : lines_of(plotted(plot, {columns, unicode}))) {
        CHECK(display_width(line) <= std::max<std::size_t>(columns, 40));
      }
    }
  }
}

TEST_CASE("braille has the dots of the line and no other") {
  const Plot plot{"", {"x"}, {"y"}, {PlotLine{{{0, 1}, {1, 1}}}}, {}, {}};
  const auto lines = lines_of(plotted(plot, {40, true}));
  // The second row of dots, where the tick points to.
  std::string expected = "     1 \u2524";
  for (int i = 0; i < 28; ++i) expected += "\u2812";
  CHECK(lines[2] == expected + "\u2802");
  CHECK(lines[3] == "       \u2502");
}

TEST_CASE("a dotted line has gaps, and gives way to others") {
  const Plot plot{
      "",    {"x"},
      {"y"}, {PlotLine{{{0, 0}, {1, 0}}}, PlotLine{{{0, 0}, {1, 0}}, true}, PlotLine{{{0, 1}, {1, 1}}, true}},
      {},    {}};
  const auto lines = lines_of(plotted(plot, {40, false}));
  CHECK(lines[2] == "     1 +. . . . . . . . . . . . . . .");
  CHECK(lines[10] == "     0 +*****************************");
}

TEST_CASE("what is beyond the axes is not drawn") {
  const Plot plot{"", {"x"}, {"y"}, {PlotLine{{{2, 2}, {3, -3}}}}, {{{-0.5, 0.5}, 'o'}, {{0.5, 1.5}, 'o'}}, {}};
  CHECK(plotted(plot, {40, false}).find_first_of("*o") == std::string::npos);
}

TEST_CASE("an axis ends at a round number not below the greatest value") {
  CHECK(axis_end(1) == 1);
  CHECK(axis_end(0.81) == 1);
  CHECK(axis_end(0.8) == 0.8);
  CHECK(axis_end(0.5) == 0.8);
  CHECK(axis_end(0.35) == doctest::Approx(0.4));
  CHECK(axis_end(0.011) == doctest::Approx(0.02));
  CHECK(axis_end(0) == 1);
}
