#include "base/json_parser.h"

#include <doctest/doctest.h>

#include <cstddef>
#include <limits>
#include <random>
#include <string>
#include <string_view>
#include <vector>

using namespace logreg;

namespace {

std::string rewritten(std::string_view text) {
  return to_text(parse_json(text));
}

// The byte at which reading stops, and why; npos when it does not.
struct Refusal {
  std::size_t position = std::string::npos;
  std::string what;
};

Refusal refusal(std::string_view text) {
  try {
    parse_json(text);
    return {};
  } catch (const JsonError& wrong) {
    return {wrong.position, wrong.what()};
  }
}

std::string read_back(std::string_view text) {
  return *parse_json(json_string(text)).as_text();
}

// Any value at all, up to `depth` deep.
Json any_value(std::mt19937_64& random, int depth) {
  const auto below = [&](std::size_t bound) { return static_cast<std::size_t>(random() % bound); };
  std::string text;
  for (std::size_t length = below(6); length > 0; --length) text += static_cast<char>(below(256));
  switch (below(depth > 0 ? 8 : 6)) {
    case 0:
      return nullptr;
    case 1:
      return below(2) == 0;
    case 2:
      return static_cast<std::size_t>(random());
    case 3:
      return static_cast<double>(random()) * (below(2) == 0 ? 1e-30 : -1e200);
    case 4:
      return -static_cast<double>(below(5));
    case 5:
      return text;
    case 6: {
      Json::Array array;
      for (std::size_t i = below(5); i > 0; --i) array.push_back(any_value(random, depth - 1));
      return array;
    }
    default: {
      Json::Object object;
      for (std::size_t i = below(5); i > 0; --i)
        object.emplace_back(std::to_string(i) + text, any_value(random, depth - 1));
      return object;
    }
  }
}

}  // namespace

TEST_CASE("values are written on one line, members in their order") {
  const Json json =
      Json::Object{{"z", 1}, {"a", Json::Array{nullptr, true, false, "x", 0.5}}, {"empty", Json::Object()}};
  CHECK(to_text(json) == R"({"z": 1, "a": [null, true, false, "x", 0.5], "empty": {}})");
  CHECK(to_text(Json::Array()) == "[]");
}

TEST_CASE("an optional value that is absent is null") {
  CHECK(to_text(Json::Array{std::optional<double>(), std::optional<double>(2), std::optional<std::string>("x")}) ==
        R"([null, 2, "x"])");
}

TEST_CASE("numbers have the shortest digits that read back, and what is not finite is null") {
  const double infinity = std::numeric_limits<double>::infinity();
  CHECK(to_text(Json::Array{0.1, 1e300, 5e-324, -2.5, 1.0 / 3}) == "[0.1, 1e+300, 5e-324, -2.5, 0.3333333333333333]");
  CHECK(to_text(Json::Array{infinity, -infinity, std::numeric_limits<double>::quiet_NaN()}) == "[null, null, null]");
}

TEST_CASE("negative zero and integers at the edge of 64 bits keep their value") {
  for (const char* text : {"-0", "[-0, 0]", "18446744073709551615", "-9223372036854775808", "-1", "1e+22"}) {
    CAPTURE(text);
    CHECK(rewritten(text) == text);
  }
  CHECK(rewritten("18446744073709551616") == "18446744073709551616");
  CHECK(rewritten("-9223372036854775809") == "-9223372036854775808");
}

TEST_CASE("a count is a whole number written without fraction or exponent") {
  CHECK(parse_json("12").as_count() == std::size_t{12});
  CHECK(parse_json("12").as_number() == 12.0);
  for (const char* text : {"12.0", "1e3", "-1", "0.5", "18446744073709551616", "\"12\"", "true", "null"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_json(text).as_count());
  }
}

TEST_CASE("control characters are escaped and other characters are kept") {
  CHECK(json_string("a\"b\\c/d\n\r\t") == R"("a\"b\\c/d\n\r\t")");
  CHECK(json_string(std::string_view("\0\x1f\x7f", 3)) == R"("\u0000\u001f\u007f")");
  CHECK(json_string("\xc3\xa9 \xe2\x82\xac \xf0\x9f\x98\x80") == "\"\xc3\xa9 \xe2\x82\xac \xf0\x9f\x98\x80\"");
}

TEST_CASE("what could move a cursor or turn a line around is escaped, and reads back") {
  const std::pair<const char*, const char*> cases[] = {
      {"\x1b[2J", R"("\u001b[2J")"},     {"\x7f", R"("\u007f")"},   {"\u0085", R"("\u0085")"},
      {"a\u009b31m", R"("a\u009b31m")"}, {"\u061C", R"("\u061c")"}, {"\u200E\u200F", R"("\u200e\u200f")"},
      {"\u202Eevil", R"("\u202eevil")"}, {"\u2066", R"("\u2066")"}, {"\u2069", R"("\u2069")"},
      {"\u2028", R"("\u2028")"},         {"\u00A0", "\"\u00A0\""},  {"\u200D\u2065", "\"\u200D\u2065\""},
  };
  for (const auto& [text, written] : cases) {
    CHECK(json_string(text) == written);
    CHECK(*parse_json(written).as_text() == text);
  }
}

TEST_CASE("a byte that is not UTF-8 is written as the character U+F700 + byte") {
  CHECK(json_string("a\xff") == "\"a\xef\x9f\xbf\"");
  CHECK(json_string("\x80") == "\"\xef\x9e\x80\"");
}

TEST_CASE("any two bytes read back as they were") {
  for (int first = 0; first < 256; ++first) {
    for (int second = 0; second < 256; ++second) {
      const std::string text = {static_cast<char>(first), static_cast<char>(second)};
      REQUIRE(read_back(text) == text);
      REQUIRE(read_back("\xe2\x82" + text + "x") == "\xe2\x82" + text + "x");
    }
  }
}

TEST_CASE("the characters U+F700 to U+F8FF read back as they were, alone and beside invalid bytes") {
  for (unsigned code = 0xF700; code <= 0xF8FF; ++code) {
    const std::string character = {'\xEF', static_cast<char>(0x80 | ((code >> 6) & 0x3F)),
                                   static_cast<char>(0x80 | (code & 0x3F))};
    for (const std::string& text : {character, character + character, "\xef" + character, character + "\x9f\xbf"}) {
      REQUIRE(read_back(text) == text);
    }
  }
}

TEST_CASE("escapes of other writers are understood") {
  CHECK(*parse_json(R"("\u00e9\ud83d\ude00\/\b\f")").as_text() == "\xc3\xa9\xf0\x9f\x98\x80/\b\f");
  CHECK(*parse_json(R"("\uf7ff")").as_text() == "\xff");
}

TEST_CASE("indented text breaks what is longer than the width") {
  const Json json = Json::Object{{"short", Json::Array{1, 2}}, {"long", Json::Array{"aaaaaaaa", "bbbbbbbb"}}};
  CHECK(to_indented_text(json, 20) ==
        "{\n  \"short\": [1, 2],\n  \"long\": [\n    \"aaaaaaaa\",\n    \"bbbbbbbb\"\n  ]\n}");
  CHECK(to_text(parse_json(to_indented_text(json, 20))) == to_text(json));
}

TEST_CASE("a member is found by its name, and nothing in what is no object") {
  const Json json = parse_json(R"({"a": null, "b": 2})");
  REQUIRE(json.find("a") != nullptr);
  CHECK(json.find("a")->is_null());
  CHECK(json.find("c") == nullptr);
  CHECK(parse_json("[1]").find("a") == nullptr);
}

TEST_CASE("what is wrong is told with its byte") {
  struct Case {
    std::string text;
    std::size_t position;
    const char* what;
  };
  const Case cases[] = {
      {"", 1, "syntax error while parsing value - unexpected end of input"},
      {"{\"a\": 1", 8, "syntax error while parsing object - unexpected end of input"},
      {"[1, 2] 3", 8, "syntax error while parsing value - unexpected number literal"},
      {"[1,\n nan]", 7, "syntax error while parsing value - invalid literal"},
      {"[1, 01]", 6, "syntax error while parsing array - unexpected number literal"},
      {"{\"a\": 1, \"a\": 2}", 12, "the name \"a\" stands twice"},
      {"[1, 1e999]", 9, "number overflow parsing '1e999'"},
      {std::string("[1]\0", 4), 4, "a NUL byte follows the document"},
      {std::string("[1] \0{}", 7), 5, "a NUL byte follows the document"},
      {std::string("[1\0]", 4), 3, "syntax error while parsing array"},
      {"\"\xff\"", 2, "syntax error while parsing value - invalid string: ill-formed UTF-8 byte"},
      {"\"\\ud800\"", 8, "syntax error while parsing value - invalid string: surrogate"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.text);
    const Refusal found = refusal(each.text);
    CHECK(found.position == each.position);
    CHECK_MESSAGE(found.what.starts_with(each.what), found.what);
  }
}

TEST_CASE("a long text in the wrong place is not repeated in full") {
  CHECK(refusal("[\"" + std::string(100000, 'x') + "\" 1]").what.size() < 300);
  CHECK(refusal(std::string(100000, '1') + "x").what.size() < 300);
  CHECK(refusal(std::string(100000, '1')).what.size() < 300);
}

TEST_CASE("nesting of 32 is read and of 33 is refused") {
  const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  CHECK(rewritten(nested(32)) == nested(32));
  CHECK(refusal(nested(33)).what == "nested too deeply");
  CHECK(refusal(nested(33)).position == 33);
  CHECK(refusal(std::string(1000000, '[')).what == "nested too deeply");
}

TEST_CASE("an object of many members is read in reasonable time") {
  std::string text = "{";
  for (int i = 0; i < 200000; ++i) text += json_string(std::to_string(i)) + ": 0, ";
  CHECK(parse_json(text + "\"x\": 0}").as_object()->size() == 200001);
  CHECK(refusal(text + "\"7\": 0}").what == "the name \"7\" stands twice");
}

TEST_CASE("any value reads back as it was, on one line and indented") {
  std::mt19937_64 random(1);
  for (int i = 0; i < 3000; ++i) {
    const Json json = any_value(random, 4);
    const std::string text = to_text(json);
    CAPTURE(text);
    REQUIRE(rewritten(text) == text);
    REQUIRE(rewritten(to_indented_text(json, 10)) == text);
  }
}

TEST_CASE("damaged text is read or refused at a byte of it") {
  std::mt19937_64 random(2);
  for (int i = 0; i < 5000; ++i) {
    std::string text = to_text(any_value(random, 3));
    text[random() % text.size()] = static_cast<char>(random() % 256);
    CAPTURE(text);
    const Refusal found = refusal(text);
    if (found.position == std::string::npos) continue;
    REQUIRE(found.position >= 1);
    REQUIRE(found.position <= text.size() + 1);
    REQUIRE_FALSE(found.what.empty());
  }
}
