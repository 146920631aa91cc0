#include "data/formula/linear_forms.h"

#include <doctest/doctest.h>

using namespace logreg;

TEST_CASE("unit vectors begin at a position and end with the last") {
  CHECK(unit_vectors(3, 1) == LinearForms{{0, 1, 0}, {0, 0, 1}});
  CHECK(unit_vectors(1, 1).empty());
}
