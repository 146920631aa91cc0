#include "data/missing.h"

#include <doctest/doctest.h>

#include <set>
#include <string>
#include <string_view>
#include <vector>

using namespace logreg;

TEST_CASE("an empty cell and the usual texts are missing") {
  const MissingTexts missing;
  for (const char* text : {"", "NA", "N/A", "NaN", "nan", "null", "NULL", ".", "?"}) {
    CAPTURE(text);
    CHECK(missing.contains(text));
  }
  for (const char* text : {"None", "na", "n/a", "NAN", "Null", "none", "NA ", "0", "-", "..", "??", "missing"}) {
    CAPTURE(text);
    CHECK_FALSE(missing.contains(text));
  }
  CHECK(missing.is_usual());
  for (const char* text : {"None", "na", "n/a", "#N/A", "#DIV/0!", "-", "--", "<NA>", "NaT", "nil", "(null)", "\\N"}) {
    CAPTURE(text);
    CHECK(missing.contains_among_numbers(text));
  }
  CHECK_FALSE(missing.contains_among_numbers(">90"));
}

TEST_CASE("a list takes the place of the usual texts") {
  const MissingTexts missing({"-9", "not known"});
  CHECK(missing.contains("-9"));
  CHECK(missing.contains("not known"));
  CHECK(missing.contains(""));
  CHECK_FALSE(missing.contains("NA"));
  CHECK_FALSE(missing.contains("-99"));
  CHECK_FALSE(missing.is_usual());
}

TEST_CASE("an empty list leaves only empty cells missing") {
  for (const std::vector<std::string>& texts : {std::vector<std::string>{}, std::vector<std::string>{""}}) {
    const MissingTexts missing(texts);
    CHECK(missing.contains(""));
    CHECK_FALSE(missing.contains("NA"));
    CHECK_FALSE(missing.contains("."));
    CHECK(missing.texts().empty());
    CHECK_FALSE(missing.is_usual());
  }
}

TEST_CASE("a number can be missing where a text of the list can be one") {
  for (const char* text : {"-9", "99", "-9.0", "-9,0", "1e9", "9:5"}) {
    CAPTURE(text);
    CHECK(MissingTexts({text}).hold_digits());
  }
  for (const char* text : {"#DIV/0!", "-1.#IND", "1.#QNAN", "Err:502", "n/a", "-"}) {
    CAPTURE(text);
    CHECK_FALSE(MissingTexts({text}).hold_digits());
  }
}

TEST_CASE("the wide list has what programs write for a missing number, and no number") {
  const auto wide = wide_missing_texts();
  const std::vector<std::string> texts(wide.begin(), wide.end());
  const MissingTexts missing(texts);
  for (const char* text :
       {"",       "NA",  "n/a", "na", "#N/A",   "#DIV/0!", "#VALUE!", "<NA>",    "NaT",  "nil",          "None",
        "(null)", "\\N", "-",   "--", "\u2013", ".a",      ".z",      "-1.#IND", "-nan", "not available"}) {
    CAPTURE(text);
    CHECK(missing.contains(text));
  }
  for (const char* text : {"0", "-1", ">90", "2+", "<5", "yes", "high", "-5", ".5", "NAD", "N", "none of these"}) {
    CAPTURE(text);
    CHECK_FALSE(missing.contains(text));
  }
  CHECK_FALSE(missing.hold_digits());
  CHECK(std::set(texts.begin(), texts.end()).size() == texts.size());
  const MissingTexts by_default;
  for (const std::string& text : by_default.texts()) CHECK(missing.contains(text));
  for (const std::string_view text : narrow_missing_texts()) CHECK(missing.contains(text));
}

TEST_CASE("a list of version 0.1 is usual, too, and knows no other texts among numbers") {
  const MissingTexts missing = MissingTexts::of_version_0_1();
  CHECK(missing.is_usual());
  CHECK(missing.contains("None"));
  CHECK_FALSE(missing.contains_among_numbers("n/a"));
}
