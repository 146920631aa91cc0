#include "data/formula/hinges.h"

#include <doctest/doctest.h>

#include <array>
#include <vector>

using namespace logreg;

TEST_CASE("a hinge is 0 up to its knot and rises by 1 beyond it") {
  const Hinges hinges({-1, 30.5});
  CHECK(hinges.columns() == 2);
  struct Case {
    double x;
    std::array<double, 2> columns, slopes;
  };
  for (const Case& c : {Case{-2, {0, 0}, {0, 0}},
                        {-1, {0, 0}, {1, 0}},
                        {0, {1, 0}, {1, 0}},
                        {30.5, {31.5, 0}, {1, 1}},
                        {40, {41, 9.5}, {1, 1}}}) {
    CAPTURE(c.x);
    std::array<double, 2> row{};
    hinges.evaluate(c.x, row);
    CHECK(row == c.columns);
    hinges.derivative(c.x, row);
    CHECK(row == c.slopes);
  }
}
