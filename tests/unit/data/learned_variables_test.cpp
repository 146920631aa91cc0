#include "data/learned_variables.h"

#include "formula_training.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace logreg;

TEST_CASE("a variable learns levels from the rows kept") {
  const FormulaDesign made = formula_design("x,c,y\n3,b,0\n1,a,1\n3,a,0\n2,b,1\n9,a,\n", "y ~ factor(x) + factor(c)");
  const std::vector<Variable>& variables = made.derived.derivation.variables;
  REQUIRE(variables.size() == 2);
  CHECK(variables[0].kind == Variable::Kind::values);
  CHECK(variables[0].values == std::vector<double>{1, 2, 3});
  CHECK(variables[0].levels == std::vector<std::string>{"1", "2", "3"});
  CHECK(variables[1].kind == Variable::Kind::category);
  CHECK(variables[1].levels == std::vector<std::string>{"a", "b"});
}

TEST_CASE("with trials a row of the file counts once, though it stands twice in the design") {
  ColumnOptions trials;
  trials.trials = "n";
  const FormulaDesign made = formula_design("x,y,n\n1,1,2\n2,0,2\n3,1,2\n4,2,2\n5,1,2\n", "y ~ poly(x, 1)", trials);
  const auto& basis = made.derived.derivation.variables.front().basis;
  REQUIRE(basis);
  // The mean of 1 to 5; of the eight rows of the design it would be another.
  std::vector<double> at(1);
  basis->evaluate(3, at);
  CHECK(at.front() == doctest::Approx(0.0));
}
