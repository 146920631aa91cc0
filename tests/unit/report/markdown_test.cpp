#include "report/markdown.h"

#include "base/text.h"
#include "report/layout.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using namespace logreg;

namespace {

constexpr std::string_view page =
    "# fish: what swims\n\nA **cod** is\na `fish`; see [birds](birds.md).\n\n"
    "- one item that goes on\n  in its second line\n- another\n  1. inner\n\n"
    "```console\n$ echo '# no heading'\n\n| no table |\n```\n\n    formula  = 1\n    again    = 2\n\n"
    "| fish | size |\n|---|---:|\n| cod | a `b \\| c` |\n| plaice | flat |\n## More\nEnd.\n";

std::string shown(std::string_view markdown, std::size_t columns, Emphasis emphasis = Emphasis::none) {
  return as_terminal_text(markdown_blocks(markdown), columns, emphasis);
}

}  // namespace

TEST_CASE("a page is read as its blocks") {
  using Kind = MarkdownBlock::Kind;
  std::vector<Kind> kinds;
  for (const MarkdownBlock& block : markdown_blocks(page)) kinds.push_back(block.kind);
  CHECK(kinds == std::vector<Kind>{Kind::heading, Kind::paragraph, Kind::item, Kind::item, Kind::item, Kind::code,
                                   Kind::code, Kind::table, Kind::heading, Kind::paragraph});
  CHECK(markdown_blocks(page)[2].lines == std::vector<std::string>{"one item that goes on in its second line"});
  CHECK(markdown_blocks(page)[4].marker == "  1. ");
}

TEST_CASE("without bold letters headings are underlined and code keeps its marks") {
  CHECK(shown(page, 80) ==
        "fish: what swims\n================\n\n"
        "A cod is a `fish`; see birds.\n\n"
        "- one item that goes on in its second line\n- another\n  1. inner\n\n"
        "  $ echo '# no heading'\n\n  | no table |\n\n"
        "  formula  = 1\n  again    = 2\n\n"
        "fish    size\n------  ---------\ncod     a `b | c`\nplaice  flat\n"
        "More\n----\nEnd.\n");
}

TEST_CASE("bold letters end with their line and begin again on the next one") {
  CHECK(shown("see `one two` and\n", 7, Emphasis::bold) == "see \x1b[1mone\x1b[0m\n\x1b[1mtwo\x1b[0m and\n");
  CHECK(shown("# a: b\n", 80, Emphasis::bold) == "\x1b[1ma: b\x1b[0m\n");
  CHECK(shown("**a `b` c**\n", 80, Emphasis::bold) == "\x1b[1ma b c\x1b[0m\n");
}

TEST_CASE("no line is wider than the terminal, if its words allow it") {
  for (const std::size_t columns : {20U, 33U, 60U}) {
    const std::string text = shown(page, columns);
    for (const std::string_view line : split(text, '\n')) {
      CAPTURE(line);
      CHECK((display_width(line) <= columns || line.starts_with("  $")));
    }
  }
  CHECK(shown("| a | b |\n|---|---|\n| x | one two three four |\n", 14) ==
        "a  b\n-  -----------\nx  one two\n   three four\n");
}

TEST_CASE("what only looks like a mark is shown as it is") {
  CHECK(shown("a \\`b\\` [x] 2 * 3 ` [1](x)\n", 80) == "a `b` [x] 2 * 3 ` 1\n");
  CHECK(shown("[R](https://r.org) and\n", 80) == "R (https://r.org) and\n");
}
