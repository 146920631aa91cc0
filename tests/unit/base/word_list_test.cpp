#include "base/word_list.h"

#include <doctest/doctest.h>

using namespace logreg;

TEST_CASE("a word of a list is found, and the longest one that a text begins with") {
  constexpr WordList words({"kr", "Fr", "Fr.", "zł"});
  static_assert(words.contains("kr"));
  CHECK(words.contains("zł"));
  CHECK_FALSE(words.contains(""));
  CHECK_FALSE(words.contains("k"));
  CHECK_FALSE(words.contains("kr."));
  CHECK(words.beginning_of("Fr. 5") == "Fr.");
  CHECK(words.beginning_of("Fr 5") == "Fr");
  CHECK(words.beginning_of("5 Fr").empty());
  CHECK(words.beginning_of("").empty());
}
