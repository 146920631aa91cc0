#include "verbs/predict_options.h"

#include "base/error.h"
#include "parsed_as.h"
#include "verbs/messages.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace logreg;

namespace {

PredictOptions parsed(const Texts& texts) {
  return parsed_as<PredictOptions>(texts);
}

std::string sentence(const Texts& texts) {
  return refusal_of<PredictOptions>(texts);
}

}  // namespace

TEST_CASE("each option of predict reaches its member") {
  const auto predict = parsed({"m", "a.csv", "-", "--keep", "a,b", "--logit", "--threshold", "0.3", "--prefix", "p_",
                               "--missing", "error", "-o", "out"});
  CHECK(predict.model == "m");
  CHECK(predict.data.files == Texts{"a.csv", "-"});
  CHECK(predict.keep == Texts{"a", "b"});
  CHECK(predict.logit);
  CHECK(predict.threshold == 0.3);
  CHECK(predict.prefix == "p_");
  CHECK(predict.missing_error);
  CHECK(predict.output == "out");
}

TEST_CASE("predict refuses what contradicts") {
  CHECK(sentence({"m", "a", "--only", "--keep", "a"}) == "--only and --keep exclude each other; give one of them");
  CHECK(sentence({"m", "a", "--keep", "a,b", "--keep", "a"}) == "--keep names column \"a\" twice; name it once");
  CHECK(sentence({"m", "a", "--level", "0.9"}) ==
        "--level has no effect without --interval. Leave it out, or try --interval");
  CHECK(sentence({"m", "a", "-o", "a"}) == "--output and DATA are both \"a\"; one would destroy the other");
  CHECK(sentence({"-", "-"}) == "standard input (-) can be read only once. Give a file's name for the other");
  CHECK(sentence({"m", "a", "-o", "m"}) == "--output and MODEL are both \"m\"; one would destroy the other");
  CHECK(sentence({"m", "a", "--missing", "drop"}) == "--missing takes error, not \"drop\"");
}
