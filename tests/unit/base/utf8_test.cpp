#include "base/utf8.h"

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

using namespace logreg;
using namespace std::string_view_literals;

TEST_CASE("the length of a UTF-8 character follows table 3-7 of the Unicode standard") {
  struct Case {
    std::string_view text;
    std::size_t length;
  };
  const Case cases[] = {
      {"", 0},
      {"a", 1},
      {"\0"sv, 1},
      {"\x7F", 1},
      {"\x80", 0},
      {"\xBF", 0},
      {"\xC0\x80", 0},
      {"\xC1\xBF", 0},
      {"\xC2\x80", 2},
      {"\xDF\xBF", 2},
      {"\xC2", 0},
      {"\xC2z", 0},
      {"\xC2\xC2", 0},
      {"\xE0\xA0\x80", 3},
      {"\xE0\x9F\xBF", 0},
      {"\xE0\x80\x80", 0},
      {"\xE1\x80\x80", 3},
      {"\xEF\xBB\xBF", 3},
      {"\xED\x9F\xBF", 3},
      {"\xED\xA0\x80", 0},
      {"\xED\xBF\xBF", 0},
      {"\xE1\x80", 0},
      {"\xE1\x80z", 0},
      {"\xF0\x90\x80\x80", 4},
      {"\xF0\x8F\xBF\xBF", 0},
      {"\xF4\x8F\xBF\xBF", 4},
      {"\xF4\x90\x80\x80", 0},
      {"\xF5\x80\x80\x80", 0},
      {"\xFF", 0},
      {"\xF0\x9F\x98", 0},
      {"\xF0\x9F\x98\x80 more", 4},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(utf8_length(c.text) == c.length);
  }
}

namespace {

// The rule of table 3-7 in words: the fewest bytes that hold the code point, no surrogate, nothing above U+10FFFF.
std::string encoded(std::uint32_t code) {
  const auto tail = [&](unsigned bits) { return static_cast<char>(0x80U | ((code >> bits) & 0x3FU)); };
  if (code < 0x80) return {static_cast<char>(code)};
  if (code < 0x800) return {static_cast<char>(0xC0U | code >> 6), tail(0)};
  if (code < 0x10000) return {static_cast<char>(0xE0U | code >> 12), tail(6), tail(0)};
  return {static_cast<char>(0xF0U | code >> 18), tail(12), tail(6), tail(0)};
}

}  // namespace

TEST_CASE("every code point but the surrogates is a character, and nothing beyond the last one is") {
  for (std::uint32_t code = 0; code < 0x110400; ++code) {
    const std::string character = encoded(code);
    const bool is_character = (code < 0xD800 || code > 0xDFFF) && code <= 0x10FFFF;
    if (utf8_length(character) == (is_character ? character.size() : 0) &&
        (!is_character || code_point(character) == code)) {
      continue;
    }
    CAPTURE(code);
    CHECK(utf8_length(character) == (is_character ? character.size() : 0));
    CHECK(code_point(character) == code);
  }
}

TEST_CASE("controls, separators of lines and marks of writing direction are told from what is shown") {
  for (const std::string_view control : {"\0"sv, "\n"sv, "\x1F"sv, "\x7F"sv, "\u0085"sv, "\u061C"sv, "\u200E"sv,
                                         "\u2028"sv, "\u2029"sv, "\u202E"sv, "\u2066"sv, "\u2069"sv}) {
    CHECK(is_control(control));
  }
  for (const std::string_view shown :
       {" "sv, "~"sv, "\u00A0"sv, "\u00AD"sv, "\u200D"sv, "\u2010"sv, "\u202F"sv, "\uFEFF"sv, "\U0001F600"sv}) {
    CHECK_FALSE(is_control(shown));
  }
}

TEST_CASE("a character takes the columns that the Unicode standard says") {
  CHECK(character_width("a") == 1);
  CHECK(character_width("\u00E9") == 1);
  CHECK(character_width("\u0301") == 0);      // a combining acute
  CHECK(character_width("\u200D") == 0);      // the joiner of emoji
  CHECK(character_width("\u5E74") == 2);      // a Chinese character
  CHECK(character_width("\uFF21") == 2);      // a full-width A
  CHECK(character_width("\U0001F600") == 2);  // an emoji
  CHECK(character_width("\u231A") == 2);      // a watch
  CHECK(character_width("\u2588") == 1);      // a full block
  CHECK(character_width("\u28FF") == 1);      // braille
  CHECK(character_width("\x80") == 1);
}

TEST_CASE("what is not seen at either end of a text is trimmed") {
  CHECK(trimmed_blanks("") == "");
  CHECK(trimmed_blanks(" \t\r\n\v\f") == "");
  CHECK(trimmed_blanks(" a b ") == "a b");
  CHECK(trimmed_blanks("\u00A0\u1680\u2000\u200A\u2028\u2029\u202F\u205F\u3000\u0085x\u3000\u00A0") == "x");
  CHECK(trimmed_blanks("\uFEFF\u200B\u200C\u200D\u200E\u200F\u2060\u061Cx\u200B") == "x");
  CHECK(trimmed_blanks("\xA0x\xA0") == "\xA0x\xA0");
  CHECK(trimmed_blanks("x\x80\x80\x80\x80") == "x\x80\x80\x80\x80");
  CHECK(trimmed_blanks("\xC2") == "\xC2");
  CHECK(trimmed_blanks("\0"sv) == "\0"sv);
}

TEST_CASE("characters are known by their category") {
  CHECK(is_currency_sign("$"));
  CHECK(is_currency_sign("€"));
  CHECK(is_currency_sign("₹"));
  CHECK_FALSE(is_currency_sign("a"));
  CHECK(is_letter("a"));
  CHECK(is_letter("ß"));
  CHECK(is_letter("是"));
  CHECK_FALSE(is_letter("1"));
  CHECK_FALSE(is_letter("°"));
  CHECK(is_mark("\u0301"));
  CHECK_FALSE(is_mark("e"));
  CHECK(is_blank("\u00A0"));
  CHECK_FALSE(is_blank("\u200B"));
  CHECK_FALSE(is_blank("_"));
}

TEST_CASE("folding has no case, and nothing for what is not UTF-8") {
  CHECK(case_folded("STRASSE") == case_folded("Straße"));
  CHECK(case_folded("") == "");
  CHECK_FALSE(case_folded("\xFC").has_value());
}
