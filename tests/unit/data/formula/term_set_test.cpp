#include "data/formula/term_set.h"

#include <doctest/doctest.h>

#include <string>

using namespace logreg;

namespace {

const TermList a = {{0}};
const TermList ab = {{0}, {1}};
const TermList cd = {{2}, {3}};

TermList one_each(std::size_t count) {
  TermList result;
  for (std::size_t i = 0; i < count; ++i) result.push_back({i});
  return result;
}

}  // namespace

TEST_CASE("a set keeps each term once, where it came first, and forgets what is removed") {
  TermSet set;
  for (const VariableSet& term : TermList{{1}, {0}, {1}, {0, 1}}) set.add(term);
  CHECK(set.list() == TermList{{1}, {0}, {0, 1}});
  set.remove({1});
  set.remove({7});
  CHECK(set.list() == TermList{{0}, {0, 1}});
  CHECK(set.size() == 2);
  set.add({1});
  CHECK(set.list() == TermList{{0}, {0, 1}, {1}});
}

TEST_CASE("the operations make the terms of R, in its order") {
  TermAlgebra algebra;
  CHECK(algebra.interactions(ab, cd) == TermList{{0, 2}, {0, 3}, {1, 2}, {1, 3}});
  CHECK(algebra.interactions(a, ab) == TermList{{0}, {0, 1}});
  CHECK(algebra.crossed(cd, a) == TermList{{2}, {3}, {0}, {0, 2}, {0, 3}});
  CHECK(algebra.crossed(a, a) == a);
  CHECK(algebra.nested(ab, cd) == TermList{{0}, {1}, {0, 1, 2}, {0, 1, 3}});
  CHECK(algebra.crossed({}, ab).empty());
  CHECK(algebra.crossed(ab, {}) == ab);
  CHECK(algebra.nested({}, ab).empty());
  CHECK(algebra.nested(ab, {}) == ab);
  CHECK(algebra.within(ab, cd) == TermList{{0, 2, 3}, {1, 2, 3}});
  CHECK(algebra.power(ab, 1) == ab);
  CHECK(algebra.power(ab, 2) == TermList{{0}, {0, 1}, {1}});
  CHECK(algebra.power(a, 1'000'000) == a);
  CHECK(algebra.power({}, 5).empty());
  TermList sorted = {{0, 1}, {2}, {0, 2}, {1}};
  sort_by_degree(sorted);
  CHECK(sorted == TermList{{2}, {1}, {0, 1}, {0, 2}});
}

TEST_CASE("what the operations make is limited") {
  CHECK(TermAlgebra().power(one_each(10), 1'000'000).size() == 1023);
  CHECK_THROWS_AS(TermAlgebra().power(one_each(20), 20), TermsLimit);
  CHECK_THROWS_AS(TermAlgebra().power(one_each(1000), 2), TermsLimit);
  // Few terms, but more work each time than they are worth.
  TermAlgebra algebra;
  CHECK_THROWS_AS(([&] {
                    for (int i = 0; i < 1000; ++i) algebra.power(one_each(12), 12);
                  }()),
                  TermsLimit);
}
