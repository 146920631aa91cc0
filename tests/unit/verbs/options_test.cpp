#include "verbs/options.h"

#include "base/error.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace logreg;

namespace {

using Texts = std::vector<std::string>;

template <class Options>
Options parsed(const Texts& texts) {
  Options options;
  parse(command_line_of(options), texts);
  return options;
}

template <class Options>
std::string sentence(const Texts& texts) {
  try {
    parsed<Options>(texts);
  } catch (const Error& error) {
    CHECK(error.failure() == Failure::usage);
    return error.what();
  }
  return "";
}

// The options of a train command line behind its data file.
Texts behind_data(const Texts& texts) {
  Texts all = {"a.csv"};
  all.insert(all.end(), texts.begin(), texts.end());
  return all;
}

}  // namespace

TEST_CASE("without options, train has the defaults of its struct") {
  const auto options = parsed<TrainOptions>({"a.csv", "b.csv"});
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
  const auto options = parsed<TrainOptions>({"a.csv",
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
  CHECK(options.columns.positive == "-1");
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
  const auto options = parsed<TrainOptions>({"a.csv",
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
  CHECK(parsed<TrainOptions>({"a.csv", "--na", ""}).data.missing_texts == Texts{});
  CHECK(parsed<TrainOptions>({"a.csv", "--na="}).data.missing_texts == Texts{});
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
  for (const Case& wrong : cases) CHECK(sentence<TrainOptions>(behind_data(wrong.texts)) == wrong.sentence);
}

TEST_CASE("an option that the optimizer does not read is wrong usage") {
  const auto without_effect = [](const Texts& texts) {
    const std::string said = sentence<TrainOptions>(behind_data(texts));
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

TEST_CASE("predict, evaluate and inspect are told what they need") {
  const auto predict = parsed<PredictOptions>({"m", "a.csv", "-", "--keep", "a,b", "--logit", "--threshold", "0.3",
                                               "--prefix", "p_", "--missing", "error", "-o", "out"});
  CHECK(predict.model == "m");
  CHECK(predict.data.files == Texts{"a.csv", "-"});
  CHECK(predict.keep == Texts{"a", "b"});
  CHECK(predict.logit);
  CHECK(predict.threshold == 0.3);
  CHECK(predict.prefix == "p_");
  CHECK(predict.missing_error);
  CHECK(predict.output == "out");
  const auto evaluate = parsed<EvaluateOptions>({"m", "a.csv", "--json", "--weights", "w", "--threshold", "1"});
  CHECK(evaluate.common.json);
  CHECK(evaluate.weights == "w");
  CHECK(evaluate.threshold == 1);
  CHECK(parsed<InspectOptions>({"-", "--json"}).model == "-");
}

TEST_CASE("predict and inspect refuse what contradicts or does not belong to them") {
  CHECK(sentence<PredictOptions>({"m", "a", "--only", "--keep", "a"}) ==
        "--only and --keep exclude each other; give one of them");
  CHECK(sentence<PredictOptions>({"m", "a", "--keep", "a,b", "--keep", "a"}) ==
        "--keep names column \"a\" twice; name it once");
  CHECK(sentence<PredictOptions>({"m", "a", "-o", "a"}) ==
        "--output and DATA are both \"a\"; one would destroy the other");
  CHECK(sentence<PredictOptions>({"-", "-"}) ==
        "standard input (-) can be read only once. Give a file's name for the other");
  CHECK(sentence<PredictOptions>({"m", "a", "-o", "m"}) ==
        "--output and MODEL are both \"m\"; one would destroy the other");
  CHECK(sentence<PredictOptions>({"m", "a", "--missing", "drop"}) == "--missing takes error, not \"drop\"");
  CHECK(sentence<InspectOptions>({"m", "a"}) == "\"a\" is one argument too many. Try logreg inspect --help");
  CHECK(sentence<InspectOptions>({"m", "--threads", "2"}) ==
        "inspect has no option \"--threads\". Try logreg inspect --help");
}
