#include "fit/infinite_estimates.h"

#include "fit/fit.h"
#include "table_of.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace logreg;

namespace {

Separation verdict(const std::string& csv) {
  Design design = design_of(csv, target("y"));
  return fit(design, {}, Run()).separation;
}

}  // namespace

TEST_CASE("only the level of one class is infinite, on the side of its class, by its own rows") {
  for (const bool positive : {false, true}) {
    const std::string label = positive ? "1" : "0";
    const Separation found = verdict("x,c,y\n1,a,0\n2,a,1\n3,a,0\n4,a,1\n2,b," + label + "\n3,b," + label + "\n");
    REQUIRE(found.weights.size() == 2);
    CHECK_FALSE(found.intercept.is_infinite);
    CHECK_FALSE(found.weights[0].is_infinite);
    CHECK(found.weights[1].is_infinite);
    CHECK(found.weights[1].sign == (positive ? 1 : -1));
    CHECK(found.weights[1].rows == 2);
  }
}

TEST_CASE("a weight that directions move both ways has no sign") {
  const Separation found = verdict("x,c,y\n0,a,0\n0,a,1\n0,a,1\n1,b,1\n3,b,1\n2,c,1\n");
  CHECK(found.weights[0].is_infinite);
  CHECK(found.weights[0].goes_both_ways);
  CHECK(found.weights[0].sign == 0);
}

TEST_CASE("levels whose rows are of one class are counted, mixed ones are not") {
  const Design design = design_of("c,y\na,0\na,1\nb,1\nb,1\nb,1\nd,0\n", target("y"));
  const std::vector<OneClassLevel> found = one_class_levels(design, {0, 1});
  REQUIRE(found.size() == 2);
  CHECK(found[0].rows == 3);
  CHECK(found[1].term == 1);
  CHECK(found[1].rows == 1);
}
