#include "data/formula/tokens.h"

#include "thrown.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using namespace logreg;

namespace {

std::string words_of(std::string_view formula) {
  std::string result;
  for (const FormulaToken& token : formula_tokens(formula)) {
    const char* const mark = token.kind == FormulaToken::Kind::name     ? "'"
                             : token.kind == FormulaToken::Kind::number ? "#"
                                                                        : "";
    result += (result.empty() ? "" : " ") + std::string(mark) + token.text;
  }
  return result;
}

std::string first_line_of_error(std::string_view formula) {
  const auto error = thrown([&] { formula_tokens(formula); });
  return error ? std::string(error->what()).substr(0, std::string(error->what()).find('\n')) : "";
}

}  // namespace

TEST_CASE("a formula is names, numbers and symbols") {
  struct Case {
    std::string_view formula;
    std::string_view words;
  };
  const Case cases[] = {
      {"", ""},
      {"y ~ a+b", "'y ~ 'a + 'b "},
      {"a%in%b**2", "'a %in% 'b ^ #2 "},
      {"1.5+.5-1e3*1.e-2/2L^0", "#1.5 + #.5 - #1e3 * #1.e-2 / #2 ^ #0 "},
      {"a.b + .a + ._1 + _x + . + .a.1", "'a.b + '.a + '._1 + '_x + '. + '.a.1 "},
      {"`odd name` + `a``b` + ```` + ` `", "'odd name + 'a`b + '` + '  "},
      {"größe + 年 + \xFF + e\u0301", "'größe + '年 + '\xFF + 'e\u0301 "},
      {"a\u00a0+\u2003b\r\n\t# a comment ` ~\n+ c# and the end", "'a + 'b + 'c "},
      {"ns(x, df=4):z", "'ns ( 'x , 'df = #4 ) : 'z "},
  };
  for (const Case& c : cases) {
    CAPTURE(c.formula);
    CHECK(words_of(c.formula) == c.words);
  }
}

TEST_CASE("what is no word of a formula is refused at its place") {
  struct Case {
    std::string_view formula;
    std::string_view sentence;
  };
  const Case cases[] = {
      {"1e+x", "a name that begins with a digit stands in backquotes"},
      {"a + 2nd", "a name that begins with a digit stands in backquotes"},
      {"a + 2年", "a name that begins with a digit stands in backquotes"},
      {"1e999", "this number is too large"},
      {"`a", "the name that begins here has no backquote at its end"},
      {"`a``", "the name that begins here has no backquote at its end"},
      {"``", "there is no name between these backquotes"},
      {"a $ b", "\"$\" has no meaning in a formula; a column that has it in its name stands in backquotes"},
      {"a[1]", "\"[\" has no meaning in a formula; a column that has it in its name stands in backquotes"},
      {std::string_view("a\0b", 3),
       "\"\\x00\" has no meaning in a formula; a column that has it in its name stands in backquotes"},
      {"'a'", "a text has no meaning in a formula; a column's name stands in backquotes"},
      {"a %% b", "\"%%\" is no operator of a formula; those are + - * / : ^ %in%"},
      {"a %", "\"%\" is no operator of a formula; those are + - * / : ^ %in%"},
      {"a | b",
       "there are no random effects: | has no meaning in a formula; cluster tells the column of the groups for robust "
       "standard errors"},
      {"a >= b",
       "\">\" compares nothing in a formula: a number is split by cut(x, 18, 65), a category stands as it is, and the "
       "label that counts is told by positive"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.formula);
    CHECK(first_line_of_error(c.formula) == c.sentence);
  }
  CHECK(first_line_of_error(std::string((1U << 20U) + 1, ' ')) == "the formula has more than 1048576 bytes");
  CHECK(formula_tokens(std::string(1U << 20U, ' ')).size() == 1);
}

TEST_CASE("a column is named in backquotes where it has to be, and is read back") {
  for (const std::string_view column : {"a", "_", "a.1", "größe", "..", "\xFF"}) {
    CHECK(formula_name(column) == column);
  }
  CHECK(formula_name(".") == "`.`");
  CHECK(formula_name(".5") == "`.5`");
  CHECK(formula_name("a b") == "`a b`");
  CHECK(formula_name("a\u00a0b") == "`a\u00a0b`");
  CHECK(formula_name("a`b") == "`a``b`");
  CHECK(formula_name("`") == "````");
  CHECK(formula_name("1st") == "`1st`");
  CHECK(formula_name("line\nbreak") == "`line\nbreak`");
  for (const std::string_view column : {"a", ".", ".5", "a b", "`", "``", "1st", "#", "log(age)", "%in%"}) {
    const std::vector<FormulaToken> tokens = formula_tokens(formula_name(column));
    CHECK(tokens.size() == 2);
    CHECK(tokens.front().text == column);
  }
}
