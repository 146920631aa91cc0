#include "verbs/tune_options.h"

#include "parsed_as.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace logreg;

TEST_CASE("each option of tune reaches its member") {
  const auto tune = parsed_as<TuneOptions>(
      {"a.csv",  "-t",       "y",       "--l1-ratio",  "0,0.5,1", "--lambda-count", "20",     "--lambda-min-ratio",
       "0.01",   "--metric", "roc_auc", "--choose",    "1se",     "--relax",        "--path", "p.csv",
       "--plot", "--folds",  "7",       "--repeats",   "2",       "--seed",         "3",      "--group",
       "g",      "-o",       "m.json",  "--threshold", "0.3"});
  CHECK(tune.data.files == Texts{"a.csv"});
  CHECK(tune.tuning.l1_ratios == std::vector<double>{0, 0.5, 1});
  CHECK(tune.tuning.lambda.count == 20);
  CHECK(tune.tuning.lambda.min_ratio == 0.01);
  CHECK(tune.tuning.metric == "roc_auc");
  CHECK(tune.chosen == ChosenLambda::one_se);
  CHECK(tune.relax);
  CHECK(tune.path == "p.csv");
  CHECK(tune.plot);
  CHECK(tune.validation.folds == 7);
  CHECK(tune.validation.repeats == 2);
  CHECK(tune.validation.group == "g");
  CHECK(tune.fit.descent.seed == 3);
  CHECK(tune.threshold == 0.3);
  CHECK(parsed_as<TuneOptions>({"a.csv", "--lambdas", "0.1,1e-3"}).tuning.lambdas == std::vector<double>{0.1, 0.001});
}

TEST_CASE("tune refuses what it cannot do") {
  const std::vector<Texts> refused = {
      {"a.csv", "--l1-ratio", "2"},         {"a.csv", "--lambdas", "0"},
      {"a.csv", "--metric", "auc"},         {"a.csv", "--lambdas", "1", "--lambda-count", "5"},
      {"a.csv", "--plot", "--json"},        {"a.csv", "--l1", "0.1"},
      {"a.csv", "--path", "a.csv"},         {"a.csv", "--folds", "1"},
      {"a.csv", "--lambda-min-ratio", "1"}, {"a.csv", "--time", "t", "--group", "g"}};
  for (const Texts& texts : refused) CHECK(refusal_of<TuneOptions>(texts) != "");
}
