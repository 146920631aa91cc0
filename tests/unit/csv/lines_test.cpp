#include "csv/lines.h"

#include "base/random.h"

#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

using namespace logreg;
using namespace std::string_view_literals;

namespace {

std::vector<std::size_t> ends_of(std::string_view block) {
  Lines lines(block);
  std::vector<std::size_t> ends;
  for (std::size_t end = 0; end < block.size();) {
    const std::size_t next = lines.next_end();
    REQUIRE(next > end);
    REQUIRE(next <= block.size());
    end = next;
    ends.push_back(end);
  }
  // Behind the last line it stays at the end.
  CHECK(lines.next_end() == block.size());
  CHECK(lines.next_end() == block.size());
  return ends;
}

std::vector<std::size_t> slow_ends_of(std::string_view block) {
  std::vector<std::size_t> ends;
  for (std::size_t i = 0; i < block.size(); ++i) {
    if (block[i] == '\n' || i + 1 == block.size()) ends.push_back(i + 1);
  }
  return ends;
}

constexpr std::size_t mebibyte = std::size_t{1} << 20;
constexpr std::string_view mark = "\xEF\xBB\xBF";

}  // namespace

TEST_CASE("only a line feed ends a physical line, and the last one may lack it") {
  struct Case {
    std::string_view block;
    std::vector<std::size_t> ends;
  };
  const Case cases[] = {
      {"", {}},
      {"\n", {1}},
      {"a", {1}},
      {"a\n", {2}},
      {"a\nb", {2, 3}},
      {"a\nb\n", {2, 4}},
      {"\n\n\n", {1, 2, 3}},
      {"\n\nx", {1, 2, 3}},
      {"a\r\nb\r\n", {3, 6}},
      {"a\rb\r", {4}},
      {"\r\n\r\n", {2, 4}},
      {"\r\r\n", {3}},
      {"\n\r", {1, 2}},
  };
  for (const Case& c : cases) {
    CAPTURE(c.block);
    CHECK(ends_of(c.block) == c.ends);
  }
}

TEST_CASE("a byte order mark at the start of a block is three bytes like any other") {
  CHECK(ends_of("\xEF\xBB\xBF") == std::vector<std::size_t>{3});
  CHECK(ends_of("\xEF\xBB\xBF\n") == std::vector<std::size_t>{4});
  CHECK(ends_of("\xEF\xBB\xBF"
                "a\nb\n") == std::vector<std::size_t>{5, 7});
  CHECK(ends_of("\xEF\xBB\xBF\xEF\xBB\xBF\n\xEF\xBB\xBF\n") == std::vector<std::size_t>{7, 11});
}

TEST_CASE("a NUL byte does not cut a line") {
  CHECK(ends_of("a\0b\nc\0\n\0"sv) == std::vector<std::size_t>{4, 7, 8});
}

TEST_CASE("lines of a block larger than any piece are found across the pieces") {
  // Every line begins with a byte order mark, so that every piece does.
  Random random(1);
  std::string block;
  while (block.size() < 21 * mebibyte) {
    block += mark;
    block.append(random.below(3000), 'x');
    block += random.below(2) == 0 ? "\n" : "\r\n";
  }
  CHECK(ends_of(block) == slow_ends_of(block));
  block += "the last line";
  CHECK(ends_of(block) == slow_ends_of(block));
}

TEST_CASE("a line as long as a piece, longer, and longer than the library allows is one line") {
  for (const std::size_t length : {8 * mebibyte - 1, 8 * mebibyte, 8 * mebibyte + 1, 16 * mebibyte, 21 * mebibyte}) {
    CAPTURE(length);
    const std::string line = std::string(length - 1, 'x') + '\n';
    const std::string block = "a\n" + line + "b\n" + line + line + "c";
    CHECK(ends_of(block) == slow_ends_of(block));
    CHECK(ends_of(line) == std::vector<std::size_t>{length});
    CHECK(ends_of(line.substr(0, length - 1)) == std::vector<std::size_t>{length - 1});
  }
}

TEST_CASE("the first lines end at LF, CRLF and CR, and one that may go on is none") {
  struct Case {
    std::string_view block;
    std::size_t most;
    FirstLines open;  // more may follow
    FirstLines last;
  };
  const Case cases[] = {
      {"", 1, {0, 0}, {0, 0}},           {"a", 1, {0, 0}, {1, 1}},      {"a\n", 1, {1, 2}, {1, 2}},
      {"a\nb\nc\n", 2, {2, 4}, {2, 4}},  {"a\r\nb", 1, {1, 3}, {1, 3}}, {"a\rb\rc", 2, {2, 4}, {2, 4}},
      {"a\rb\r", 2, {1, 2}, {2, 4}},     {"a\r", 1, {0, 0}, {1, 2}},    {"a\r\n\r\n", 3, {2, 5}, {2, 5}},
      {"\r\r\n\n", 9, {3, 4}, {3, 4}},   {"\n\rb", 9, {2, 2}, {3, 3}},  {"\"a\nb\"\n", 1, {1, 3}, {1, 3}},
      {"x\0\ny\n"sv, 1, {1, 3}, {1, 3}},
  };
  for (const Case& c : cases) {
    CAPTURE(c.block);
    CHECK(first_lines(c.block, c.most, false).lines == c.open.lines);
    CHECK(first_lines(c.block, c.most, false).bytes == c.open.bytes);
    CHECK(first_lines(c.block, c.most, true).lines == c.last.lines);
    CHECK(first_lines(c.block, c.most, true).bytes == c.last.bytes);
  }
}
