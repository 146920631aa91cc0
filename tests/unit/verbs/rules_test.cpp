#include "verbs/rules.h"

#include "base/error.h"
#include "verbs/messages.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace logreg;

namespace {

// What is said about `given`; empty: nothing.
std::string broken(const Rule& rule, const Given& given) {
  try {
    rule(given);
  } catch (const Error& error) {
    CHECK(error.failure() == Failure::usage);
    return words(error);
  }
  return "";
}

const Given nothing;
const Given best_f1 = {{"--best", {"f1"}}};
const Given best_cost = {{"--best", {"cost"}}};

}  // namespace

TEST_CASE("an option is given as such, and with its value") {
  CHECK(is_given(best_f1, "--best"));
  CHECK(is_given(best_f1, "--best f1"));
  CHECK(!is_given(best_f1, "--best cost"));
  CHECK(!is_given(nothing, "--best"));
  CHECK(is_given({{"--curve", {"roc my file"}}}, "--curve roc my file"));
}

TEST_CASE("an option that is given has an effect") {
  const Rule rule = without_effect("--cost", without("--best cost"), "--best cost");
  CHECK(broken(rule, nothing) == "");
  CHECK(broken(rule, best_f1) == "");
  CHECK(broken(rule, {{"--cost", {"1"}}, {"--best", {"cost"}}}) == "");
  for (const Given& given : {Given{{"--cost", {"1"}}}, Given{{"--cost", {"1"}}, {"--best", {"f1"}}}}) {
    CHECK(broken(rule, given) == "--cost has no effect without --best cost. Leave it out, or try --best cost");
  }
}

TEST_CASE("what takes an option's effect is said in words") {
  CHECK(with("--best")(best_f1) == "with --best");
  CHECK(with("--best cost")(best_f1) == "");
  CHECK(without("--best")(best_f1) == "");
  CHECK(without("--best cost")(best_f1) == "without --best cost");
  CHECK(unless("--best", {"f1", "mcc"})(best_f1) == "");
  CHECK(unless("--best", {"f1", "mcc"})(best_cost) == "with --best cost");
  CHECK(unless("--best", {"f1", "mcc"})(nothing) == "without --best");
  CHECK(unless("--best", {"f1", "mcc"}, "f1")(nothing) == "");
  CHECK(unless("--best", {"mcc"}, "f1")(nothing) == "with --best f1");
  CHECK(where([](const Given& given) { return given.empty(); }, "with nothing")(nothing) == "with nothing");
  CHECK(where([](const Given& given) { return given.empty(); }, "with nothing")(best_f1) == "");
}

TEST_CASE("options exclude and need each other") {
  const Rule excluding = exclude("--best cost", {"--top", "--plot"});
  CHECK(broken(excluding, best_cost) == "");
  CHECK(broken(excluding, {{"--best", {"f1"}}, {"--top", {"5"}}}) == "");
  CHECK(broken(excluding, {{"--best", {"cost"}}, {"--plot", {""}}, {"--top", {"5"}}}) ==
        "--best cost and --top exclude each other; give one of them");
  const Rule needing = need("--best cost", {"--cost", "--costs"}, "--cost, as --cost 1");
  CHECK(broken(needing, best_f1) == "");
  CHECK(broken(needing, best_cost) == "--best cost needs --cost, as --cost 1, too");
  CHECK(broken(needing, {{"--best", {"cost"}}, {"--costs", {"1"}}}) == "");
}

TEST_CASE("a list names a column once, and standard input is one file") {
  CHECK(broken(no_column_twice("--keep", {}), nothing) == "");
  const std::vector<std::string> columns = {"a", "b", "a"};
  CHECK(broken(no_column_twice("--keep", columns), nothing) == "--keep names column \"a\" twice; name it once");
  const Rule once = stdin_once({"DATA", "MODEL"});
  CHECK(broken(once, {{"DATA", {"-", "a"}}, {"MODEL", {"m"}}, {"--from", {"-"}}}) == "");
  for (const Given& given : {Given{{"DATA", {"-", "-"}}}, Given{{"DATA", {"-"}}, {"MODEL", {"-"}}}}) {
    CHECK(broken(once, given) == "standard input (-) can be read only once. Give a file's name for the other");
  }
}

TEST_CASE("no file is written over one that is read or written") {
  const Given given = {{"--trace", {"t"}}, {"DATA", {"a", "b"}}, {"--report", {"./a"}}};
  const auto files = named_files(given, {"--report", "--from", "DATA"});
  REQUIRE(files.size() == 3);
  CHECK(files[0].option == "--report");
  CHECK(files[2].path == "b");
  CHECK_NOTHROW(check_written({{"--trace", "t"}, {"--output", "-"}}, named_files(given, {"DATA"})));
  CHECK_THROWS_AS(check_written(named_files(given, {"--report"}), named_files(given, {"DATA"})), Error);
  CHECK_THROWS_AS(check_written({{"--curve", "-"}, {"--curve", "-"}}, {}), Error);
}
