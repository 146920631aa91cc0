#include "verbs/train_options.h"

#include "base/error.h"
#include "parsed_as.h"
#include "verbs/messages.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace logreg;

namespace {

TrainOptions parsed(const Texts& texts) {
  return parsed_as<TrainOptions>(texts);
}

std::string sentence(const Texts& texts) {
  return refusal_of<TrainOptions>(texts);
}

// The options of a train command line behind its data file.
Texts behind_data(const Texts& texts) {
  Texts all = {"a.csv"};
  all.insert(all.end(), texts.begin(), texts.end());
  return all;
}

}  // namespace

TEST_CASE("without options, train has the defaults of its struct") {
  const auto options = parsed({"a.csv", "b.csv"});
  CHECK(options.data.files == Texts{"a.csv", "b.csv"});
  CHECK(!options.data.reading.delimiter);
  CHECK(!options.data.missing_texts);
  CHECK(!options.data.decimal_given);
  CHECK(options.columns.target.empty());
  CHECK(options.output == "model.json");
  CHECK(options.threshold == 0.5);
  CHECK(options.fit.descent.optimizer == Optimizer::automatic);
  CHECK(!options.fit.descent.tolerance);
  CHECK(options.common.threads >= 1);
  CHECK(options.shaping.empty());
}

TEST_CASE("each option of train reaches its member") {
  const auto options = parsed({"a.csv",
                               "-t",
                               "y",
                               "--positive",
                               "-1",
                               "--features",
                               "a,\"b,c\"",
                               "--features",
                               "d",
                               "--ignore=e",
                               "--categorical",
                               "a",
                               "--numeric",
                               "d",
                               "--baseline",
                               "a=x,y",
                               "--baseline",
                               "a=z",
                               "--missing",
                               "impute",
                               "--weights",
                               "w",
                               "--threshold",
                               "0.25",
                               "--l2",
                               "1e-2",
                               "--no-standardize",
                               "--optimizer",
                               "sgd",
                               "--tolerance",
                               "0.001",
                               "--learning-rate",
                               "0.5",
                               "--epochs",
                               "3",
                               "--batch-size",
                               "4",
                               "--decay",
                               "0.1",
                               "--seed",
                               "9",
                               "-d",
                               "tab",
                               "--no-header",
                               "--quote",
                               "'",
                               "--decimal",
                               ",",
                               "--na",
                               "x,y",
                               "-o",
                               "m",
                               "--trace",
                               "t",
                               "--strict",
                               "--json",
                               "-q",
                               "--threads",
                               "2"});
  CHECK(options.columns.target == "y");
  CHECK(options.columns.positives == std::vector<std::string>{"-1"});
  CHECK(options.columns.features == Texts{"a", "b,c", "d"});
  CHECK(options.columns.ignore == Texts{"e"});
  CHECK(options.columns.categorical == Texts{"a"});
  CHECK(options.columns.numeric == Texts{"d"});
  CHECK(options.columns.baselines == Texts{"a=x,y", "a=z"});
  CHECK(options.columns.missing == MissingPolicy::impute);
  CHECK(options.columns.weights == "w");
  CHECK(options.threshold == 0.25);
  CHECK(options.fit.descent.l2 == 0.01);
  CHECK(!options.fit.descent.standardize);
  CHECK(options.fit.descent.optimizer == Optimizer::sgd);
  CHECK(options.fit.descent.tolerance == 0.001);
  CHECK(options.fit.descent.learning_rate == 0.5);
  CHECK(options.fit.descent.epochs == 3);
  CHECK(options.fit.descent.batch_size == 4);
  CHECK(options.fit.descent.decay == 0.1);
  CHECK(options.fit.descent.seed == 9);
  CHECK(options.data.reading.delimiter == '\t');
  CHECK(options.data.reading.header == HeaderRule::absent);
  CHECK(options.data.reading.quote == '\'');
  CHECK(options.data.reading.decimal == ',');
  CHECK(options.data.decimal_given);
  CHECK(options.data.missing_texts == Texts{"x", "y"});
  CHECK(options.output == "m");
  CHECK(options.trace == "t");
  CHECK(options.strict);
  CHECK(options.common.json);
  CHECK(options.common.quiet);
  CHECK(options.common.threads == 2);
}

TEST_CASE("the options that shaped a model are kept as they were given, in the order of the help") {
  const auto options = parsed({"a.csv",
                               "--na",
                               "",
                               "--l2",
                               "1e-2",
                               "--baseline",
                               "a=x,y",
                               "--threads",
                               "3",
                               "-q",
                               "--json",
                               "-o",
                               "m",
                               "--trace",
                               "t",
                               "--strict",
                               "--features",
                               "a,b",
                               "--no-standardize",
                               "--features=c",
                               "--baseline",
                               "b=z",
                               "-t",
                               "y"});
  CHECK(options.shaping == OptionTexts{{"target", "y"},
                                       {"features", "a,b,c"},
                                       {"baseline", "\"a=x,y\",b=z"},
                                       {"l2", "1e-2"},
                                       {"no-standardize", "true"},
                                       {"na", ""}});
}

TEST_CASE("--na '' leaves only empty cells missing") {
  CHECK(parsed({"a.csv", "--na", ""}).data.missing_texts == Texts{});
  CHECK(parsed({"a.csv", "--na="}).data.missing_texts == Texts{});
}

TEST_CASE("options that contradict one another are wrong usage") {
  struct Case {
    Texts texts;
    std::string sentence;
  };
  const std::vector<Case> cases = {
      {{"--header", "--no-header"}, "--header and --no-header exclude each other; give one of them"},
      {{"--quote", "'", "--no-quote"}, "--quote and --no-quote exclude each other; give one of them"},
      {{"-d", "\""}, "--delimiter and --quote are both '\"'; they must differ"},
      {{"--quote", "."}, "--decimal and --quote are both \".\"; they must differ"},
      {{"-", "-"}, "standard input (-) can be read only once. Give a file's name for the other"},
      {{"-o", "x", "--trace", "x"}, "--trace and --output are both \"x\"; one would destroy the other"},
      {{"-o", "a.csv"}, "--output and DATA are both \"a.csv\"; one would destroy the other"},
      {{"--trace", "a.csv"}, "--trace and DATA are both \"a.csv\"; one would destroy the other"},
  };
  for (const Case& wrong : cases) CHECK(sentence(behind_data(wrong.texts)) == wrong.sentence);
}

TEST_CASE("an option that the optimizer does not read is wrong usage") {
  const auto without_effect = [](const Texts& texts) {
    const std::string said = sentence(behind_data(texts));
    return said.substr(0, said.find('.'));
  };
  for (const std::string& option :
       std::vector<std::string>{"--learning-rate", "--epochs", "--batch-size", "--decay", "--seed"}) {
    CHECK(without_effect({option, "1"}) == option + " has no effect with --optimizer auto");
    CHECK(without_effect({option, "1", "--optimizer", "sgd"}) == "");
  }
  for (const std::string& option : std::vector<std::string>{"--max-iterations", "--batch-size", "--seed"}) {
    CHECK(without_effect({option, "1", "--optimizer", "gd"}) == option + " has no effect with --optimizer gd");
  }
  CHECK(without_effect({"--max-iterations", "1", "--optimizer", "sgd"}) ==
        "--max-iterations has no effect with --optimizer sgd");
  CHECK(without_effect({"--no-standardize"}) == "--no-standardize has no effect with --optimizer auto and no penalty");
  CHECK(without_effect({"--no-standardize", "--l2", "1"}) == "");
  CHECK(without_effect({"--no-standardize", "--optimizer", "gd"}) == "");
}

TEST_CASE("options in the words of another program need its name, and exclude ours") {
  CHECK(sentence({"a.csv", "--C", "1"}) == "--C has no effect without --like. Leave it out, or try --like sklearn");
  CHECK(sentence({"a.csv", "--penalty", "l1"}) ==
        "--penalty has no effect without --like. Leave it out, or try --like sklearn");
  CHECK(sentence({"a.csv", "--lambda", "1"}) ==
        "--lambda has no effect without --like. Leave it out, or try --like glmnet");
  CHECK(sentence({"a.csv", "--l1-ratio", "1"}) ==
        "--l1-ratio has no effect without --like. Leave it out, or try --like glmnet");
  CHECK(sentence({"a.csv", "--like", "sklearn", "--lambda", "1"}) ==
        "--lambda has no effect with --like sklearn. Leave it out, or try --like glmnet");
  CHECK(sentence({"a.csv", "--like", "r", "--C", "1"}) ==
        "--C has no effect with --like r. Leave it out, or try --like sklearn");
  CHECK(sentence({"a.csv", "--like", "glmnet"}) == "--like glmnet needs --lambda, too");
  CHECK(sentence({"a.csv", "--like", "sklearn", "--penalty", "elasticnet"}) ==
        "--penalty elasticnet needs --l1-ratio, too");
  CHECK(sentence({"a.csv", "--like", "sklearn", "--l1-ratio", "0.5"}) ==
        "--l1-ratio has no effect without --penalty elasticnet. Leave it out, or try --penalty elasticnet");
  CHECK(sentence({"a.csv", "--like", "sklearn", "--l2", "1"}) ==
        "--like and --l2 exclude each other; give one of them");
  CHECK(sentence({"a.csv", "--like", "glmnet", "--lambda", "1", "--l1", "1"}) ==
        "--like and --l1 exclude each other; give one of them");
  CHECK(sentence({"a.csv", "--like", "sklearn", "--no-standardize"}).starts_with("--no-standardize has no effect"));
  CHECK(sentence({"a.csv", "--like", "R"}).find("sklearn, glmnet or r") != std::string::npos);
}
