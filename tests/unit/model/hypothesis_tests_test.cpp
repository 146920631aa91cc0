#include "model/hypothesis_tests.h"

#include "model/model_file.h"
#include "model/train.h"
#include "random_fits.h"
#include "thrown.h"
#include "training_of.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <utility>
#include <vector>

using namespace logreg;

namespace {

LinearTest tested(const Model& model, const std::string& text) {
  const std::vector<Hypothesis> hypotheses = {parse_hypothesis(text)};
  check_hypotheses(hypotheses, model);
  return test_hypotheses(hypotheses, model).at(0).test.value();
}

}  // namespace

TEST_CASE("that one coefficient is 0 is tested as the table of terms does, that of the constant, too") {
  for_all_inputs([](const ColumnOptions& columns) {
    const Training training = training_of(random_csv(300, 71), columns);
    for (const CoefficientLine& line : training.coefficients) {
      const LinearTest test = tested(training.model, '`' + line.term + "` = 0");
      CHECK(*test.estimate == doctest::Approx(*line.estimate).epsilon(1e-12));
      CHECK(*test.std_error == doctest::Approx(*line.std_error).epsilon(1e-10));
      CHECK(*test.p_value == doctest::Approx(line.wald->p_value).epsilon(1e-9));
      CHECK(*test.low == doctest::Approx(line.wald->low).epsilon(1e-9));
    }
  });
}

TEST_CASE("a difference of two levels is the coefficient of one when the other is the baseline") {
  ColumnOptions columns = random_columns(false);
  const std::string csv = random_csv(300, 72);
  const LinearTest test = tested(training_of(csv, columns).model, "`c=r` = `c=q`");
  columns.baselines = {"c=q"};
  const LinearTest other = tested(training_of(csv, columns).model, "`c=r` = 0");
  CHECK(*test.estimate == doctest::Approx(*other.estimate).epsilon(1e-9));
  CHECK(*test.std_error == doctest::Approx(*other.std_error).epsilon(1e-9));
}

TEST_CASE("robust standard errors are those of the tests, and all levels together are the joint test") {
  TrainingOptions options;
  options.inference.covariance = CovarianceKind::hc0;
  const Training training = training_of(random_csv(300, 73), random_columns(false), options);
  const LinearTest test = tested(training.model, "`c=q` = 0, `c=r` = 0");
  CHECK(*test.chi2 == doctest::Approx(*training.further.joint_tests->at(0).test.chi2).epsilon(1e-10));
}

TEST_CASE("a model from its file gives the same tests, bit by bit") {
  const Training training = training_of(random_csv(300, 74), random_columns(true));
  const Model read = parse_model(model_text(training.model), "m.json");
  CHECK(tested(read, "a = 2*b + 1").chi2 == tested(training.model, "a = 2*b + 1").chi2);
}

TEST_CASE("where terms nearly depend on others a difference keeps its digits") {
  const Training training = training_of(nearly_dependent_csv(500, 75), [] {
    ColumnOptions columns = target("y");
    columns.features = {"a", "b"};
    return columns;
  }());
  const Training other = training_of(nearly_dependent_csv(500, 75), [] {
    ColumnOptions columns = target("y");
    columns.features = {"a", "k"};
    return columns;
  }());
  REQUIRE(training.model.covariance_root.has_value());
  // a + b is that of a in the other model.
  CHECK(*tested(training.model, "a + b = 0").std_error ==
        doctest::Approx(*tested(other.model, "a = 0").std_error).epsilon(1e-6));
}

TEST_CASE("a term that was left out is named, and a misspelt one is refused before the fit") {
  std::string csv = random_csv(300, 76);
  TrainingOptions options;
  options.hypotheses = {parse_hypothesis("aa = 0")};
  const auto error = thrown([&] { training_of(csv, random_columns(false), options); });
  REQUIRE(error.has_value());
  CHECK(std::string(error->what()).find("no term \"aa\"") != std::string::npos);

  ColumnOptions columns = target("y");
  options.hypotheses = {parse_hypothesis("b = 0"), parse_hypothesis("a = 0")};
  std::string doubled = "a,b,y\n";
  for (int i = 0; i < 40; ++i) {
    doubled += std::to_string(i % 7) + ',' + std::to_string(2 * (i % 7)) + ',' + std::to_string(i * i % 3 == 1) + '\n';
  }
  const Training training = training_of(doubled, columns, options);
  REQUIRE(training.further.hypotheses.size() == 2);
  CHECK(training.further.hypotheses[0].left_out == "b");
  CHECK(!training.further.hypotheses[0].test.has_value());
  CHECK(training.further.hypotheses[1].test->chi2.has_value());
}

TEST_CASE("without a covariance there is a reason in the place of tests") {
  TrainingOptions options;
  options.descent.l2 = 0.1;
  options.hypotheses = {parse_hypothesis("a = 0")};
  const Training training = training_of(random_csv(300, 77), random_columns(false), options);
  CHECK(training.further.hypotheses.empty());
  CHECK(training.further.no_hypotheses == NotInferred::penalised);
}
