#include "csv/delimiter.h"

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <string_view>

using namespace logreg;

namespace {

constexpr std::optional<char> not_yet;

}  // namespace

TEST_CASE("the delimiter is the one under which the first two records have the same number of cells") {
  struct Case {
    std::string_view head;
    char delimiter;
  };
  const Case cases[] = {
      {"a,b\n1,2\n", ','},
      {"a;b\n1;2\n", ';'},
      {"a\tb\n1\t2\n", '\t'},
      {"a|b\n1|2\n", '|'},
      // One column: there is nothing to separate.
      {"a\n1\n", ','},
      {"", ','},
      // Decimal commas: two cells and two under the semicolon, one and three under the comma.
      {"a;b\n1,5;2,5\n", ';'},
      {"a;b;c\n1,5;2,5;x\n", ';'},
      // Consistency goes before the number of cells.
      {"a,b;c,d,e\n1;2\n", ';'},
      {"name|a, b, c\nx|y\n", '|'},
      // Of two that are consistent the one with more cells, and at a tie the earlier one.
      {"a;b,c,d\n1;2,3,4\n", ','},
      {"a,b;c;d\n1,2;3;4\n", ';'},
      {"a,b;c\n1,2;3\n", ','},
      {"a;b\tc\n1;2\t3\n", ';'},
      // None is consistent: the most cells in the header.
      {"a;b;c\n1;2\n", ';'},
      {"a,b;c;d\n1\n", ';'},
      // What stands in quotes separates nothing.
      {"\"a,b\";c\n\"1,2\";3\n", ';'},
      {"a|b\n\"x|y\"|\"1\n2\"\n", '|'},
      {"\"a;b;c\",d\n1,2\n", ','},
      {"age,\"colour;shade;tone;hue\",bought\n31,\"red;a;b;c\",yes\n", ','},
      {"age;\"a,b,c,d\";bought\n31;x;yes\n", ';'},
      // A lost delimiter is no reason to take another one.
      {"a;b;c\n1$\"x;y\";z\n", ';'},
      // Broken quotes are told as such.
      {"age,\"colour,bought,\"note\"\n31,red,yes,x\n", ','},
      {"age;\"colour;bought\n31;red;yes\n", ';'},
      // A header alone decides too, and so do blank lines around it.
      {"a;b", ';'},
      {"\n\n a;b\r\n\r\n1;2", ';'},
      {"a;b\r1;2\r", ';'},
  };
  for (const Case& c : cases) {
    CAPTURE(c.head);
    CHECK(detect_delimiter(c.head, true, {}) == std::optional(c.delimiter));
  }
}

TEST_CASE("the quote cannot separate cells") {
  CHECK(detect_delimiter("a|b|c;d\n1|2|3;4\n", true, {',', '|', '.'}) == std::optional(';'));
  CHECK(detect_delimiter("\"a,b\";c\n\"1,2\";3\n", true, {',', Dialect::no_quote, '.'}) == std::optional(','));
}

TEST_CASE("a decimal comma separates cells only where nothing else does") {
  const Dialect decimal_comma{',', '"', ','};
  CHECK(detect_delimiter("a,b,c;d\n1,2,3;4\n", true, decimal_comma) == std::optional(';'));
  CHECK(detect_delimiter("a\tb\n1,5\t2\n", true, decimal_comma) == std::optional('\t'));
  CHECK(detect_delimiter("a,b\n\"1,5\",2\n", true, decimal_comma) == std::optional(','));
  CHECK(detect_delimiter("a\n1,5\n", true, decimal_comma) != std::optional(','));
}

TEST_CASE("nothing is decided while more bytes could change it") {
  CHECK(detect_delimiter("", false, {}) == not_yet);
  CHECK(detect_delimiter("a;b", false, {}) == not_yet);
  CHECK(detect_delimiter("a;b\n", false, {}) == not_yet);
  CHECK(detect_delimiter("a;b\n1;2", false, {}) == not_yet);
  CHECK(detect_delimiter("a;b\n1;2\r", false, {}) == not_yet);
  CHECK(detect_delimiter("a;b\n\"1;\n", false, {}) == not_yet);
  CHECK(detect_delimiter("a;b\n1;2\n", false, {}) == std::optional(';'));
}

TEST_CASE("what is decided early is what the whole file would have said") {
  const std::string_view files[] = {
      "a;b\n1,5;2,5\n3;4\n", "a,b\n\"x\ny\",2\n", "\"a;b;c\",d\n1,2\n5,6\n", "a|b;c\r\n1|2;3\r\n", "\"a\"b;c\n1;2\n", "a;\"b\"0123456789012345678901234567890;c\n1;2;3\n",
  };
  for (const std::string_view file : files) {
    const auto whole = detect_delimiter(file, true, {});
    for (std::size_t length = 0; length <= file.size(); ++length) {
      CAPTURE(file.substr(0, length));
      const auto early = detect_delimiter(file.substr(0, length), false, {});
      if (early) CHECK(early == whole);
    }
  }
}
