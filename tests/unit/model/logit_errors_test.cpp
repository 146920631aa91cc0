#include "model/logit_errors.h"

#include "model/model_file.h"
#include "model/train.h"
#include "random_fits.h"
#include "scratch_folder.h"
#include "thrown.h"
#include "training_of.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <string>
#include <utility>
#include <vector>

using namespace logreg;

namespace {

// The standard error of the logit of the one row of a file.
double error_of(const Model& model, const std::string& csv) {
  const ScratchFolder folder;
  CsvFile file(folder.write("new.csv", csv), {}, Run());
  Scorer scorer(model, MissingTexts());
  scorer.bind(file);
  const LogitErrors errors(model, scorer, "m.json");
  ScoringTally tally;
  ScoringScratch scratch;
  std::vector<RowValue> values(scorer.value_columns().size());
  REQUIRE(file.next_block());
  REQUIRE(scorer.logit(*file.next(), tally, scratch, values));
  return errors(values);
}

}  // namespace

TEST_CASE("where every value is 0 or the baseline, the logit has the standard error of the intercept") {
  const Training training = training_of(random_csv(300, 21), random_columns(false));
  CHECK(error_of(training.model, "c,b,a\np,0,0\n") ==
        doctest::Approx(*training.model.intercept_std_error).epsilon(1e-11));
}

TEST_CASE("the standard error of a logit is that of the intercept of columns counted from there") {
  // a counted from 4, b from -1, and level r in front, as the baseline.
  const std::string csv = random_csv(300, 22);
  std::string moved = "a,b,c,w,o,g,y\n";
  for (std::size_t begin = csv.find('\n') + 1; begin < csv.size(); begin = csv.find('\n', begin) + 1) {
    const std::size_t first = csv.find(',', begin);
    const std::size_t second = csv.find(',', first + 1);
    moved += std::to_string(std::stod(csv.substr(begin)) - 4) + ',' +
             std::to_string(std::stod(csv.substr(first + 1)) + 1) +
             csv.substr(second, csv.find('\n', begin) - second + 1);
  }
  ColumnOptions columns = random_columns(false);
  const Training training = training_of(csv, columns);
  columns.baselines = {"c=r"};
  const Training counted = training_of(moved, columns);
  CHECK(error_of(training.model, "a,b,c\n4,-1,r\n") ==
        doctest::Approx(*counted.model.intercept_std_error).epsilon(1e-9));
}

TEST_CASE("the standard error of a logit does not depend on how columns that nearly depend on each other are written") {
  const std::string csv = nearly_dependent_csv(400, 42);
  ColumnOptions columns = target("y");
  for (const CovarianceKind kind : {CovarianceKind::information, CovarianceKind::hc0}) {
    TrainingOptions options;
    options.inference.covariance = kind;
    columns.features = {"a", "k"};
    const Training plain = training_of(csv, columns, options);
    columns.features = {"a", "b"};
    const Training nearly = training_of(csv, columns, options);
    // As it is read from its file, too.
    for (const Model& model : {nearly.model, parse_model(model_text(nearly.model), "m.json")}) {
      CHECK(error_of(model, "a,b\n170,170.0000003\n") ==
            doctest::Approx(error_of(plain.model, "a,k\n170,3\n")).epsilon(1e-6));
    }
  }
}

TEST_CASE("a singular covariance has a root, and one that is none is refused") {
  SymmetricMatrix singular(2);
  singular.at(0, 0) = 1;
  singular.at(1, 0) = 2;
  singular.at(1, 1) = 4;
  CHECK(*root_of_semidefinite(singular) == std::vector<std::vector<double>>{{1, 0}, {2, 0}});
  singular.at(1, 1) = 3;
  CHECK_FALSE(root_of_semidefinite(singular).has_value());
}

TEST_CASE(
    "an edited scale whose reciprocal overflows is refused, and one that lets errors overflow makes them infinite") {
  Model model = training_of(random_csv(300, 24), random_columns(false)).model;
  model.terms[0].sd = 1e-300;
  model.terms[1].sd = 1e-300;
  CHECK(error_of(model, "a,b,c\n1e200,-1e200,p\n") == std::numeric_limits<double>::infinity());
  model.terms[1].sd = 1e-320;
  const auto error = thrown([&] { error_of(model, "a,b,c\n1,1,p\n"); });
  REQUIRE(error);
  CHECK(std::string(error->what()) ==
        "m.json: not a valid logreg model file: key \"terms[1].sd\" is too small: its reciprocal overflows");
}

TEST_CASE("a model without covariance says why there are no intervals") {
  TrainingOptions penalised;
  penalised.descent.l2 = 0.1;
  const Model model = training_of(random_csv(100, 23), random_columns(false), penalised).model;
  const auto error = thrown([&] { error_of(model, "a,b,c\n1,1,p\n"); });
  REQUIRE(error);
  CHECK(std::string(error->what()).find("trained with a penalty") != std::string::npos);
}
