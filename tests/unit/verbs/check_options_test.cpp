#include "verbs/check_options.h"

#include "parsed_as.h"

#include <doctest/doctest.h>

#include <string>

using namespace logreg;

TEST_CASE("each option of check reaches its member") {
  const auto check = parsed_as<CheckingOptions>(
      {"a.csv",    "b.csv",  "-t",       "y",   "--column", "x",  "--bins",    "5",          "--vif",     "--json",
       "--report", "r.html", "--ignore", "a,b", "--na",     "-9", "--require", "leaks <= 0", "--missing", "impute"});
  CHECK(check.data.files == Texts{"a.csv", "b.csv"});
  CHECK(check.columns.target == "y");
  CHECK(check.column == "x");
  CHECK(check.bins == 5);
  CHECK(check.vif);
  CHECK(check.common.json);
  CHECK(check.report == "r.html");
  CHECK(check.columns.ignore == Texts{"a", "b"});
  CHECK(check.columns.missing == MissingPolicy::impute);
  REQUIRE(check.requirements.size() == 1);
  CHECK(check.requirements[0].figure == "leaks");
}

TEST_CASE("check refuses what it cannot do") {
  CHECK(refusal_of<CheckingOptions>({"a.csv", "--bins", "1"}).find("--bins takes") != std::string::npos);
  CHECK(refusal_of<CheckingOptions>({"a.csv", "--require", "leak<=0"}).find("did you mean \"leaks\"") !=
        std::string::npos);
  CHECK(refusal_of<CheckingOptions>({"a.csv", "--offset", "o"}).find("check has no option \"--offset\"") !=
        std::string::npos);
  CHECK(refusal_of<CheckingOptions>({"a.csv", "--report", "a.csv"}) != "");
}

TEST_CASE("a figure of a check is undefined where it does not exist") {
  TableCheck check;
  check.positives = 10;
  check.negatives = 30;
  CHECK(check_figure(check, "rows") == 40);
  CHECK(check_figure(check, "leaks") == 0);
  CHECK_FALSE(check_figure(check, "events_per_term"));
  CHECK_FALSE(check_figure(check, "vif"));
}
