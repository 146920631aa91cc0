#include "verbs/bindings.h"

#include "base/error.h"
#include "csv/dialect.h"
#include "verbs/messages.h"

#include <doctest/doctest.h>

#include <cmath>
#include <optional>
#include <string>
#include <vector>

using namespace logreg;

namespace {

// What is said about `text` as the value of --x; empty when it is taken.
std::string refusal(const Binding& binding, const std::string& text) {
  try {
    binding.set("--x", text);
  } catch (const Error& error) {
    CHECK(error.failure() == Failure::usage);
    return words(error);
  }
  return "";
}

}  // namespace

TEST_CASE("a number option takes plain decimal and scientific notation") {
  double value = 0.5;
  const Binding binding = number(value, zero_or_more);
  CHECK(binding.default_text == "0.5");
  for (const auto& [text, wanted] : std::vector<std::pair<std::string, double>>{
           {"0", 0}, {"2", 2}, {"+2.5", 2.5}, {".5", 0.5}, {"1e-3", 0.001}, {"1E3", 1000}, {"0.25", 0.25}}) {
    CHECK(refusal(binding, text) == "");
    CHECK(value == wanted);
  }
  CHECK(refusal(binding, "-0") == "");
  CHECK(!std::signbit(value));
}

TEST_CASE("a number option refuses everything else") {
  double value = 0;
  for (const std::string& text : std::vector<std::string>{
           "",      " 1",     "1 ",  "nan",   "NaN",   "inf", "-inf", "Infinity", "0x10", "0b1", "0o7",
           "1e999", "1e-400", "1,5", "1_000", "1'000", "--1", "+-1",  "one",      "1e",   "-1",  "1.5.2"}) {
    CHECK(refusal(number(value, zero_or_more), text) == "--x takes a number of 0 or more, not \"" + text + '"');
  }
  CHECK(refusal(number(value, above_zero), "0") == "--x takes a number above 0, not \"0\"");
  CHECK(refusal(number(value, above_zero), "1e-999") == "--x takes a number above 0, not \"1e-999\"");
  CHECK(refusal(number(value, probabilities), "1.01") == "--x takes a number from 0 to 1, not \"1.01\"");
  CHECK(refusal(number(value, probabilities), "-0.01") == "--x takes a number from 0 to 1, not \"-0.01\"");
  CHECK(refusal(number(value, probabilities), "1") == "");
  CHECK(refusal(number(value, zero_or_more), "010") ==
        "--x takes a decimal number without zeros in front, not \"010\"");
}

TEST_CASE("a count option takes whole numbers in its range") {
  std::size_t value = 7;
  const Binding binding = count(value, 1, 1024);
  CHECK(binding.default_text == "7");
  CHECK(refusal(binding, "12") == "");
  CHECK(value == 12);
  for (const std::string& text :
       std::vector<std::string>{"", "0", "1025", "-1", "+1", "1.0", "1e2", "0x1", "99999999999999999999", "two"}) {
    CHECK(refusal(binding, text) == "--x takes a whole number from 1 to 1024, not \"" + text + '"');
  }
  CHECK(refusal(count(value, 1), "0") == "--x takes a whole number of 1 or more, not \"0\"");
  CHECK(refusal(count(value), "007") == "--x takes a decimal number without zeros in front, not \"007\"");
  CHECK(value == 12);
}

TEST_CASE("a list is one CSV record") {
  using List = std::vector<std::string>;
  CHECK(list_elements("--x", "a") == List{"a"});
  CHECK(list_elements("--x", "a, b ,c") == List{"a", "b", "c"});
  CHECK(list_elements("--x", "\"Paris, TX\",\"say \"\"hi\"\"\"") == List{"Paris, TX", "say \"hi\""});
  CHECK(list_elements("--x", "") == List{""});
  CHECK(list_elements("--x", "a,") == List{"a", ""});
  CHECK(list_elements("--x", "\"two\nlines\"") == List{"two\nlines"});
  for (const std::string& text : std::vector<std::string>{"\"a", "\"a\"b", "a\nb", "a\n"}) {
    CHECK_THROWS_AS(list_elements("--x", text), Error);
  }
}

TEST_CASE("a repeated list grows") {
  std::vector<std::string> names;
  CHECK(refusal(list(names), "a,b") == "");
  CHECK(refusal(list(names), "c") == "");
  CHECK(names == std::vector<std::string>{"a", "b", "c"});
}

TEST_CASE("a delimiter is tab, a blank, any run of blanks, a control character or a punctuation mark") {
  std::optional<char> value;
  const Binding binding = delimiter(value, "");
  for (const auto& [text, wanted] : std::vector<std::pair<std::string, char>>{
           {"tab", '\t'}, {"\\t", '\t'}, {"\t", '\t'}, {";", ';'}, {",", ','}, {"|", '|'}, {" ", ' '}, {"\"", '"'},
           {"\\x01", '\x01'}, {"\\x1f", '\x1f'}, {"\\x1F", '\x1f'}, {"\x02", '\x02'}, {"\\x7f", '\x7f'},
           {"blank", Dialect::blanks}}) {
    CHECK(refusal(binding, text) == "");
    CHECK(value == wanted);
  }
  for (const std::string& text :
       std::vector<std::string>{"", ",,", "x", "1", "\n", "\r", "-", "+", "\xC2\xA7", "\xA7", "\\n", "comma",
                                 "\\x41", "\\x0a", "\\x00", "\\x1", "\\xzz", "blanks"}) {
    CHECK(refusal(binding, text) != "");
  }
}

TEST_CASE("a choice suggests the nearest name") {
  int value = 2;
  const Binding binding = choice(value, Choices<int>{{"auto", 1}, {"gd", 2}, {"sgd", 3}});
  CHECK(binding.default_text == "gd");
  CHECK(refusal(binding, "auto") == "");
  CHECK(value == 1);
  CHECK(refusal(binding, "sdg") == "--x takes auto, gd or sgd, not \"sdg\"; did you mean \"sgd\"?");
  CHECK(refusal(binding, "") == "--x takes auto, gd or sgd, not \"\"");
}

TEST_CASE("a text is not empty") {
  std::string value = "old";
  CHECK(refusal(text(value), "") == "--x takes a text that is not empty, not \"\"");
  CHECK(value == "old");
}
