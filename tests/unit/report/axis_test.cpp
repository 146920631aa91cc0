#include "report/axis.h"

#include <doctest/doctest.h>

#include <limits>
#include <string>

using namespace logreg;

namespace {

std::string texts(const Axis& axis) {
  std::string result;
  for (const Tick& tick : ticks(axis)) result += tick.text + ' ';
  return result;
}

}  // namespace

TEST_CASE("the marks of an axis are round numbers") {
  CHECK(texts({"", 0, 1}) == "0 0.2 0.4 0.6 0.8 1 ");
  CHECK(texts({"", 0, 6}) == "0 1 2 3 4 5 6 ");
  CHECK(texts({"", -0.15, 0.15, Scale::linear, true}) == "0.15 0.1 0.05 0 0.05 0.1 0.15 ");
  CHECK(texts({"", 0.531, 0.648}) == "0.54 0.56 0.58 0.6 0.62 0.64 ");
}

TEST_CASE("the marks of a logarithmic axis are powers of ten, or 1, 2 and 5 times them") {
  CHECK(texts({"", 0.3, 6, Scale::logarithmic}) == "0.5 1 2 5 ");
  CHECK(texts({"", 1e-6, 1, Scale::logarithmic}) == "1e-06 1e-05 0.0001 0.001 0.01 0.1 1 ");
  CHECK(texts({"", 0.97, 1.03, Scale::logarithmic}) == "0.97 0.98 0.99 1 1.01 1.02 1.03 ");
}

TEST_CASE("an axis holds all that can be drawn on it") {
  const double infinity = std::numeric_limits<double>::infinity();
  const Axis axis = axis_around("", {1, 3, infinity});
  CHECK(axis.share(1) > 0);
  CHECK(axis.share(3) < 1);
  CHECK(axis.share(2) == doctest::Approx(0.5));
  const Axis logarithmic = axis_around("", {0.01, 0, 100}, Scale::logarithmic);
  CHECK(logarithmic.share(1) == doctest::Approx(0.5));
  CHECK(logarithmic.share(0.01) > 0);
}

TEST_CASE("an axis of one value, or of none, still has a width") {
  CHECK(axis_around("", {5, 5}).share(5) == doctest::Approx(0.5));
  CHECK(axis_around("", {}).high > axis_around("", {}).low);
  CHECK(axis_around("", {1}, Scale::logarithmic).share(1) == doctest::Approx(0.5));
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

TEST_CASE("a value lies at its share of the axis") {
  for (const Axis& axis : {Axis{"", -2, 6}, Axis{"", 0.01, 100, Scale::logarithmic}}) {
    for (const double share : {0.0, 0.25, 0.5, 1.0}) {
      CHECK(axis.share(axis.value_at(share)) == doctest::Approx(share));
    }
  }
}
