#include "report/as_svg.h"

#include <doctest/doctest.h>

#include <string>

using namespace logreg;

namespace {

using Kind = Figure::Kind;
using Style = Figure::Style;

// The frame is 312 x 246, from the point 68 256.
std::string drawn(std::vector<Figure::Series> series) {
  Figure figure;
  figure.id = "f";
  figure.title = "A & B";
  figure.series = std::move(series);
  return as_svg(figure);
}

bool has(const std::string& svg, const std::string& part) {
  return svg.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a picture has a title and a description, without markup in them") {
  const std::string svg = drawn({{}});
  CHECK(
      svg.starts_with("<svg viewBox=\"0 0 400 300\" role=\"img\" aria-labelledby=\"f-title f-desc\">\n"
                      "<title id=\"f-title\">A &amp; B</title>"));
  CHECK(drawn({}).empty());
}

TEST_CASE("a line goes from point to point, steps begin with the axis and turn at right angles") {
  CHECK(has(drawn({{Kind::line, Style::second, {{0, 0}, {1, 1}}}}),
            "<path class=\"line second\" d=\"M68 256L380 10\"/>"));
  CHECK(has(drawn({{Kind::steps, Style::first, {{0.5, 1}, {1, 0}}}}), "d=\"M68 10L68 10L224 10L224 256L380 256\"/>"));
}

TEST_CASE("linked points have a line, and an interval where they have ends") {
  const std::string svg = drawn({{Kind::linked_points, Style::first, {{0, 0}, {0.5, 0.5, Figure::Ends{0, 1}}}}});
  CHECK(has(svg, "<path class=\"line first\" d=\"M68 256L224 133\"/>"));
  CHECK(has(svg, "<circle class=\"point first\" cx=\"224\" cy=\"133\" r=\"3.5\"/>"));
  CHECK(has(svg, "<line class=\"whisker\" x1=\"224\" y1=\"256\" x2=\"224\" y2=\"10\"/>"));
}

TEST_CASE("bars of two series stand together, place by place") {
  const Figure::Ends first{0, 0.5}, second{0.5, 1};
  const std::string svg = drawn({{Kind::bars, Style::first, {{0.25, 1, first}, {0.75, 1, second}}},
                                 {Kind::bars, Style::second, {{0.25, 0.5, first}, {0.75, 0.5, second}}}});
  CHECK(has(svg,
            "<rect class=\"bar first\" x=\"68\" y=\"10\" width=\"156\" height=\"246\"/>\n"
            "<rect class=\"bar second\" x=\"68\" y=\"133\" width=\"156\" height=\"123\"/>\n"
            "<rect class=\"bar first\" x=\"224\""));
}

TEST_CASE("an area goes along its lower ends and back along the upper ones") {
  const std::string svg =
      drawn({{Kind::area, Style::first, {{0, 0, Figure::Ends{0, 0.5}}, {1, 0, Figure::Ends{0, 1}}}}});
  CHECK(has(svg, "<path class=\"area first\" d=\"M68 256L380 256L380 10L68 133z\"/>"));
}

TEST_CASE("a mark names what moves it, and the legend has the uppermost series first") {
  Figure figure;
  figure.series = {{Kind::line, Style::reference, {}, "guess"}, {Kind::line, Style::first, {}, "model"}};
  figure.marks = {{0.5, 0.5, "recall", "precision"}, {0.5, {}, "threshold"}};
  figure.legend_at = {0, 1};
  figure.notes = {{{0, 0}, "n < 3"}};
  const std::string svg = as_svg(figure);
  CHECK(has(svg, "data-x=\"recall\" data-y=\"precision\" data-frame=\"68 256 312 -246\" cx=\"224\" cy=\"133\""));
  CHECK(has(svg, "<line class=\"mark\" data-x=\"threshold\""));
  CHECK(svg.find(">model</text>") < svg.find(">guess</text>"));
  CHECK(has(svg, ">n &lt; 3</text>"));
}

TEST_CASE("a coordinate has no digits that say nothing") {
  CHECK(coordinate(1.5) == "1.5");
  CHECK(coordinate(-0.001) == "0");
  CHECK(coordinate(120) == "120");
}
