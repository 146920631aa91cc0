#include "model/export/scoring.h"

#include "made_model.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

using namespace logreg;

TEST_CASE("a model is its inputs, a constant without the means of levels, a term a coefficient, and the offset") {
  const Scoring scoring = scoring_of(made_model(), Unseen::unusable);
  REQUIRE(scoring.inputs.size() == 3);
  CHECK(scoring.value_names() == std::vector<std::string>{"x1_age", "x2_plan", "x3_months"});
  CHECK(scoring.constant == 0.5);
  REQUIRE(scoring.terms.size() == 2);
  CHECK(scoring.terms[0].name == "age");
  CHECK(scoring.terms[0].mean == 30);
  CHECK(scoring.terms[1].name == "plan=pro");
  REQUIRE(scoring.terms[1].conditions.size() == 1);
  CHECK(scoring.terms[1].conditions.front().constant == 1);
  CHECK(scoring.offsets.size() == 1);
  CHECK(scoring.fingerprint.size() == 16);
}

TEST_CASE("the level of joined texts is met through them, and not by its name") {
  const ScoringInput plan = scoring_of(made_model(), Unseen::other).inputs[1];
  CHECK(plan.texts == std::vector<std::pair<std::string, std::size_t>>{{"basic", 0}, {"old", 2}, {"pro", 1}});
  CHECK(plan.unseen_level == 2);
  CHECK_FALSE(plan.missing_level);
  CHECK(scoring_of(made_model(), Unseen::baseline).inputs[1].unseen_level == 0);
}

TEST_CASE("a missing text that is a number is a missing number") {
  Model model = made_model();
  model.missing = MissingTexts({"NA", "-99"});
  const ScoringInput age = scoring_of(model, Unseen::unusable).inputs.front();
  CHECK(age.missing_numbers == std::vector<double>{-99});
  CHECK(age.missing_number == 31);
}

TEST_CASE("texts that are numbers are found by value, but not codes with zeros in front or two texts of one value") {
  Model model = made_model();
  model.columns[1].levels = {"1", "2.0", "007", "3", "3.0"};
  model.columns[1].baseline = "1";
  model.columns[1].other.reset();
  model.columns[1].joined.clear();
  const ScoringInput plan = scoring_of(model, Unseen::unusable).inputs[1];
  CHECK(plan.numbers == std::vector<std::pair<double, std::size_t>>{{1, 0}, {2, 1}});
}

TEST_CASE("another model has another fingerprint") {
  Model other = made_model();
  other.terms.front().coefficient = 2.5;
  CHECK(scoring_of(other, Unseen::unusable).fingerprint != scoring_of(made_model(), Unseen::unusable).fingerprint);
}
