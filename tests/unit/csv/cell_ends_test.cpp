#include "csv/cell_ends.h"

#include "base/random.h"

#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

using namespace logreg;

namespace {

std::vector<std::size_t> ends_of(std::string_view block, std::size_t from = 0) {
  CellEnds ends(block, ',', '"');
  ends.skip_to(from);
  std::vector<std::size_t> result;
  for (std::size_t end = ends.next(); end < block.size(); end = ends.next()) result.push_back(end);
  CHECK(ends.next() == block.size());
  return result;
}

std::vector<std::size_t> slow_ends_of(std::string_view block, std::size_t from = 0) {
  std::vector<std::size_t> result;
  for (std::size_t end = block.find_first_of(",\r\n", from); end < block.size();
       end = block.find_first_of(",\r\n", end + 1)) {
    result.push_back(end);
  }
  return result;
}

std::string random_block(Random& random, std::size_t size) {
  std::string block;
  while (block.size() < size) block += "a,1\"\r\n;\xC3\x2C"[random.below(9)];
  return block;
}

}  // namespace

TEST_CASE("delimiters, CR and LF may end a cell, and nothing else") {
  CHECK(ends_of("") == std::vector<std::size_t>{});
  CHECK(ends_of("a;b\tc") == std::vector<std::size_t>{});
  CHECK(ends_of("a,\"b,c\"\r\nd") == std::vector<std::size_t>{1, 4, 7, 8});
}

TEST_CASE("ends are found in every place of every window") {
  Random random(1);
  for (std::size_t size = 0; size < 300; ++size) {
    const std::string block = random_block(random, size);
    CAPTURE(block);
    CHECK(ends_of(block) == slow_ends_of(block));
  }
}

TEST_CASE("a window knows its quotes, if there are quotes at all") {
  Random random(3);
  const std::string block = random_block(random, 200);
  CellEnds ends(block, ',', '"');
  do {
    for (std::size_t i = 0; i < CellEnds::width; ++i) {
      const std::size_t at = ends.window() + i;
      CHECK((ends.quotes() >> i & 1U) == (at < block.size() && block[at] == '"' ? 1U : 0U));
    }
  } while (ends.next_window());
  CHECK(CellEnds(std::string(64, '\0'), ',', '\0').quotes() == 0);
}

TEST_CASE("skipping leaves out the ends before a place") {
  Random random(2);
  const std::string block = random_block(random, 300);
  for (std::size_t from = 0; from <= block.size(); ++from) {
    CAPTURE(from);
    CHECK(ends_of(block, from) == slow_ends_of(block, from));
  }
}
