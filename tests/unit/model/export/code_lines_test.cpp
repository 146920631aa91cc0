#include "model/export/code_lines.h"

#include "made_model.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace logreg;

TEST_CASE("the head names the model and its columns, whatever they are called") {
  Model model = made_model();
  model.columns[0].name = "two\nlines*/";
  const std::vector<std::string> head = head_of(scoring_of(model, Unseen::unusable));
  CHECK(head.front() == "The probability that y is yes, by a logistic regression.");
  CHECK(std::ranges::find(head, "  x1_two_lines  two\\ nlines* /: a number; a missing cell counts as 31") !=
        head.end());
  CHECK(std::ranges::none_of(head, [](const std::string& line) { return line.find('\n') != std::string::npos; }));
}

TEST_CASE("comments stand behind a mark, in one column where there is room") {
  CHECK(commented(std::vector<std::string>{"a", ""}, "# ") == "# a\n#\n");
  CHECK(with_comment("z = 1", "# ", "age") == "z = 1" + std::string(55, ' ') + "# age\n");
  CHECK(with_comment(std::string(70, 'z'), "/* ", "age", " */") == std::string(70, 'z') + "  /* age */\n");
  CHECK(listed(std::vector<std::string>{"a", "b"}) == "a, b");
}

TEST_CASE("what code needs is known from the model") {
  const Scoring scoring = scoring_of(made_model(), Unseen::unusable);
  CHECK(has_texts(scoring));
  CHECK_FALSE(has_folded(scoring));
  CHECK_FALSE(has_numbers_in_texts(scoring));
  CHECK_FALSE(uses_power(scoring));
  CHECK_FALSE(uses_dates(scoring));
  CHECK_FALSE(uses_function(scoring, ElementwiseFunction::log));
}

TEST_CASE("letters that fold to letters of ASCII, and blanks, are there") {
  CHECK(folded_letters().size() == 2);
  CHECK(folded_blanks().find("\u00A0") != std::string_view::npos);
}
