#include "report/layout.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using logreg::display_width;
using logreg::padded_left;
using logreg::padded_right;
using logreg::shortened;
using logreg::wrapped;

TEST_CASE("the width of a text is counted in columns, not in bytes") {
  CHECK(display_width("") == 0);
  CHECK(display_width("age") == 3);
  CHECK(display_width("\xC3\xA9t\xC3\xA9") == 3);         // e with acute, twice
  CHECK(display_width("e\xCC\x81t") == 2);                // e and a combining acute
  CHECK(display_width("\xE5\xB9\xB4\xE9\xBD\xA2") == 4);  // two Chinese characters
  CHECK(display_width("\xF0\x9F\x98\x80") == 2);          // an emoji
  CHECK(display_width("\xE2\x82\xAC") == 1);              // the euro sign
}

TEST_CASE("a text that is too wide loses its middle") {
  CHECK(shortened("age", 3) == "age");
  CHECK(shortened("abcdefghij", 10) == "abcdefghij");
  CHECK(shortened("abcdefghijk", 10) == "abcd...ijk");
  CHECK(shortened("abcdefghijk", 3) == "...");
}

TEST_CASE("a cut never splits a character and never exceeds the width") {
  std::string text;
  for (int i = 0; i < 20; ++i) text += "a\xE5\xB9\xB4\xC3\xA9";
  for (std::size_t most = 3; most < 82; ++most) {
    const std::string cut = shortened(text, most);
    CHECK(display_width(cut) <= most);
    CHECK(display_width(cut) + 2 >= std::min<std::size_t>(most, 80));
  }
}

TEST_CASE("padding counts columns") {
  CHECK(padded_left("\xE5\xB9\xB4", 4) == "  \xE5\xB9\xB4");
  CHECK(padded_right("\xE5\xB9\xB4", 4) == "\xE5\xB9\xB4  ");
  CHECK(padded_left("wide", 2) == "wide");
}

TEST_CASE("lines after the first are indented by the width of the prefix") {
  CHECK(wrapped("Rows  ", "one two three", 13) == "Rows  one two\n      three\n");
  CHECK(wrapped("", "one two", 80) == "one two\n");
  CHECK(wrapped("Note  ", "", 80) == "Note  \n");
}

TEST_CASE("a line breaks inside quotation marks only where nothing else helps") {
  CHECK(wrapped("", "a \"b c\" d", 6) == "a\n\"b c\"\nd\n");
  CHECK(wrapped("", "a \"bb cc dd\" e", 6) == "a \"bb\ncc dd\"\ne\n");
}

TEST_CASE("a word that is wider than the line stays whole") {
  CHECK(wrapped("Model  ", "written to /a/long/path/model.json now", 20) ==
        "Model  written to\n       /a/long/path/model.json\n       now\n");
}
