#include "data/derive.h"

#include "base/error.h"
#include "formula_training.h"
#include "random_fits.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

using namespace logreg;

namespace {

const std::string table = "x,z,c,d,y\n1,4,a,p,0\n2,3,a,q,1\n3,2,b,p,0\n4,1,b,q,1\n5,0.5,c,p,1\n6,9,c,p,0\n";

std::vector<std::string> names_of(const Schema& schema) {
  std::vector<std::string> names;
  for (const FeatureColumn& feature : schema.features) names.push_back(feature.name);
  return names;
}

std::vector<std::string> levels_of(const FeatureColumn& feature) {
  std::vector<std::string> levels;
  for (const Level& level : feature.levels) levels.push_back(level.text);
  return levels;
}

std::string refusal_of(const std::string& csv, const std::string& formula, ColumnOptions options = {}) {
  try {
    formula_design(csv, formula, std::move(options));
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

// The numbers of a column of a design of one block.
std::vector<double> numbers(const FormulaDesign& made, std::size_t j) {
  const DesignBlock& block = made.derived.design.blocks.front();
  return {block.columns[j], block.columns[j] + block.rows};
}

}  // namespace

TEST_CASE("numbers are worked out row by row, and a column that is a term stays as it is") {
  const FormulaDesign made = formula_design(table, "y ~ x + log(z) + I(x * z)");
  CHECK(names_of(made.schema) == std::vector<std::string>{"x", "log(z)", "I(x * z)"});
  CHECK(numbers(made, 0) == std::vector<double>{1, 2, 3, 4, 5, 6});
  CHECK(numbers(made, 1)[5] == doctest::Approx(std::log(9.0)));
  CHECK(numbers(made, 2) == std::vector<double>{4, 6, 6, 4, 2.5, 54});
  CHECK(made.schema.features[2].minimum == 2.5);
  CHECK(made.schema.features[2].maximum == 54);
  CHECK(made.schema.inputs.size() == 2);
}

TEST_CASE("a number within the levels of a category is a column for each") {
  const FormulaDesign made = formula_design(table, "y ~ c + c:x");
  CHECK(names_of(made.schema) == std::vector<std::string>{"c", "c=a:x", "c=b:x", "c=c:x"});
  CHECK(numbers(made, 1) == std::vector<double>{0, 0, 3, 4, 0, 0});
}

TEST_CASE("categories are combined to codes, and combinations without rows are left out") {
  const FormulaDesign made = formula_design(table, "y ~ c * d");
  REQUIRE(names_of(made.schema) == std::vector<std::string>{"c", "d", "c:d"});
  CHECK(levels_of(made.schema.features[2]) == std::vector<std::string>{"", "c=b:d=q"});
  CHECK(made.schema.features[2].baseline == 0U);
  CHECK(made.schema.ignored == std::vector<ExcludedColumn>{{"c=c:d=q", Exclusion::no_rows}});
  const DesignBlock& block = made.derived.design.blocks.front();
  const auto codes = made.derived.design.codes(block, 2);
  CHECK(std::vector<std::uint32_t>(codes.begin(), codes.end()) == std::vector<std::uint32_t>{0, 0, 0, 1, 0, 0});
}

TEST_CASE("categories without their main effects have all combinations that have rows") {
  const FormulaDesign made = formula_design(table, "y ~ c:d - 1");
  CHECK(levels_of(made.schema.features.at(0)) ==
        std::vector<std::string>{"c=a:d=p", "c=b:d=p", "c=c:d=p", "c=a:d=q", "c=b:d=q"});
  CHECK_FALSE(made.schema.features[0].baseline.has_value());
  CHECK_FALSE(made.derived.design.has_intercept);
}

TEST_CASE("values of a factor and intervals are levels in their order") {
  const FormulaDesign made = formula_design(table, "y ~ factor(x) + cut(z, 2.5)");
  CHECK(levels_of(made.schema.features.at(0)) == std::vector<std::string>{"1", "2", "3", "4", "5", "6"});
  CHECK(levels_of(made.schema.features.at(1)) == std::vector<std::string>{"(-Inf,2.5]", "(2.5,Inf]"});
}

TEST_CASE("missing cells that are asked about cost no row") {
  const std::string holes = "x,z,y\n1,1,0\n,2,1\n3,4,0\n,5,1\n2,3,1\n";
  const FormulaDesign made = formula_design(holes, "y ~ z + missing(x)");
  CHECK(made.schema.rows == 5);
  CHECK(numbers(made, 1) == std::vector<double>{0, 1, 0, 1, 0});
  const FormulaDesign none = formula_design("x,z,y\n1,1,0\n5,2,1\n3,4,0\n", "y ~ z + missing(x)");
  CHECK(none.schema.ignored == std::vector<ExcludedColumn>{{"missing(x)", Exclusion::constant}});
  CHECK(refusal_of(holes, "y ~ x + missing(x)").starts_with("missing(x) is 0 in every row"));
  ColumnOptions filled;
  filled.impute = {"x=7"};
  const FormulaDesign both = formula_design(holes, "y ~ x + missing(x)", filled);
  CHECK(numbers(both, 0) == std::vector<double>{1, 7, 3, 7, 2});
  CHECK(numbers(both, 1) == std::vector<double>{0, 1, 0, 1, 0});
}

TEST_CASE("each number that is filled in can have an indicator") {
  ColumnOptions filled = target("y");
  filled.missing = MissingPolicy::impute;
  const FormulaDesign made =
      formula_design("x,z,c,y\n1,1,a,0\n,2,a,1\n3,4,b,0\n,5,,1\n2,3,b,1\n", "", filled, true);
  CHECK(names_of(made.schema) == std::vector<std::string>{"x", "z", "c", "x=(missing)"});
  CHECK(numbers(made, 0) == std::vector<double>{1, 2, 3, 2, 2});
  CHECK(numbers(made, 2) == std::vector<double>{0, 1, 0, 1, 0});
}

TEST_CASE("constants are learned from each row once, whatever its weight") {
  const std::string weighted = "x,w,y\n1,1,0\n2,50,1\n3,1,0\n4,1,1\n5,1,0\n";
  ColumnOptions weights;
  weights.weights = "w";
  const FormulaDesign made = formula_design(weighted, "y ~ poly(x, 2)", weights);
  CHECK(numbers(made, 0)[2] == doctest::Approx(0.0));
}

TEST_CASE("offsets of a formula are added up") {
  const FormulaDesign made = formula_design(table, "y ~ x + offset(log(z)) + offset(z)");
  CHECK(made.derived.design.blocks.front().offsets[1] == doctest::Approx(std::log(3.0) + 3));
}

TEST_CASE("what does not fit is refused with its place") {
  CHECK(refusal_of(table, "y ~ log(c)") == "log(c) wants numbers, and column \"c\" holds text\n  y ~ log(c)\n          ^");
  CHECK(refusal_of(table, "y ~ log(x - 3)").starts_with("data.csv:2: log(x - 3) has no finite value where x is 1"));
  CHECK(refusal_of(table, "y ~ month(x)").find("wants a date") != std::string::npos);
  CHECK(refusal_of(table, "y ~ ns(x, df=9)").find("ns(x, df=9)") != std::string::npos);
}

TEST_CASE("a formula and the same columns made by hand give the same fit") {
  std::string csv = "x,z,c,xz,l,y\n";
  for (int i = 0; i < 60; ++i) {
    const double x = (i * 37 % 61) / 10.0;
    const double z = 1 + (i * 17 % 23);
    csv += std::to_string(x) + ',' + std::to_string(z) + ',' + (i % 3 == 0 ? "a" : "b") + ',' + std::to_string(x * z) +
           ',' + std::to_string(x * (i % 3 == 0 ? 0 : 1)) + ',' + (i * 7 % 5 < 2 ? "1" : "0") + '\n';
  }
  const Training by_formula = formula_training(csv, "y ~ x * z + c + c:x");
  const Training by_hand = formula_training(csv, "y ~ x + z + c + xz + l");
  CHECK(by_formula.likelihood.log_likelihood == doctest::Approx(by_hand.likelihood.log_likelihood).epsilon(1e-8));
  CHECK(by_formula.model.terms.size() == by_hand.model.terms.size());
}
