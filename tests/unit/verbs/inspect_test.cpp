#include "verbs/inspect.h"

#include "base/error.h"
#include "parsed_as.h"
#include "verbs/messages.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace logreg;

namespace {

InspectOptions parsed(const Texts& texts) {
  return parsed_as<InspectOptions>(texts);
}

std::string sentence(const Texts& texts) {
  return refusal_of<InspectOptions>(texts);
}

}  // namespace

TEST_CASE("inspect takes one model and no more") {
  CHECK(parsed({"-", "--json"}).model == "-");
  CHECK(parsed({"-", "--json"}).common.json);
  CHECK(sentence({"m", "a"}) == "\"a\" is one argument too many. Try logreg inspect --help");
  CHECK(sentence({"m", "--threads", "2"}) == "inspect has no option \"--threads\". Try logreg inspect --help");
}
