#include "model/scorer.h"

#include "base/random.h"
#include "descent/neuron.h"
#include "model/train.h"
#include "score_rows.h"
#include "scratch_folder.h"
#include "table_of.h"
#include "training_of.h"

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using namespace logreg;

namespace {

const std::string training_csv =
    "age,plan,y\n20,free,no\n30,pro,yes\n25,free,yes\n40,pro,no\n35,team,yes\n50,team,no\n45,free,no\n33,pro,yes\n"
    "28,team,no\n61,free,yes\n,pro,no\n38,,yes\n29,,no\n";

Training trained(MissingPolicy missing) {
  ColumnOptions options = target("y");
  options.missing = missing;
  return training_of(training_csv, options);
}

struct Scored {
  std::vector<std::optional<double>> logits;
  std::vector<std::pair<std::string, std::size_t>> unusable;
  std::vector<NamedUnusable> reasons;
  std::vector<NamedFar> far;
  std::size_t far_rows = 0;
};

Scored scored(const Model& model, const std::string& csv, Unseen unseen = Unseen::unusable) {
  Scorer scorer(model, MissingTexts(), unseen);
  Scored result;
  ScoringTally tally;
  score_rows(scorer, csv, tally, [&](const auto& logit, const auto&) { result.logits.push_back(logit); });
  for (const NamedUnusable& column : scorer.unusable(tally)) {
    result.unusable.emplace_back(column.column, column.cells.count());
    result.reasons.push_back(column);
  }
  result.far = scorer.far(tally);
  result.far_rows = tally.far_rows;
  return result;
}

}  // namespace

TEST_CASE("a row gets the same bits in a prediction as in the training") {
  const Training training = trained(MissingPolicy::drop);
  const Scored again = scored(training.model, training_csv);
  std::size_t used = 0;
  for (const auto& logit : again.logits) {
    if (!logit) continue;
    CHECK(*logit == training.fit.minimum.logits[used]);
    ++used;
  }
  CHECK(used == training.fit.minimum.logits.size());
}

TEST_CASE("short decimals, which are read a row at once, count the same as other writings of their numbers") {
  constexpr std::size_t columns = 70;
  Model model;
  model.logit_at_means = 0.25;
  std::string names;
  for (std::size_t j = 0; j < columns; ++j) {
    ModelTerm term;
    term.column = static_cast<std::uint32_t>(j);
    term.coefficient = 0.1 * static_cast<double>(j) - 3;
    term.mean = 1.7;
    model.terms.push_back(term);
    ModelColumn column;
    column.name = "x" + std::to_string(j + 1);
    model.columns.push_back(column);
    names += (j == 0 ? "" : ",") + column.name;
  }
  std::string short_rows = names + '\n';
  std::string long_rows = short_rows;
  Random random(5);
  for (std::size_t row = 0; row < 50; ++row) {
    for (std::size_t j = 0; j < columns; ++j) {
      const std::string number = std::to_string(6 * random.uniform() - 3);
      const char end = j + 1 < columns ? ',' : '\n';
      short_rows += (row == 7 && j == 40 ? "x" : number) + end;
      long_rows += (row == 7 && j == 40 ? "x" : number + "e0") + end;
    }
  }
  const Scored quick = scored(model, short_rows);
  const Scored slow = scored(model, long_rows);
  REQUIRE(quick.logits.size() == 50);
  CHECK(quick.logits == slow.logits);
  CHECK_FALSE(quick.logits[7]);
  CHECK(quick.logits[8]);
  CHECK(quick.unusable == slow.unusable);
}

TEST_CASE("filled-in cells get the same bits too") {
  const Training training = trained(MissingPolicy::impute);
  const Scored again = scored(training.model, training_csv);
  REQUIRE(again.logits.size() == training.fit.minimum.logits.size());
  for (std::size_t i = 0; i < again.logits.size(); ++i) CHECK(again.logits[i] == training.fit.minimum.logits[i]);
}

TEST_CASE("columns are found by name, and columns the model does not know do not matter") {
  const Model model = trained(MissingPolicy::drop).model;
  const Scored one = scored(model, "age,plan\n31,pro\n");
  const Scored other = scored(model, "note,plan,age\nx,pro,31\n");
  CHECK(one.logits == other.logits);
}

TEST_CASE("a cell that says nothing to the model makes its row unusable, and is counted") {
  const Model model = trained(MissingPolicy::drop).model;
  const Scored bad = scored(model, "age,plan\n31,gold\n,pro\nold,free\nNA,\n1e308,pro\n31,pro\n");
  const std::vector<bool> usable = {false, false, false, false, true, true};
  for (std::size_t i = 0; i < usable.size(); ++i) CHECK(bad.logits[i].has_value() == usable[i]);
  CHECK(bad.unusable == std::vector<std::pair<std::string, std::size_t>>{{"age", 3}, {"plan", 2}});
}

TEST_CASE("columns that are not there are all named") {
  const Model model = trained(MissingPolicy::drop).model;
  CHECK_THROWS_WITH_AS(scored(model, "x\n1\n"), doctest::Contains("\"age\" and \"plan\""), Error);
}

TEST_CASE("the intercept belongs to values as they are, the logit at the means to values from their means") {
  const Model model = trained(MissingPolicy::drop).model;
  double at_means = model.intercept;
  for (const ModelTerm& term : model.terms) at_means += term.coefficient * term.mean;
  CHECK(at_means == doctest::Approx(model.logit_at_means).epsilon(1e-12));
  CHECK(*scored(model, "age,plan\n0,free\n").logits[0] == doctest::Approx(model.intercept).epsilon(1e-12));
}

TEST_CASE("with an offset, and without an intercept, a row gets the same bits too") {
  const std::string csv =
      "x,o,plan,y\n20.1,0.3,free,no\n30,-1.7,pro,yes\n25,2,free,yes\n40,0.1,pro,no\n35,0.7,team,yes\n50,1,team,no\n"
      "45,0,free,no\n33,1.1,pro,yes\n";
  for (const bool intercept : {true, false}) {
    ColumnOptions options = target("y");
    options.offset = "o";
    options.intercept = intercept;
    const Training training = training_of(csv, options);
    const Scored again = scored(training.model, csv);
    REQUIRE(again.logits.size() == training.fit.minimum.logits.size());
    for (std::size_t i = 0; i < again.logits.size(); ++i) CHECK(again.logits[i] == training.fit.minimum.logits[i]);
    CHECK_THROWS_WITH_AS(scored(training.model, "x,plan\n1,pro\n"), doctest::Contains("\"o\""), Error);
    const Scored bad = scored(training.model, "x,o,plan\n20,,pro\n20,much,pro\n20,1,pro\n");
    CHECK(bad.unusable == std::vector<std::pair<std::string, std::size_t>>{{"o", 2}});
    CHECK(bad.logits[2].has_value());
  }
}

TEST_CASE("without an intercept the logit is 0 where all columns are 0") {
  ColumnOptions options = target("y");
  options.intercept = false;
  const Training training = training_of("x,z,y\n1,2,no\n2,1,yes\n3,5,no\n4,1,yes\n5,2,no\n6,6,yes\n", options);
  CHECK(training.coefficients.size() == 2);
  CHECK(*scored(training.model, "x,z\n0,0\n").logits[0] == 0);
}

TEST_CASE("a level never seen is unusable, the baseline or one of the others") {
  ColumnOptions options = target("y");
  options.min_level_rows = 2;
  const Model model = training_of("c,y\na,0\na,1\na,1\nb,1\nb,0\nb,0\nr,1\ns,0\n", options).model;
  const std::string csv = "c\na\nr\nnew\n(other)\n";
  const auto logits = [&](Unseen unseen) { return scored(model, csv, unseen).logits; };
  const auto empty = logits(Unseen::unusable);
  CHECK(empty[1].has_value());
  CHECK_FALSE(empty[2].has_value());
  CHECK_FALSE(empty[3].has_value());
  const auto baseline = logits(Unseen::baseline);
  CHECK(baseline[2] == empty[0]);
  CHECK(baseline[3] == empty[0]);
  const auto other = logits(Unseen::other);
  CHECK(other[0] == empty[0]);
  CHECK(other[2] == empty[1]);
  CHECK(other[3] == empty[1]);
}

TEST_CASE("nothing can be other where no levels were joined, nor the baseline where there is none") {
  CHECK_THROWS_WITH_AS(scored(trained(MissingPolicy::drop).model, "age,plan\n1,free\n", Unseen::other),
                       doctest::Contains("column \"plan\""), Error);
  ColumnOptions options = target("y");
  options.intercept = false;
  CHECK_THROWS_WITH_AS(scored(training_of(training_csv, options).model, "age,plan\n1,free\n", Unseen::baseline),
                       doctest::Contains("column \"plan\""), Error);
}

TEST_CASE("why a cell cannot be used is known: missing, never seen, no number, too large") {
  const Training training = trained(MissingPolicy::drop);
  const Scored found =
      scored(training.model, "age,plan\n,free\n30,gold\nold,pro\n31,gold\n1e308,pro\n-1e308,gratis\nNA,\n");
  REQUIRE(found.reasons.size() == 2);
  const UnusableColumn& age = found.reasons[0].cells;
  CHECK(age.missing == 2);
  CHECK(age.no_number == 1);
  CHECK(age.first_no_number.text == "old");
  CHECK(age.first_no_number.place.line == 4);
  const UnusableColumn& plan = found.reasons[1].cells;
  CHECK(plan.missing == 1);
  CHECK(plan.unseen == 3);
  CHECK(plan.unseen_texts.texts()[0].text == "gold");
  CHECK(plan.unseen_texts.texts()[0].count == 2);
}

TEST_CASE("levels that are numbers are matched by value where only one has it") {
  ColumnOptions options = target("y");
  options.categorical = {"class"};
  const Training training = training_of(
      "class,age,y\n1,20,no\n2,31,yes\n3,25,no\n1,40,yes\n2,35,no\n3,50,yes\n007,33,yes\n007,21,no\n5,23,no\n5.0,40,"
      "yes\n"
      "5,42,yes\n5.0,29,no\n1E3,33,no\n1E3,38,yes\n",
      options);
  const Model& model = training.model;
  const auto logits = [&](const std::string& cells) { return scored(model, "class,age\n" + cells).logits; };
  CHECK(logits("1.0,30\n") == logits("1,30\n"));
  CHECK(logits("3.00,30\n") == logits("3,30\n"));
  CHECK(logits("5,30\n")[0]);
  CHECK(logits("5.0,30\n")[0]);
  for (const char* cell : {"5.00", "7", "01", "1000", "1e0", "4"}) {
    CAPTURE(cell);
    CHECK_FALSE(logits(std::string(cell) + ",30\n")[0]);
  }
}

TEST_CASE("rows with a number that is further outside than the range is wide are counted") {
  const Training training = trained(MissingPolicy::drop);
  // The training saw ages from 20 to 61.
  const Scored found =
      scored(training.model, "age,plan\n61,free\n102,free\n102.5,free\n-21,pro\n-21.5,pro\n999,gold\n");
  CHECK(found.far_rows == 2);
  REQUIRE(found.far.size() == 1);
  CHECK(found.far[0].column == "age");
  CHECK(found.far[0].cells.count == 2);
  CHECK(found.far[0].cells.first.text == "102.5");
  CHECK(found.far[0].cells.first.place.line == 4);
}

TEST_CASE("levels in another encoding are told as such") {
  const Training training =
      training_of("city,y\nM\xC3\xBCnchen,no\nUlm,yes\nUlm,no\nM\xC3\xBCnchen,yes\nBonn,no\nBonn,yes\n", target("y"));
  const Scored found = scored(training.model, "city\nM\xFCnchen\nUlm\nM\xFCnchen\nHof\n");
  REQUIRE(found.reasons.size() == 1);
  REQUIRE(found.reasons[0].encoding);
  CHECK(found.reasons[0].encoding->known == "M\xC3\xBCnchen");
  CHECK(found.reasons[0].encoding->from == "LATIN1");
  CHECK(found.reasons[0].encoding->to == "UTF-8");
  CHECK(found.reasons[0].encoding->cells == 2);
}
