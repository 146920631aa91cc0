#include "data/term_columns.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace logreg;

namespace {

Variable number(const std::string& name) {
  Variable variable;
  variable.name = name;
  variable.of = parse_expression(name);
  variable.inputs = {0};
  return variable;
}

Variable category(const std::string& name, std::vector<std::string> levels) {
  Variable variable;
  variable.kind = Variable::Kind::category;
  variable.name = name;
  variable.levels = std::move(levels);
  return variable;
}

const std::vector<Variable> variables = {number("x"), category("c", {"a", "b", "e"}), category("d", {"p", "q"})};
const std::vector<std::size_t> baselines = {0, 0, 1};

}  // namespace

TEST_CASE("a category alone keeps its codes") {
  const auto columns = columns_of_term({"c", {1}}, 4, std::vector{Coding::contrasts}, variables, baselines);
  REQUIRE(columns.size() == 1);
  CHECK(columns[0].column.combined == std::vector<std::uint32_t>{0, 1, 2});
  CHECK(columns[0].baseline == 0U);
  CHECK(columns[0].column.term == 4);
}

TEST_CASE("of combinations the first category counts fastest, and baselines have no term") {
  const auto columns =
      columns_of_term({"c:d", {1, 2}}, 0, std::vector{Coding::contrasts, Coding::full}, variables, baselines);
  REQUIRE(columns.size() == 1);
  CHECK(columns[0].levels == std::vector<std::string>{"", "c=b:d=p", "c=e:d=p", "c=b:d=q", "c=e:d=q"});
  CHECK(columns[0].column.combined == std::vector<std::uint32_t>{0, 0, 1, 3, 2, 4});
}

TEST_CASE("a number within levels is a product at each") {
  const auto columns =
      columns_of_term({"x:d", {0, 2}}, 0, std::vector{Coding::number, Coding::contrasts}, variables, baselines);
  REQUIRE(columns.size() == 1);
  CHECK(columns[0].column.name == "x:d=p");
  CHECK(columns[0].column.numbers == std::vector<std::size_t>{0});
  CHECK(columns[0].column.at == std::vector<std::pair<std::size_t, std::uint32_t>>{{1, 0}});
}
