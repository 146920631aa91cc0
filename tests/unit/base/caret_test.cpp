#include "base/caret.h"

#include <doctest/doctest.h>

using namespace logreg;

TEST_CASE("a caret stands under the place, however wide what stands before it is") {
  CHECK(with_caret("age = * 2", 6) == "\n  age = * 2\n        ^");
  CHECK(with_caret("gr\xC3\xB6\xC3\x9F"
                   "e * x",
                   7) == "\n  gr\xC3\xB6\xC3\x9F"
                         "e * x\n       ^");
  CHECK(with_caret("\xE5\xB9\xB4 +", 4) == "\n  \xE5\xB9\xB4 +\n     ^");
}

TEST_CASE("the place may be the end, and control characters do not move it") {
  CHECK(with_caret("", 0) == "\n  \n  ^");
  CHECK(with_caret("a\tb", 2) == "\n  a\\tb\n     ^");
}
