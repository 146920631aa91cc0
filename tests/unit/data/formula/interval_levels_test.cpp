#include "data/formula/interval_levels.h"

#include <doctest/doctest.h>

#include <limits>
#include <string>
#include <vector>

using namespace logreg;

using Vector = std::vector<double>;
using Texts = std::vector<std::string>;

TEST_CASE("breaks have 3 digits, or as many more as tell them apart") {
  CHECK(interval_levels(Vector{18, 65}) == Texts{"(-Inf,18]", "(18,65]", "(65,Inf]"});
  CHECK(interval_levels(Vector{-0.0}) == Texts{"(-Inf,0]", "(0,Inf]"});
  CHECK(interval_levels(Vector{1234.5, 99999}) == Texts{"(-Inf,1.23e+03]", "(1.23e+03,1e+05]", "(1e+05,Inf]"});
  CHECK(interval_levels(Vector{1233, 1234}) == Texts{"(-Inf,1233]", "(1233,1234]", "(1234,Inf]"});
  const double next = 1 + std::numeric_limits<double>::epsilon();
  CHECK(interval_levels(Vector{1, next})[1] == "(1,1.0000000000000002]");
}

TEST_CASE("an interval has its upper end and not its lower one") {
  const Vector breaks = {18, 65};
  CHECK(interval_of(-1e300, breaks) == 0);
  CHECK(interval_of(18, breaks) == 0);
  CHECK(interval_of(18.0001, breaks) == 1);
  CHECK(interval_of(65, breaks) == 1);
  CHECK(interval_of(66, breaks) == 2);
}

TEST_CASE("groups that ties make empty are joined") {
  CHECK(group_breaks(Vector{4, 1, 3, 2}, 2) == Vector{2.5});
  CHECK(group_breaks(Vector{0, 0, 0, 0, 0, 0, 0, 5}, 4) == Vector{0});
  CHECK(group_breaks(Vector{0, 5, 5, 5, 5, 5}, 4).empty());
  CHECK(group_breaks(Vector{7, 7}, 2).empty());
}
