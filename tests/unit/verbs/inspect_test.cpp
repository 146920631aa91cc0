#include "verbs/inspect.h"

#include "base/error.h"
#include "verbs/messages.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace logreg;

namespace {

using Texts = std::vector<std::string>;

InspectOptions parsed(const Texts& texts) {
  InspectOptions options;
  parse(command_line_of(options), texts);
  return options;
}

std::string sentence(const Texts& texts) {
  try {
    parsed(texts);
  } catch (const Error& error) {
    CHECK(error.failure() == Failure::usage);
    return words(error);
  }
  return "";
}

}  // namespace

TEST_CASE("inspect takes one model and no more") {
  CHECK(parsed({"-", "--json"}).model == "-");
  CHECK(parsed({"-", "--json"}).common.json);
  CHECK(sentence({"m", "a"}) == "\"a\" is one argument too many. Try logreg inspect --help");
  CHECK(sentence({"m", "--threads", "2"}) == "inspect has no option \"--threads\". Try logreg inspect --help");
}
