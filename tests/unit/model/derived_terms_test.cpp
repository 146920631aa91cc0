#include "model/derived_terms.h"

#include "formula_training.h"
#include "model/model_file.h"
#include "model/scorer.h"
#include "score_rows.h"

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <vector>

using namespace logreg;

namespace {

std::string rows() {
  std::string csv = "x,z,c,d,o,y\n";
  for (int i = 0; i < 90; ++i) {
    csv += std::to_string(20 + i * 37 % 61) + ',' + std::to_string(1 + i * 17 % 23) + ".5," + "abc"[i * 5 % 3] + ',' +
           "pq"[i % 7 % 2] + ',' + std::to_string(i % 4 + 1) + ',' + (i * 7 % 11 < 5 ? "1" : "0") + '\n';
  }
  return csv;
}

struct Scored {
  std::vector<std::optional<double>> logits;
  std::vector<double> changes;  // of the row scored last
  ScoringTally tally;
};

Scored scored(const Model& model, const std::string& csv, Unseen unseen = Unseen::unusable) {
  Scorer scorer(model, MissingTexts(), unseen);
  Scored result;
  score_rows(scorer, csv, result.tally, [&](const auto& logit, const auto& values) {
    result.logits.push_back(logit);
    if (logit) scorer.find_changes(values, result.changes);
  });
  return result;
}

const std::vector<std::string> formulas = {"y ~ x * c + ns(z, df=3)",
                                           "y ~ poly(x, 3) + c * d + offset(log(o))",
                                           "y ~ bs(x, df=4):d + factor(o)",
                                           "y ~ rcs(x, 4) + cut(z, 5, 12) + hinge(x, 40, 50) - 1",
                                           "y ~ (log(x) + c + d)^2"};

}  // namespace

TEST_CASE("a row gets the same bits from a model file as in the training") {
  for (const std::string& formula : formulas) {
    CAPTURE(formula);
    const Training training = formula_training(rows(), formula);
    const Model model = parse_model(model_text(training.model), "m.json");
    CHECK(model_text(model) == model_text(training.model));
    const Scored again = scored(model, rows());
    REQUIRE(again.logits.size() == training.fit.minimum.logits.size());
    for (std::size_t i = 0; i < again.logits.size(); ++i) CHECK(*again.logits[i] == training.fit.minimum.logits[i]);
    CHECK(again.tally.new_combinations == 0);
  }
}

TEST_CASE("changes of the columns of the file add up to the logit against the average row") {
  for (const std::string& formula : formulas) {
    CAPTURE(formula);
    const Model model = formula_training(rows(), formula).model;
    const Scored once = scored(model, "x,z,c,d,o,y\n33,4.5,b,q,3,1\n");
    double sum = model.logit_at_means;
    for (const double change : once.changes) sum += change;
    CHECK(sum == doctest::Approx(*once.logits.front()).epsilon(1e-10));
  }
}

TEST_CASE("rows for which a function has no value, or a factor no level, are not scored") {
  const Model model = formula_training(rows(), "y ~ log(x) + factor(o)").model;
  const std::string bad = "x,z,c,d,o,y\n0,4.5,b,q,3,1\n5,1,a,p,9,1\n";
  const Scored refused = scored(model, bad);
  CHECK_FALSE(refused.logits[0].has_value());
  CHECK_FALSE(refused.logits[1].has_value());
  CHECK(scored(model, bad, Unseen::baseline).logits[1].has_value());
}

TEST_CASE("levels that never stood together in the training add nothing, and are counted") {
  std::string csv = rows();
  for (std::size_t at = csv.find(",c,q,"); at != std::string::npos; at = csv.find(",c,q,")) csv.replace(at, 5, ",c,p,");
  const Training training = formula_training(csv, "y ~ c * d");
  const Scored once = scored(training.model, "x,z,c,d,o,y\n33,4.5,c,q,3,1\n");
  CHECK(once.tally.new_combinations == 1);
  double sum = training.model.intercept;
  for (const CoefficientLine& line : training.coefficients) {
    if (line.term == "c=c" || line.term == "d=q") sum += *line.estimate;
  }
  CHECK(*once.logits.front() == doctest::Approx(sum));
}

TEST_CASE("of a column that is asked only for missing cells any text will do") {
  std::string csv = "name,z,y\n";
  for (int i = 0; i < 200; ++i) {
    csv += (i % 5 == 0 ? std::string() : "n" + std::to_string(i)) + ',' + std::to_string(i * 7 % 50) + ',' +
           (i * 3 % 7 < 3 ? "1" : "0") + '\n';
  }
  const Training training = formula_training(csv, "y ~ z + missing(name)");
  CHECK(training.schema.rows == 200);
  const Scored twice = scored(training.model, "name,z,y\nnobody,3,1\n,3,1\n");
  REQUIRE(twice.logits[0].has_value());
  CHECK(*twice.logits[1] - *twice.logits[0] == doctest::Approx(training.model.terms[1].coefficient));
}
