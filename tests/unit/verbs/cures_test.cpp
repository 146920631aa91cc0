#include "verbs/cures.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace logreg;
using Kind = Cure::Kind;

TEST_CASE("options that are given together are named with all that each has to say") {
  Request request;
  request.columns.categorical = {"plan"};
  Offer both = offer({{Kind::decimal, {","}}, {Kind::missing_of_columns, {"age=n/a"}}}, request);
  CHECK(words(both) == "--decimal , --na age=n/a");
  CHECK(both.request.reading.options.decimal == ',');
  CHECK(both.request.reading.rules.missing == std::vector<std::string>{"age=n/a"});
  both = with(both, {Kind::missing_of_columns, {"age=not known"}});
  CHECK(words(both) == "--decimal , --na 'age=n/a,age=not known'");
  CHECK(words(offer({{Kind::categorical, {"town, old"}}, {Kind::ignore, {"id"}}}, request)) ==
        "--categorical 'plan,\"town, old\"' --ignore id (each of its texts a level; without that column)");
}

TEST_CASE("what solves it stands first, then what can be done to the data, then what means another model") {
  const std::vector<Cure> cures = {
      {Kind::categorical, {"age"}}, {Kind::mend_cells}, {Kind::decimal, {","}}, {Kind::no_quote}};
  CHECK(words(cures) ==
        ". Try --decimal , or --no-quote or mend the cells. Another model: --categorical age (each of its texts a "
        "level)");
}

TEST_CASE("another model is not offered alone") {
  const std::vector<Offer> offers = {offer({{Kind::ignore, {"age"}}})};
  CHECK(words(offers, {}, "") == ". Mend the data. Another model: --ignore age (without that column)");
  const std::vector<Cure> deeds = {{Kind::mend_line}};
  CHECK(words(offers, deeds, "") == ". Mend the line. Another model: --ignore age (without that column)");
  CHECK(words({}, deeds, "the first 5 rows") == ". Mend the line");
  CHECK(words({}, {}, "").empty());
}

TEST_CASE("what has been tried on a part says so") {
  const std::vector<Offer> offers = {offer({{Kind::delimiter, {"\t"}}}), offer({{Kind::delimiter, {";"}}})};
  CHECK(words(offers, {}, "the first 5 rows") ==
        ". Try --delimiter tab or --delimiter ';' (tried on the first 5 rows)");
}
