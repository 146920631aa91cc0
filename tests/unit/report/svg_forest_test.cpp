#include "report/svg_forest.h"

#include <doctest/doctest.h>

#include <limits>
#include <string>
#include <vector>

using namespace logreg;

namespace {

std::size_t times(const std::string& text, const std::string& what) {
  std::size_t count = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++count;
  return count;
}

std::string drawn(const std::vector<ForestLine>& lines) {
  return svg_forest("f", "Odds ratios", "two", lines, forest_axis(lines));
}

}  // namespace

TEST_CASE("an interval has ends, and its estimate stands between them") {
  const std::string svg = drawn({{"age<", "1.5 (1 to 2)", 1.5, 1, 2}});
  CHECK(times(svg, "class=\"whisker\"") == 3);
  CHECK(times(svg, "class=\"point first\"") == 1);
  CHECK(times(svg, "class=\"arrow\"") == 0);
  CHECK(times(svg, "age&lt;</text>") == 1);
  CHECK(times(svg, "aria-labelledby=\"f-title f-desc\"") == 1);
}

TEST_CASE("arrows stand where an interval leaves the scale") {
  const std::string svg = drawn({{"wide", "", 1.5, 1e-9, 1e200}, {"other", "", 2.0, 1.5, 3.0}});
  CHECK(times(svg, "class=\"arrow\"") == 2);
}

TEST_CASE("an arrow stands for what has no finite estimate, and an estimate without interval stands alone") {
  const double infinity = std::numeric_limits<double>::infinity();
  const std::string svg =
      drawn({{"a", "", infinity, {}, {}}, {"b", "", 0.0, {}, {}}, {"c", "", 1.2, {}, {}}, {"d", "", {}, {}, {}}});
  CHECK(times(svg, "class=\"arrow\"") == 2);
  CHECK(times(svg, "class=\"point first\"") == 1);
  CHECK(times(svg, "class=\"whisker\"") == 0);
  CHECK(svg.find("nan") == std::string::npos);
  CHECK(svg.find("inf") == std::string::npos);
}

TEST_CASE("odds ratios at the ends of what a double holds are drawn") {
  const std::string svg =
      drawn({{"a", "", 1e-300, 1e-320, 1e300}, {"b", "", 1e300, 1.0, std::numeric_limits<double>::infinity()}});
  CHECK(svg.find("nan") == std::string::npos);
  CHECK(svg.find("inf") == std::string::npos);
}
