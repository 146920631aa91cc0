#include "report/told_apart.h"

#include "report/layout.h"

#include <doctest/doctest.h>

#include <set>
#include <string>
#include <vector>

using namespace logreg;

namespace {

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("names that differ when they are cut are cut in the middle") {
  CHECK(told_apart(Names{"age", "a rather long name of a column"}, 20) == Names{"age", "a rather ...a column"});
  CHECK(told_apart(Names{"age", "age"}, 20) == Names{"age", "age"});
  CHECK(told_apart(Names{}, 20).empty());
}

TEST_CASE("names that would look alike show where they differ") {
  const Names incomes = {"income of the household, first year, in euros",
                         "income of the household, later year, in euros"};
  CHECK(told_apart(incomes, 24) == Names{"...ld, first... in euros", "...ld, later... in euros"});
  const Names many = {"question 12, how often, answer of the first person",
                      "question 12, how often, ANSWER of the first person",
                      "question 12, how OFTEN, answer of the first person"};
  for (const std::size_t most : {12U, 16U, 24U, 40U}) {
    const Names shown = told_apart(many, most);
    CHECK(std::set(shown.begin(), shown.end()).size() == many.size());
    for (const std::string& name : shown) CHECK(display_width(name) <= most);
  }
}

TEST_CASE("a name keeps its look wherever it stands again") {
  const std::string first = "of two quite long names the first, which goes on";
  const Names names = {first, "of two quite long names the third, which goes on", first};
  const Names shown = told_apart(names, 16);
  CHECK(shown[0] == shown[2]);
  CHECK(shown[0] != shown[1]);
}
