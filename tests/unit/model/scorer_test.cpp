#include "model/scorer.h"

#include "fit/neuron.h"
#include "model/training.h"
#include "scratch_folder.h"
#include "table_of.h"

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <vector>

using namespace logreg;

namespace {

const std::string training_csv =
    "age,plan,y\n20,free,no\n30,pro,yes\n25,free,yes\n40,pro,no\n35,team,yes\n50,team,no\n45,free,no\n33,pro,yes\n"
    "28,team,no\n61,free,yes\n,pro,no\n38,,yes\n29,,no\n";

Training trained(const std::string& csv, const ColumnOptions& options) {
  Table table = table_of(csv, options);
  Schema schema = decide(table, options, Run());
  Design design = encode(std::move(table), schema, Run());
  return train(design, std::move(schema), {}, Run());
}

Training trained(MissingPolicy missing) {
  ColumnOptions options = target("y");
  options.missing = missing;
  return trained(training_csv, options);
}

struct Scored {
  std::vector<std::optional<double>> logits;
  std::vector<std::pair<std::string, std::size_t>> unusable;
};

Scored scored(const Model& model, const std::string& csv) {
  const ScratchFolder folder;
  CsvFile file(folder.write("new.csv", csv), {}, Run());
  Scorer scorer(model, MissingTexts());
  scorer.bind(file);
  Scored result;
  UnusableCells unusable = scorer.no_unusable_cells();
  std::string scratch;
  while (file.next_block()) {
    while (const Record* record = file.next()) result.logits.push_back(scorer.logit(*record, unusable, scratch));
  }
  result.unusable = scorer.named(unusable);
  return result;
}

}  // namespace

TEST_CASE("a row gets the same bits in a prediction as in the training") {
  const Training training = trained(MissingPolicy::drop);
  const Scored again = scored(training.model, training_csv);
  std::size_t used = 0;
  for (const auto& logit : again.logits) {
    if (!logit) continue;
    CHECK(*logit == training.fit.logits[used]);
    ++used;
  }
  CHECK(used == training.fit.logits.size());
}

TEST_CASE("filled-in cells get the same bits too") {
  const Training training = trained(MissingPolicy::impute);
  const Scored again = scored(training.model, training_csv);
  REQUIRE(again.logits.size() == training.fit.logits.size());
  for (std::size_t i = 0; i < again.logits.size(); ++i) CHECK(again.logits[i] == training.fit.logits[i]);
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
    const Training training = trained(csv, options);
    const Scored again = scored(training.model, csv);
    REQUIRE(again.logits.size() == training.fit.logits.size());
    for (std::size_t i = 0; i < again.logits.size(); ++i) CHECK(again.logits[i] == training.fit.logits[i]);
    CHECK_THROWS_WITH_AS(scored(training.model, "x,plan\n1,pro\n"), doctest::Contains("\"o\""), Error);
    const Scored bad = scored(training.model, "x,o,plan\n20,,pro\n20,much,pro\n20,1,pro\n");
    CHECK(bad.unusable == std::vector<std::pair<std::string, std::size_t>>{{"o", 2}});
    CHECK(bad.logits[2].has_value());
  }
}

TEST_CASE("without an intercept the logit is 0 where all columns are 0") {
  ColumnOptions options = target("y");
  options.intercept = false;
  const Training training = trained("x,z,y\n1,2,no\n2,1,yes\n3,5,no\n4,1,yes\n5,2,no\n6,6,yes\n", options);
  CHECK(training.coefficients.size() == 2);
  CHECK(*scored(training.model, "x,z\n0,0\n").logits[0] == 0);
}
