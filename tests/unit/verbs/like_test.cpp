#include "verbs/like.h"

#include "verbs/train_options.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace logreg;

namespace {

TrainOptions parsed(std::vector<std::string> texts) {
  texts.insert(texts.begin(), {"a.csv", "-t", "y"});
  TrainOptions options;
  parse(command_line_of(options), texts);
  return options;
}

// What the options mean for rows with weights of this sum.
std::string meaning_of(const std::vector<std::string>& texts, double weight_sum) {
  TrainOptions options = parsed(texts);
  translate(options.like, weight_sum, options.fit);
  return meaning(options.like, options.fit);
}

}  // namespace

TEST_CASE("penalties of other programs are translated, and said") {
  CHECK(meaning_of({}, 100).empty());
  CHECK(meaning_of({"--like", "sklearn"}, 100) == "--like sklearn --C 1 means --l2 0.01 --no-standardize");
  CHECK(meaning_of({"--like", "sklearn", "--C", "0.5"}, 1000) ==
        "--like sklearn --C 0.5 means --l2 0.002 --no-standardize");
  CHECK(meaning_of({"--like", "sklearn", "--C", "2", "--penalty", "l1"}, 50) ==
        "--like sklearn --penalty l1 --C 2 means --l1 0.01 --no-standardize");
  CHECK(meaning_of({"--like", "sklearn", "--penalty", "elasticnet", "--l1-ratio", "0.25"}, 4) ==
        "--like sklearn --penalty elasticnet --C 1 --l1-ratio 0.25 means --l1 0.0625 --l2 0.1875 --no-standardize");
  CHECK(meaning_of({"--like", "sklearn", "--penalty", "none"}, 10) == "--like sklearn --penalty none means no penalty");
  CHECK(meaning_of({"--like", "glmnet", "--lambda", "0.5"}, 10) ==
        "--like glmnet --lambda 0.5 --l1-ratio 1 means --l1 0.5");
  CHECK(meaning_of({"--like", "glmnet", "--lambda", "0.5", "--l1-ratio", "0.25", "--no-standardize"}, 10) ==
        "--like glmnet --lambda 0.5 --l1-ratio 0.25 means --l1 0.125 --l2 0.375");
  CHECK(meaning_of({"--like", "r"}, 10).starts_with("--like r means no penalty"));
}
