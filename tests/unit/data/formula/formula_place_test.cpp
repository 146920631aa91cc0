#include "data/formula/formula_place.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using namespace logreg;

TEST_CASE("a caret stands below the place of a formula") {
  struct Case {
    std::string_view formula;
    std::size_t offset;
    std::string_view place;
  };
  const Case cases[] = {
      {"y ~ a + b", 8, "\n  y ~ a + b\n          ^"},
      {"y ~ a +", 7, "\n  y ~ a +\n         ^"},
      {"", 0, "\n  \n  ^"},
      // Two columns a character, none a mark; what cannot be seen is written out.
      {"年齢 + x", 9, "\n  年齢 + x\n         ^"},
      {"e\u0301 + x", 6, "\n  e\u0301 + x\n      ^"},
      {"a\t+ \xFF + x", 7, "\n  a\\t+ \\xff + x\n             ^"},
      // Only the line of the place, with its number.
      {"y ~ a +\n  b c\n+ d", 12, "\n  2:   b c\n         ^"},
      {"a\r\n+ b", 1, "\n  1: a\n      ^"},
      {"a\n", 2, "\n  2: \n     ^"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.formula);
    CHECK(formula_place(c.formula, c.offset) == c.place);
  }
}

TEST_CASE("of a long formula only what stands around the place is shown") {
  std::string formula = "y ~ x";
  for (int i = 0; i < 100; ++i) formula += " + x" + std::to_string(i);
  const std::string place = formula_place(formula, 300);
  CHECK(place ==
        "\n  ...+ x44 + x45 + x46 + x47 + x48 + x49 + x50 + x51 + x52 + x53 + x54 + x55 +...\n"
        "                                             ^");
  const std::string at_end = formula_place(formula, formula.size());
  CHECK(at_end == "\n  ... x93 + x94 + x95 + x96 + x97 + x98 + x99\n                                             ^");
}
