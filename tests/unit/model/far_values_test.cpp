#include "model/far_values.h"

#include <doctest/doctest.h>

#include <limits>

using namespace logreg;

TEST_CASE("far is further outside than the range is wide") {
  const Reach of_ages = reach(20.0, 60.0, 35);
  for (const double age : {20.0, 60.0, 100.0, -20.0}) CHECK_FALSE(of_ages.is_far(age - 35));
  for (const double age : {100.5, -20.5, 1e300, -1e300}) CHECK(of_ages.is_far(age - 35));
  CHECK_FALSE(of_ages.is_far(std::numeric_limits<double>::quiet_NaN()));
  CHECK_FALSE(reach({}, {}, 0).is_far(1e300));
  const Reach widest = reach(-1.7e308, 1.7e308, 0);
  CHECK_FALSE(widest.is_far(1.7e308));
}

TEST_CASE("far numbers of parts of a file add up, and the first one keeps its place") {
  FarColumn part;
  part.add("500", 4);
  part.add("600", 7);
  FarColumn all;
  all.add({}, "a.csv", 0);
  all.add(part, "a.csv", 100);
  all.add(part, "b.csv", 0);
  CHECK(all.count == 4);
  CHECK(all.first.text == "500");
  CHECK(all.first.place.file == "a.csv");
  CHECK(all.first.place.line == 104);
}
