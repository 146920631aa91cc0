#include "data/nested_slopes.h"

#include "nested_table.h"

#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

using namespace logreg;

namespace {

Design design_of_formula(const std::string& formula, std::size_t fewest = always_slopes) {
  return std::move(formula_design(nested_csv(2000, 20, 9), formula, {}, false, fewest).derived.design);
}

}  // namespace

TEST_CASE("a number within a category of the model shares the codes of the category") {
  const Design design = design_of_formula("y ~ g/x");
  REQUIRE(design.slopes().size() == 1);
  CHECK(design.slopes()[0].codes == 0);
  CHECK(design.code_columns() == 1);
  CHECK(design.numeric.size() == 20);
  CHECK(design.stored_columns() == 0);
  CHECK(design.block_columns() == 1);
}

TEST_CASE("without it slopes have codes of their own, which functions of one basis share") {
  const Design design = design_of_formula("y ~ h + poly(x, 3):g");
  REQUIRE(design.slopes().size() == 3);
  CHECK(design.code_columns() == 2);
  for (const LevelSlopes& slopes : design.slopes()) CHECK(slopes.codes == 1);
  CHECK(design.numeric.size() == 60);
  CHECK(design.block_columns() == 3);
}

TEST_CASE("a baseline has no slope where the number is a term, too") {
  const Design design = design_of_formula("y ~ x * g");
  REQUIRE(design.slopes().size() == 1);
  CHECK(design.slopes()[0].columns[0] == LevelSlopes::no_column);
  CHECK(design.numeric.size() == 20);
  CHECK(design.stored_columns() == 1);
  CHECK(design.column(design.blocks[0], 0).size() == design.blocks[0].rows);
}

TEST_CASE("few levels are columns of numbers") {
  CHECK(design_of_formula("y ~ h/x + g/w", fewest_slope_levels).slopes().size() == 1);
  CHECK(design_of_formula("y ~ h/x + g/w", never_slopes).slopes().empty());
  CHECK(design_of_formula("y ~ h/x + g/w").slopes().size() == 2);
}

TEST_CASE("levels and combinations without rows have no slopes, as they have no columns") {
  std::string csv = "x,g,h,y\n";
  for (int i = 0; i < 60; ++i) {
    csv += std::to_string(i * 7 % 11) + ",g" + std::to_string(i % 5) + ",h" + std::to_string(i % 5 == 2 ? 0 : i % 3) +
           (i * i % 7 < 3 ? ",1\n" : ",0\n");
  }
  for (const std::string formula : {"y ~ g:h:x", "y ~ g + h:x:g", "y ~ x:g:h - 1"}) {
    CAPTURE(formula);
    const FormulaDesign slopes = formula_design(csv, formula, {}, false, always_slopes);
    const FormulaDesign columns = formula_design(csv, formula, {}, false, never_slopes);
    REQUIRE_FALSE(slopes.derived.design.slopes().empty());
    CHECK(slopes.schema.ignored == columns.schema.ignored);
    CHECK_FALSE(slopes.schema.ignored.empty());
    REQUIRE(slopes.schema.features.size() == columns.schema.features.size());
    for (std::size_t f = 0; f < slopes.schema.features.size(); ++f) {
      CHECK(slopes.schema.features[f].name == columns.schema.features[f].name);
      CHECK(slopes.schema.features[f].minimum == columns.schema.features[f].minimum);
      CHECK(slopes.schema.features[f].maximum == columns.schema.features[f].maximum);
    }
    const DesignBlock& of_slopes = slopes.derived.design.blocks.front();
    const DesignBlock& of_columns = columns.derived.design.blocks.front();
    for (std::size_t j = 0; j < columns.derived.design.numeric.size(); ++j) {
      for (std::size_t i = 0; i < of_columns.rows; ++i) {
        CHECK(slopes.derived.design.number(of_slopes, j, i) == columns.derived.design.number(of_columns, j, i));
      }
    }
  }
}
