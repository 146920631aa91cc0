#include "model/coefficient_table.h"

#include <doctest/doctest.h>

#include <cmath>
#include <optional>
#include <vector>

using namespace logreg;

namespace {

Model two_terms() {
  Model model;
  model.level = 0.95;
  model.intercept = -1;
  model.intercept_std_error = 0.5;
  model.columns.resize(2);
  model.columns[0].name = "age";
  model.columns[1].name = "dose";
  model.terms = {{0, ModelTerm::no_level, 2, 1.0}, {1, ModelTerm::no_level, 30, std::nullopt}};
  return model;
}

}  // namespace

TEST_CASE("a line has the estimate, its odds ratio, and Wald's test and interval") {
  const std::vector<CoefficientLine> lines = coefficient_table(two_terms(), {});
  REQUIRE(lines.size() == 3);
  CHECK(lines[0].term == "(intercept)");
  CHECK(lines[0].estimate == -1.0);
  CHECK(lines[1].term == "age");
  CHECK(lines[1].odds_ratio.value() == doctest::Approx(std::exp(2.0)).epsilon(1e-15));
  CHECK(lines[1].wald.value().statistic == 2);
  CHECK(lines[1].wald.value().p_value == doctest::Approx(0.04550026389635842).epsilon(1e-13));  // 2 (1 - Phi(2))
  CHECK(lines[1].wald.value().low == doctest::Approx(2 - 1.959963984540054).epsilon(1e-13));
  CHECK(*lines[1].odds_ratio_low() == doctest::Approx(std::exp(2 - 1.959963984540054)).epsilon(1e-13));
  CHECK(*lines[1].odds_ratio_high() == doctest::Approx(std::exp(2 + 1.959963984540054)).epsilon(1e-13));
  CHECK(!lines[2].wald.has_value());  // no standard error, no test
  CHECK(!lines[2].odds_ratio_low().has_value());
}

TEST_CASE("a model without intercept has no line of it") {
  Model model = two_terms();
  model.has_intercept = false;
  const std::vector<CoefficientLine> lines = coefficient_table(model, {});
  REQUIRE(lines.size() == 2);
  CHECK(lines.front().term == "age");
}

TEST_CASE("a weight without finite estimate has a limit and the rows behind it, and no numbers") {
  Separation separation;
  separation.weights.resize(2);
  separation.weights[1].is_infinite = true;
  separation.weights[1].sign = -1;
  separation.weights[1].rows = 7;
  const CoefficientLine line = coefficient_table(two_terms(), separation)[2];
  CHECK(line.limit == Limit::minus_infinity);
  CHECK(line.separated_rows == std::optional<std::size_t>(7));
  CHECK(!line.estimate.has_value());
  CHECK(line.odds_ratio == std::optional<double>(0));
}

TEST_CASE("a weight that may grow to both sides is undetermined") {
  CHECK(limit_of({}) == Limit::none);
  WeightLimit limit;
  limit.is_infinite = true;
  CHECK(limit_of(limit) == Limit::undetermined);
  limit.sign = 1;
  CHECK(limit_of(limit) == Limit::plus_infinity);
}

TEST_CASE("profiles take the place of Wald's tests, that of the intercept first") {
  std::vector<CoefficientLine> lines = coefficient_table(two_terms(), {});
  const std::vector<Wald> profiles = {{.statistic = 10}, {.statistic = 11}, {.statistic = 12}};
  set_profiles(lines, true, profiles);
  CHECK(lines[0].wald.value().statistic == 10);
  CHECK(lines[2].wald.value().statistic == 12);
  lines.erase(lines.begin());
  set_profiles(lines, false, profiles);
  CHECK(lines[0].wald.value().statistic == 11);
  set_profiles(lines, false, {});
  CHECK(lines[0].wald.value().statistic == 11);
}
