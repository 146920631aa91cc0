#include "descent/arrowhead_layout.h"

#include "made_objective.h"
#include "table_of.h"
#include "wide_columns.h"

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <vector>

using namespace logreg;

TEST_CASE("the core has the numbers, then the narrowest columns") {
  MadeObjective objective(wide_csv(1500, {30, 20, 4}, 8));
  const ArrowheadShape small = arrowhead_shape(*objective, 5);
  CHECK(small.core == std::vector<std::size_t>{0, 1, 50, 51, 52});
  CHECK(small.widest == 0);
  CHECK(small.others == std::vector<std::size_t>{1});
  const ArrowheadShape none = arrowhead_shape(*objective, 1);
  CHECK(none.core == std::vector<std::size_t>{0});
  CHECK(none.alone == std::vector<std::size_t>{1});
  CHECK(none.others == std::vector<std::size_t>{1, 2});
}

TEST_CASE("a crossing has each pair of levels that meet once, in the order of the first column") {
  const Design design = design_of("p,q,y\na,u,0\nb,v,1\na,v,0\nb,v,0\na,u,1\n", target("y"));
  const Crossing crossing(design, 0, 1);
  CHECK(crossing.begin == std::vector<std::size_t>{0, 2, 3});
  CHECK(crossing.second == std::vector<std::uint32_t>{0, 1, 1});
  CHECK(crossing.pair_of_row == std::vector<std::uint32_t>{0, 2, 1, 2, 0});
}

TEST_CASE("the levels of a wide column know their terms, the baseline has none") {
  MadeObjective objective(wide_csv(600, {12, 9}, 3), {0, 0.1});
  const ArrowheadLayout layout(*objective, arrowhead_shape(*objective, 2));
  REQUIRE(layout.widest().size() == 12);
  CHECK_FALSE(layout.widest()[0].has_term());
  CHECK(layout.widest()[1].term == 2);
  CHECK(layout.widest()[11].term == 12);
  CHECK(layout.other(0)[8].term == 20);
  for (std::size_t level = 1; level < 12; ++level) {
    const Term& term = objective->terms()[layout.widest()[level].term];
    CHECK(layout.widest()[level].penalty == doctest::Approx(0.1 * term.sd * term.sd));
  }
}
