#include "model/model_terms_reader.h"

#include "base/json_parser.h"

#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <vector>

using namespace logreg;

namespace {

std::string term(const std::string& name, const std::string& column, const std::string& level,
                 const std::string& coefficient = "0.5") {
  return R"({"term": ")" + name + R"(", "column": ")" + column + R"(", "level": )" + level + R"(, "coefficient": )" +
         coefficient + R"(, "std_error": null, "mean": 1, "sd": 2, "limit": null})";
}

std::vector<ModelColumn> columns() {
  ModelColumn age;
  age.name = "age";
  ModelColumn city;
  city.name = "city";
  city.type = ColumnType::categorical;
  city.levels = {"Bonn", "Oslo", "Rome"};
  city.baseline = "Oslo";
  return {age, city};
}

std::vector<ModelTerm> read(const std::vector<std::string>& terms) {
  const std::string file = "m.json";
  ModelTermsReader reader(file);
  for (std::size_t i = 0; i < terms.size(); ++i) reader.take(parse_json(terms[i]), i);
  reader.check();
  return reader.terms_of(columns());
}

}  // namespace

TEST_CASE("terms are put together with their columns and levels, in any order") {
  const auto terms = read({term("city=Rome", "city", "\"Rome\"", "-2"), term("age", "age", "null", "0.25"),
                           term("city=Bonn", "city", "\"Bonn\"")});
  REQUIRE(terms.size() == 3);
  CHECK(terms[0].column == 1);
  CHECK(terms[0].level == 2);
  CHECK(terms[0].coefficient == -2);
  CHECK(terms[1].column == 0);
  CHECK(terms[1].level == ModelTerm::no_level);
  CHECK(terms[1].coefficient == 0.25);
  CHECK(terms[2].level == 0);
}

TEST_CASE("a term that its column cannot have is refused by its place") {
  const std::string age = term("age", "age", "null");
  CHECK_THROWS_WITH_AS(read({age, age}), doctest::Contains("terms[1]\" stands twice"), Error);
  CHECK_THROWS_WITH_AS(read({age, term("height", "height", "null")}),
                       doctest::Contains("terms[1].column\" names none of the columns"), Error);
  CHECK_THROWS_WITH_AS(read({term("city=Oslo", "city", "\"Oslo\"")}), doctest::Contains("terms[0].level"), Error);
  CHECK_THROWS_WITH_AS(read({term("city=Lima", "city", "\"Lima\"")}), doctest::Contains("terms[0].level"), Error);
  CHECK_THROWS_WITH_AS(read({term("city", "city", "null")}), doctest::Contains("terms[0].level"), Error);
  CHECK_THROWS_WITH_AS(read({term("age=1", "age", "\"1\"")}), doctest::Contains("null in a numeric column"), Error);
}

TEST_CASE("the first wrong term is told, after all of them") {
  const std::string file = "m.json";
  ModelTermsReader reader(file);
  reader.take(parse_json(term("age", "age", "null", "\"much\"")), 0);
  reader.take(parse_json("7"), 1);
  CHECK_THROWS_WITH_AS(reader.check(), doctest::Contains("terms[0].coefficient"), Error);
}

TEST_CASE("a term is called as its column and level have it") {
  CHECK_THROWS_WITH_AS(read({term("years", "age", "null")}), doctest::Contains("terms[0].term\" must be \"age\""),
                       Error);
}
