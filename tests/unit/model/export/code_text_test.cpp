#include "model/export/code_text.h"

#include <doctest/doctest.h>

#include <string>

using namespace logreg;

TEST_CASE("what is left of a name in a word of code") {
  CHECK(word_of("age") == "age");
  CHECK(word_of("log(age + 1)") == "log_age_1");
  CHECK(word_of("*/ \n größe") == "gr_e");
  CHECK(word_of("\u540D").empty());
  CHECK(word_of(std::string(100, 'x')).size() == 24);
}

TEST_CASE("no text ends a comment or goes on behind its line") {
  CHECK(comment_of("a*/ b /* c") == "a* / b / * c");
  CHECK(comment_of("two\nlines") == "two\\ nlines");
  CHECK(comment_of("what?\?/") == "what? ?/");
  CHECK(comment_of("end\\") == "end\\ .");
  CHECK(comment_of("\u202Eright") == "\\ xe2\\ x80\\ xaeright");
}

TEST_CASE("literals say the same bytes, and nothing of them is seen by the language") {
  CHECK(python_literal("a\"b\\\n\u00E9\u202E") == "\"a\\\"b\\\\\\U0000000a\u00E9\\U0000202e\"");
  CHECK(javascript_literal("a\n\u2028\U0001F600") == "\"a\\u{a}\\u{2028}\\u{1f600}\"");
  CHECK(c_literal("a?\"\n\u00E9") == "\"a\\?\\\"\\012\\303\\251\"");
  CHECK(r_literal("\u00E9") == "\"\\U000000e9\"");
}

TEST_CASE("a double has a point or an exponent, and all its digits") {
  CHECK(double_literal(1) == "1.0");
  CHECK(double_literal(-0.1) == "-0.1");
  CHECK(double_literal(1e300) == "1e+300");
}

TEST_CASE("bytes that are not UTF-8, and NUL, are no plain text") {
  CHECK(is_plain_utf8("gr\u00F6\u00DFe"));
  CHECK_FALSE(is_plain_utf8("gr\xF6"));
  CHECK_FALSE(is_plain_utf8(std::string("a\0b", 3)));
}

TEST_CASE("characters of words are those of ASCII") {
  CHECK(is_word_character('_'));
  CHECK_FALSE(is_word_character(' '));
  CHECK_FALSE(is_word_character('\xC3'));
}
