#include "base/text.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using namespace logreg;
using namespace std::string_view_literals;

TEST_CASE("trimming takes blanks and tabs from both ends and nothing else") {
  CHECK(trimmed(" \ta b\t ") == "a b");
  CHECK(trimmed(" \t ") == "");
  CHECK(trimmed("") == "");
  CHECK(trimmed("\na\r") == "\na\r");
  CHECK(trimmed("\xC2\xA0x") == "\xC2\xA0x");
}

TEST_CASE("what could move a cursor is shown escaped") {
  CHECK(visible("plain, \xC3\xA4 and \xF0\x9F\x98\x80") == "plain, \xC3\xA4 and \xF0\x9F\x98\x80");
  CHECK(visible("a\nb\rc\td") == "a\\nb\\rc\\td");
  CHECK(visible("\x1B[2J") == "\\x1b[2J");
  CHECK(visible("a\xE2\x80\xAE"
                "b") ==
        "a\\xe2\\x80\\xae"
        "b");
  CHECK(visible("\0\x7F"sv) == "\\x00\\x7f");
  // U+009B starts a terminal command as ESC [ does.
  CHECK(visible("\xC2\x9B"
                "2J") ==
        "\\xc2\\x9b"
        "2J");
  // The Arabic letter mark, and the separators of lines and paragraphs.
  CHECK(visible("\xD8\x9C") == "\\xd8\\x9c");
  CHECK(visible("\xE2\x80\xA8\xE2\x80\xA9") == "\\xe2\\x80\\xa8\\xe2\\x80\\xa9");
  CHECK(visible("\xE4") == "\\xe4");
  CHECK(visible("\xE4\xC3\xA4") == "\\xe4\xC3\xA4");
}

TEST_CASE("separators of lines and all marks of writing direction are shown escaped") {
  CHECK(visible("a\u2028b\u2029") == "a\\xe2\\x80\\xa8b\\xe2\\x80\\xa9");
  CHECK(visible("\u061C") == "\\xd8\\x9c");
}

TEST_CASE("a long text is cut between characters") {
  CHECK(quoted("income") == "\"income\"");
  CHECK(quoted("") == "\"\"");
  CHECK(quoted("12345", 5) == "\"12345\"");
  CHECK(quoted("123456", 5) == "\"12345...\"");
  // The character that would stand across the cut is left out.
  CHECK(quoted("1234\xC3\xA4", 5) == "\"1234...\"");
  CHECK(quoted("123\xC3\xA4", 5) == "\"123\xC3\xA4\"");
  CHECK(quoted("\xE4\xE4\xE4\xE4", 3) == "\"\\xe4\\xe4\\xe4...\"");
}

TEST_CASE("a list of names reads as a sentence") {
  CHECK(quoted_list(std::vector<std::string>{}) == "");
  CHECK(quoted_list(std::vector<std::string>{"a"}) == "\"a\"");
  CHECK(quoted_list(std::vector<std::string>{"a", "b"}) == "\"a\" and \"b\"");
  CHECK(quoted_list(std::vector<std::string>{"a", "b", "c"}) == "\"a\", \"b\" and \"c\"");
  CHECK(quoted_list(std::vector<std::string>{"a", "b", "c"}, 2) == "\"a\", \"b\" and \"c\"");
  CHECK(quoted_list(std::vector<std::string>{"a", "b", "c", "d"}, 2) == "\"a\", \"b\" and 2 more");
}

TEST_CASE("one row, but no rows and two rows") {
  CHECK(counted(1, "row") == "1 row");
  CHECK(counted(0, "row") == "0 rows");
  CHECK(counted(2, "row") == "2 rows");
}

TEST_CASE("the nearest name is found for what is probably a misspelling") {
  const std::vector<std::string> columns = {"age", "income", "Income", "passenger class", "fare", "x1", "y"};
  struct Case {
    std::string_view name;
    std::string_view nearest;
  };
  const Case cases[] = {
      {"incme", "income"},
      {"imcome", "income"},
      {"icnome", "income"},
      {"inncome", "income"},
      {"INCOME", "income"},
      {"Age", "age"},
      {"fair", ""},
      {"far", "fare"},
      {"passengerclass", "passenger class"},
      {"Passenger_Class", "passenger class"},
      {"weight", ""},
      {"x2", "x1"},
      {"INCOMF", ""},
      {"Y", "y"},
      // Of a single letter nothing would be left.
      {"z", ""},
      {"x", ""},
      {"", ""},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    CHECK(nearest(c.name, columns) == c.nearest);
  }
}

TEST_CASE("splitting at n separators gives n + 1 parts") {
  CHECK(split("a,b,c", ',') == std::vector<std::string_view>{"a", "b", "c"});
  CHECK(split("", ',') == std::vector<std::string_view>{""});
  CHECK(split(",", ',') == std::vector<std::string_view>{"", ""});
  CHECK(split("a,,b,", ',') == std::vector<std::string_view>{"a", "", "b", ""});
}

TEST_CASE("a word for the shell says the same bytes when it is typed") {
  CHECK(shell_word("plain-1.5,x") == "plain-1.5,x");
  CHECK(shell_word("two words") == "'two words'");
  CHECK(shell_word("it's \\ a word") == "'it'\\''s \\ a word'");
  CHECK(shell_word("it's") == "\"it's\"");
  CHECK(shell_word("'") == "\"'\"");
  CHECK(shell_word("") == "''");
  CHECK(shell_word("two\nlines, it's \\") == "$'two\\nlines, it\\'s \\\\'");
  CHECK(shell_word("\xD5"
                   "akman") == "$'\\xd5akman'");
  CHECK(list_argument(std::vector<std::string>{"a,b", "c d", "e"}) == "'\"a,b\",c d,e'");
}
