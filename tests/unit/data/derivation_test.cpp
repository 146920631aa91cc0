#include "data/derivation.h"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

using namespace logreg;

namespace {

// log(x), the level of c, the value of k among 1 and 3; log(x) where c is its second level; c with k.
Derivation derivation() {
  Derivation result;
  result.variables.resize(3);
  result.variables[0].of = parse_expression("log(x)");
  result.variables[0].inputs = {0};
  result.variables[1].kind = Variable::Kind::category;
  result.variables[1].inputs = {1};
  result.variables[1].levels = {"a", "b"};
  result.variables[2].kind = Variable::Kind::values;
  result.variables[2].of = parse_expression("k");
  result.variables[2].inputs = {2};
  result.variables[2].values = {1, 3};
  result.variables[2].levels = {"1", "3"};
  result.columns.resize(2);
  result.columns[0].numbers = {0};
  result.columns[0].at = {{0, 1}};
  result.columns[1].levels = {0, 1};
  result.columns[1].combined = {0, 0, DerivedRow::no_level, 1};
  return result;
}

}  // namespace

TEST_CASE("a row is worked out of what its inputs say") {
  const Derivation derived = derivation();
  DerivedRow row(derived);
  const std::vector<double> numbers = {std::exp(2.0), 0, 3};
  const std::vector<std::uint8_t> missing(3);
  for (const std::uint32_t level : {0U, 1U}) {
    const std::vector<std::uint32_t> levels = {0, level, 0};
    row.set({numbers, levels, missing});
    CHECK(row.without_value() == nullptr);
    CHECK(row.number(derived.columns[0]) == (level == 1 ? doctest::Approx(2) : doctest::Approx(0)));
    CHECK(row.level(derived.columns[1]) == level);
  }
}

TEST_CASE("what has no value, no level and no rows is told apart") {
  const Derivation derived = derivation();
  DerivedRow row(derived);
  const std::vector<std::uint32_t> levels = {0, 1, 0};
  const std::vector<std::uint8_t> missing(3);
  row.set({std::vector<double>{0, 0, 3}, levels, missing});
  CHECK(row.without_value() == &derived.variables[0]);
  row.set({std::vector<double>{1, 0, 2}, levels, missing});
  CHECK(row.without_value() == &derived.variables[2]);
  row.set({std::vector<double>{1, 0, 1}, levels, missing});
  CHECK(row.without_value() == nullptr);
  CHECK_FALSE(row.level(derived.columns[1]).has_value());
  CHECK(inputs_of_columns(derived).front() == std::vector<std::size_t>{0, 1});
}
