#include "data/distinct_texts.h"

#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

using namespace logreg;
using namespace std::string_literals;

TEST_CASE("a text is found at the position at which it was added") {
  DistinctTexts texts;
  CHECK(texts.find("") == DistinctTexts::absent);
  // Around the length at which a text is its own key, with bytes that are 0, and with the same bytes at both ends.
  const std::vector<std::string> added = {"",
                                          "a",
                                          "\0"s,
                                          "\0\0"s,
                                          "ab",
                                          "ba",
                                          "abc",
                                          "abcd",
                                          "abcdefg",
                                          "abcdefgh",
                                          "abcdefg\0"s,
                                          "abcdXfgh",
                                          "abcdefghi",
                                          "\xff\xff",
                                          "1234567",
                                          std::string(100, 'x'),
                                          std::string(101, 'x')};
  for (std::size_t i = 0; i < added.size(); ++i) {
    CAPTURE(added[i]);
    CHECK(texts.find(added[i]) == DistinctTexts::absent);
    CHECK(texts.add(added[i], i + 2) == i);
  }
  for (std::size_t i = 0; i < added.size(); ++i) {
    CAPTURE(added[i]);
    CHECK(texts.find(added[i]) == i);
    CHECK(texts.texts()[i].text == added[i]);
    CHECK(texts.texts()[i].first_line == i + 2);
  }
  CHECK(texts.find("abcdefgX") == DistinctTexts::absent);
  CHECK(texts.find("\0\0\0"s) == DistinctTexts::absent);
}

TEST_CASE("the table grows with its texts") {
  DistinctTexts texts;
  constexpr std::size_t count = 20'000;
  for (std::size_t i = 0; i < count; ++i) texts.add((i % 2 == 0 ? "text number " : "") + std::to_string(i), i);
  CHECK(texts.size() == count);
  std::size_t wrong = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (texts.find((i % 2 == 0 ? "text number " : "") + std::to_string(i)) != i) ++wrong;
    if (texts.find((i % 2 == 0 ? "" : "text number ") + std::to_string(i)) != DistinctTexts::absent) ++wrong;
  }
  CHECK(wrong == 0);
}

TEST_CASE("a text counts from one") {
  DistinctTexts texts;
  const std::size_t a = texts.add("a", 1);
  const std::size_t b = texts.add("b", 2);
  texts.count_again(a);
  texts.count_again(a, 5);
  const std::vector<DistinctText> taken = std::move(texts).take();
  CHECK(taken[a].count == 7);
  CHECK(taken[b].count == 1);
}
