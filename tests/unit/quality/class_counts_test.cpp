#include "quality/class_counts.h"

#include <doctest/doctest.h>

#include <vector>

using namespace logreg;

TEST_CASE("counts of parts add up to those of the whole") {
  const std::vector<LevelCounts> levels = {{{3, 1}, "a"}, {{0, 2}, "b"}};
  CHECK(total(levels).positive == 3);
  CHECK(total(levels).negative == 3);
  CHECK(total(levels).rows() == 6);
  CHECK(total(std::vector<ClassCounts>()).rows() == 0);
}
