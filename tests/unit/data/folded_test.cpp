#include "data/folded.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace logreg;

TEST_CASE("texts that differ in case or in blanks around them are folded to the same") {
  struct Case {
    std::string text;
    std::string folded;
  };
  const Case cases[] = {
      {"", ""},
      {"Yes", "yes"},
      {" YES\t", "yes"},
      {"\u00A0yes\u202F", "yes"},
      {"\uFEFFNo", "no"},
      {"yes  no", "yes  no"},
      {"ÄPFEL", "äpfel"},
      {"Straße", "strasse"},
      {"STRASSE", "strasse"},
      {"ΟΔΟΣ", "οδοσ"},
      {"οδος", "οδοσ"},
      {"ДА", "да"},
      {"e\u0301", "\u00E9"},
      {"E\u0301", "\u00E9"},
      {"\u1F80", "\u1F00\u03B9"},
      {"İ", "i\u0307"},
      {"K", "k"},  // the sign of kelvin
      {"ﬁ", "fi"},
      {"是", "是"},
      {"5 KG", "5 kg"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(folded(c.text) == c.folded);
    CHECK(folded(folded(c.text)) == c.folded);
  }
}

TEST_CASE("bytes that are not UTF-8 are kept, and the letters of ASCII beside them are folded") {
  CHECK(folded(" M\xFCller ") == "m\xFCller");
  CHECK(folded("\xC4pfel") == "\xC4pfel");
  CHECK(folded("A\xC3") == "a\xC3");
}

TEST_CASE("texts that mean different things though they look alike are folded apart, or are no yes and no") {
  CHECK(folded("a\u0308") != folded("a"));
  CHECK(folded("ı") != folded("i"));
  for (const char* text : {"aa", "mw", "1", "0", "ja", "yes!", "ye", ""}) CHECK_FALSE(is_yes_no(text));
  for (const char* text : {"yes", "no", "y", "n", "true", "false", "t", "f", "on", "off"}) CHECK(is_yes_no(text));
}

TEST_CASE("a column of yes and no has two texts, both of these words") {
  using Texts = std::vector<std::string>;
  CHECK(are_yes_no(Texts{"no", "yes"}));
  CHECK(are_yes_no(Texts{"yes", "no"}));
  CHECK(are_yes_no(Texts{"f", "t"}));
  CHECK(are_yes_no(Texts{"n", "yes"}));
  CHECK_FALSE(are_yes_no(Texts{"yes"}));
  CHECK_FALSE(are_yes_no(Texts{}));
  CHECK_FALSE(are_yes_no(Texts{"no", "yes", "y"}));
  CHECK_FALSE(are_yes_no(Texts{"no", "perhaps"}));
  CHECK_FALSE(are_yes_no(Texts{"aa", "ab"}));
  CHECK_FALSE(are_yes_no(Texts{"no", "no"}));
}
