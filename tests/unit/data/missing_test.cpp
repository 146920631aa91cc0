#include "data/missing.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace logreg;

TEST_CASE("an empty cell and the usual texts are missing") {
  const MissingTexts missing;
  for (const char* text : {"", "NA", "N/A", "NaN", "nan", "null", "NULL", "None", ".", "?"}) {
    CAPTURE(text);
    CHECK(missing.contains(text));
  }
  for (const char* text : {"na", "n/a", "NAN", "Null", "none", "NA ", "0", "-", "..", "??", "missing"}) {
    CAPTURE(text);
    CHECK_FALSE(missing.contains(text));
  }
  CHECK(missing.is_default());
}

TEST_CASE("a list takes the place of the usual texts") {
  const MissingTexts missing({"-9", "not known"});
  CHECK(missing.contains("-9"));
  CHECK(missing.contains("not known"));
  CHECK(missing.contains(""));
  CHECK_FALSE(missing.contains("NA"));
  CHECK_FALSE(missing.contains("-99"));
  CHECK_FALSE(missing.is_default());
}

TEST_CASE("an empty list leaves only empty cells missing") {
  for (const std::vector<std::string>& texts : {std::vector<std::string>{}, std::vector<std::string>{""}}) {
    const MissingTexts missing(texts);
    CHECK(missing.contains(""));
    CHECK_FALSE(missing.contains("NA"));
    CHECK_FALSE(missing.contains("."));
    CHECK(missing.texts().empty());
    CHECK_FALSE(missing.is_default());
  }
}
