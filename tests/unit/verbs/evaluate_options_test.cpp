#include "verbs/evaluate_options.h"

#include "base/error.h"
#include "parsed_as.h"
#include "verbs/messages.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace logreg;

namespace {

EvaluateOptions parsed(const Texts& texts) {
  return parsed_as<EvaluateOptions>(texts);
}

std::string sentence(const Texts& texts) {
  return refusal_of<EvaluateOptions>(texts);
}

}  // namespace

TEST_CASE("each option of evaluate reaches its member") {
  const auto evaluate = parsed({"m",           "a.csv",
                                "--json",      "--weights",
                                "w",           "--threshold",
                                "1",           "--best",
                                "cost",        "--cost",
                                "fn=20,fp=1",  "--min-recall",
                                "0.5",         "--curve",
                                "roc",         "my file.csv",
                                "--require",   "roc_auc >= 0.7",
                                "--bootstrap", "10",
                                "--seed",      "3"});
  CHECK(evaluate.common.json);
  CHECK(evaluate.weights == "w");
  CHECK(evaluate.threshold == 1);
  CHECK(evaluate.thresholds.wish().criterion == Criterion::cost);
  CHECK(evaluate.thresholds.costs->false_negative == 20);
  CHECK(evaluate.thresholds.min_recall == 0.5);
  REQUIRE(evaluate.curves.files.size() == 1);
  CHECK(evaluate.curves.files[0].path == "my file.csv");
  REQUIRE(evaluate.quality.requirements.size() == 1);
  CHECK(evaluate.quality.requirements[0].figure == "roc_auc");
  CHECK(evaluate.quality.requirements[0].holds(0.7, 0.7));
  CHECK(!evaluate.quality.requirements[0].holds(0.6, 0.7));
  CHECK(evaluate.quality.requirements[0].bound == 0.7);
  CHECK(evaluate.quality.intervals.bootstrap == 10);
  CHECK(evaluate.files() == Texts{"a.csv"});
  CHECK(parsed({"m", "a.csv", "--top", "5%"}).thresholds.top->is_percentage);
  CHECK(parsed({"m", "a.csv", "--plot", "--plot", "pr,threshold"}).curves.plots.size() == 5);
  CHECK(parsed({"--scores", "s.csv", "-t", "y"}).files() == Texts{"s.csv"});
}

TEST_CASE("evaluate refuses what contradicts, in the order of its rules") {
  struct Case {
    Texts texts;
    std::string sentence;
  };
  const std::vector<Case> cases = {
      {{"m", "a", "--target", "y", "--header", "--no-header"},
       "--target has no effect without --scores. Leave it out, or try --scores FILE"},
      {{"--scores", "s"}, "--scores needs --target COLUMN, the column of labels, too"},
      {{"--scores", "s", "-t", "y", "--compare", "o"}, "--scores and --compare exclude each other; give one of them"},
      {{"--scores", "-", "--scores", "-", "-t", "y"},
       "standard input (-) can be read only once. Give a file's name for the other"},
      {{"m", "a", "--header", "--no-header", "--top", "5", "--best", "f1"},
       "--header and --no-header exclude each other; give one of them"},
      {{"m", "a", "--cost", "fp=1,fn=2", "--best", "f1"},
       "--cost has no effect without --best cost. Leave it out, or try --best cost"},
      {{"m", "a", "--best", "cost"}, "--best cost needs --cost, as --cost fp=1,fn=20, too"},
      {{"m", "a", "--top", "5", "--best", "f1"}, "--top and --best exclude each other; give one of them"},
      {{"m", "a", "--save-threshold"},
       "--save-threshold needs --best, --min-recall, --min-precision, --top or --threshold, too"},
      {{"m", "a", "--seed", "1"}, "--seed has no effect without --bootstrap. Leave it out, or try --bootstrap 1000"},
      {{"m", "-", "--compare", "-"}, "standard input (-) can be read only once. Give a file's name for the other"},
      {{"m", "a", "--plot", "--json", "--report", "m"}, "--plot and --json exclude each other; give one of them"},
      {{"m", "a", "--report", "r", "--curve", "roc", "r"},
       "--report and --curve are both \"r\"; one would destroy the other"},
      {{"m", "a", "--report", "m"}, "--report and MODEL are both \"m\"; one would destroy the other"},
  };
  for (const Case& wrong : cases) CHECK(sentence(wrong.texts) == wrong.sentence);
  CHECK(sentence({"-", "a", "--save-threshold", "--threshold", "0.3"}).find("--save-threshold") != std::string::npos);
}
