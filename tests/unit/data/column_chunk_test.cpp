#include "data/column_chunk.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

using namespace logreg;

namespace {

std::vector<std::string> texts_of(const ColumnChunk& chunk) {
  std::vector<std::string> texts;
  for (const DistinctText& text : chunk.texts()) texts.push_back(text.text);
  return texts;
}

std::shared_ptr<const CellFormat> format_with(char decimal) {
  CellFormat format;
  format.decimal = decimal;
  return std::make_shared<const CellFormat>(format);
}

// The numbers from `first` up, one a line from line `first` on.
void add_numbers(ColumnChunk& chunk, std::size_t first, std::size_t count) {
  for (std::size_t i = first; i < first + count; ++i) chunk.add(std::to_string(i), i);
}

}  // namespace

TEST_CASE("a chunk begins as a dictionary that counts its texts and remembers where they stood first") {
  ColumnChunk chunk(KeepTexts::some, format_with('.'));
  chunk.add("b", 2);
  chunk.add("a", 3);
  chunk.add_missing("", 0);
  chunk.add("b", 5);
  CHECK(chunk.is_dictionary());
  CHECK_FALSE(chunk.keeps_all());
  CHECK(texts_of(chunk) == std::vector<std::string>{"b", "a"});
  CHECK(chunk.texts()[0].count == 2);
  CHECK(chunk.texts()[0].first_line == 2);
  CHECK(chunk.texts()[1].count == 1);
  CHECK(chunk.missing() == 1);
  CHECK(chunk.code(0) == 0);
  CHECK(chunk.code(1) == 1);
  CHECK(chunk.code(2) == ColumnChunk::missing_code);
  CHECK(chunk.code(3) == 0);
  CHECK(chunk.is_missing(2));
  CHECK_FALSE(chunk.is_missing(3));
}

TEST_CASE("a hundred texts are a dictionary, and with the next one the chunk becomes numbers") {
  ColumnChunk chunk(KeepTexts::some, format_with('.'));
  add_numbers(chunk, 0, 100);
  chunk.add("7", 100);
  chunk.add_missing("", 0);
  CHECK(chunk.is_dictionary());
  CHECK(chunk.texts().size() == 100);
  CHECK(chunk.code(99) == 99);

  chunk.add("1000.5", 102);
  chunk.add("7", 103);
  chunk.add_missing("", 0);
  REQUIRE_FALSE(chunk.is_dictionary());
  REQUIRE(chunk.numbers().size() == 105);
  for (std::size_t row = 0; row < 100; ++row) REQUIRE(chunk.numbers()[row] == static_cast<double>(row));
  CHECK(chunk.numbers()[100] == 7);
  CHECK(std::isnan(chunk.numbers()[101]));
  CHECK(chunk.numbers()[102] == 1000.5);
  CHECK(chunk.numbers()[103] == 7);
  CHECK(chunk.is_missing(104));
  CHECK_FALSE(chunk.is_missing(103));
  CHECK(chunk.missing() == 2);
  CHECK(chunk.tally().others.texts.count() == 0);
}

TEST_CASE("what is no number is counted with its first place, before and after the change") {
  SUBCASE("before") {
    ColumnChunk chunk(KeepTexts::some, format_with('.'));
    chunk.add("1", 2);
    chunk.add("many", 3);
    chunk.add("few", 4);
    chunk.add("many", 5);
    add_numbers(chunk, 100, 200);
    chunk.add("some", 300);
    REQUIRE_FALSE(chunk.is_dictionary());
    CHECK(chunk.tally().others.texts.count() == 4);
    CHECK(chunk.tally().others.texts.front().text == "many");
    CHECK(chunk.tally().others.texts.front().line == 3);
    CHECK(std::isnan(chunk.numbers()[1]));
    CHECK(chunk.missing() == 0);
  }
  SUBCASE("by the text that makes the change") {
    ColumnChunk chunk(KeepTexts::some, format_with('.'));
    add_numbers(chunk, 0, 100);
    chunk.add("last straw", 101);
    chunk.add("more", 102);
    REQUIRE_FALSE(chunk.is_dictionary());
    CHECK(chunk.tally().others.texts.count() == 2);
    CHECK(chunk.tally().others.texts.front().text == "last straw");
    CHECK(chunk.tally().others.texts.front().line == 101);
  }
  SUBCASE("after") {
    ColumnChunk chunk(KeepTexts::some, format_with('.'));
    add_numbers(chunk, 0, 150);
    chunk.add("inf", 500);
    chunk.add("nan", 501);
    CHECK(chunk.tally().others.texts.count() == 1);
    CHECK(chunk.tally().missing_numbers.front().text == "nan");
    CHECK(chunk.tally().others.texts.front().text == "inf");
    CHECK(chunk.tally().others.texts.front().line == 500);
  }
}

TEST_CASE("blanks inside quotes do not keep a cell from being a number") {
  ColumnChunk chunk(KeepTexts::some, format_with('.'));
  add_numbers(chunk, 0, 99);
  chunk.add(" 5 ", 100);
  chunk.add("\t6", 101);
  REQUIRE_FALSE(chunk.is_dictionary());
  CHECK(chunk.tally().others.texts.count() == 0);
  CHECK(chunk.numbers()[99] == 5);
  CHECK(chunk.numbers()[100] == 6);
}

TEST_CASE("numbers follow the decimal character") {
  ColumnChunk chunk(KeepTexts::some, format_with(','));
  chunk.add("0,5", 1);
  chunk.add("0.5", 2);
  add_numbers(chunk, 0, 100);
  REQUIRE_FALSE(chunk.is_dictionary());
  CHECK(chunk.numbers()[0] == 0.5);
  CHECK(chunk.tally().others.texts.count() == 1);
  CHECK(chunk.tally().others.texts.front().text == "0.5");
}

TEST_CASE("a chunk that keeps all texts never becomes numbers") {
  ColumnChunk chunk(KeepTexts::all, format_with('.'));
  add_numbers(chunk, 0, 1000);
  chunk.add_missing("", 0);
  chunk.add("999", 2000);
  CHECK(chunk.is_dictionary());
  CHECK(chunk.keeps_all());
  CHECK(chunk.texts().size() == 1000);
  CHECK(chunk.code(500) == 500);
  CHECK(chunk.code(1000) == ColumnChunk::missing_code);
  CHECK(chunk.is_missing(1000));
  CHECK(chunk.code(1001) == 999);
  CHECK(chunk.texts()[999].count == 2);
}

TEST_CASE("a chunk that keeps nothing keeps nothing, nor does one that is cleared") {
  ColumnChunk nothing(KeepTexts::none, format_with('.'));
  nothing.add("a", 1);
  nothing.add_missing("", 0);
  CHECK(nothing.texts().empty());
  CHECK(nothing.missing() == 0);
  ColumnChunk cleared(KeepTexts::some, format_with('.'));
  add_numbers(cleared, 0, 200);
  cleared.clear();
  CHECK(cleared.numbers().empty());
  CHECK(cleared.texts().empty());
}

TEST_CASE("in a column of numbers other texts are missing") {
  ColumnChunk chunk(KeepTexts::some, format_with('.'));
  chunk.add("1", 2);
  chunk.add("-", 3);
  CHECK_FALSE(chunk.is_missing(1));
  chunk.take_as_numbers();
  CHECK(chunk.is_missing(1));
  CHECK(chunk.missing() == 1);
}

TEST_CASE("numbers that are no exact doubles are told apart by their texts") {
  ColumnChunk chunk(KeepTexts::some, format_with('.'));
  chunk.add("9007199254740993", 2);
  chunk.add("9007199254740992", 3);
  chunk.add("12", 4);
  const std::vector<std::size_t> large = chunk.large_numbers();
  REQUIRE(large.size() == 2);
  CHECK(large[0] != large[1]);
}

TEST_CASE("a chunk whose words are wanted keeps them beyond a hundred, unless nine in ten of these are numbers") {
  ColumnChunk names(KeepTexts::words, format_with('.'));
  for (int i = 0; i < 150; ++i) names.add("name " + std::to_string(i), static_cast<std::size_t>(i));
  names.add_missing("", 150);
  names.add("name 7", 200);
  CHECK(names.is_dictionary());
  CHECK_FALSE(names.keeps_all());
  CHECK(names.texts().size() == 150);
  CHECK(names.code(149) == 149);
  CHECK(names.code(150) == ColumnChunk::missing_code);
  CHECK(names.code(151) == 7);

  ColumnChunk numbers(KeepTexts::words, format_with('.'));
  for (int i = 0; i < 10; ++i) numbers.add("name " + std::to_string(i), 1);
  add_numbers(numbers, 1, 95);
  CHECK_FALSE(numbers.is_dictionary());
  CHECK(numbers.tally().others.texts.count() == 10);
}
