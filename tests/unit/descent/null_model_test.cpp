#include "descent/null_model.h"

#include "newton_oracle.h"
#include "table_of.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

using namespace logreg;

namespace {

NullModel null_model_of(const Design& design) {
  return null_model(design, kernels(InstructionSet::baseline), Run());
}

Design design_with(const std::string& offsets, bool intercept = true) {
  const std::string csv = "x,w,o,y\n1,2,0.3,0\n2,1,-0.7,1\n3,3,1.9,1\n4,1,-2,0\n5,2,0.1,1\n";
  ColumnOptions columns = target("y");
  columns.weights = "w";
  columns.offset = offsets;
  columns.features = {"x"};
  columns.intercept = intercept;
  return design_of(csv, columns);
}

ColumnOptions with_offset() {
  ColumnOptions columns = target("y");
  columns.offset = "o";
  return columns;
}

}  // namespace

TEST_CASE("the null model is the log odds of the classes, and their entropy") {
  const NullModel null = null_model_of(design_with(""));
  CHECK(null.bias == doctest::Approx(std::log(6.0 / 3)).epsilon(1e-15));
  CHECK(null.loss == doctest::Approx(-(6 * std::log(6.0 / 9) + 3 * std::log(3.0 / 9)) / 9).epsilon(1e-15));
}

TEST_CASE("beside offsets the null model is the best constant") {
  std::vector<oracle::Row> rows = {{{}, 0, 2, 0.3}, {{}, 1, 1, -0.7}, {{}, 1, 3, 1.9}, {{}, 0, 1, -2}, {{}, 1, 2, 0.1}};
  const oracle::NewtonFit expected = oracle::newton_fit(rows);
  const NullModel null = null_model_of(design_with("o"));
  CHECK(null.bias == doctest::Approx(static_cast<double>(expected.coefficients[0])).epsilon(1e-14));
  CHECK(null.loss == doctest::Approx(static_cast<double>(-expected.log_likelihood / 9)).epsilon(1e-14));
}

TEST_CASE("offsets that are far apart or all the same have a best constant, too") {
  const Design far = design_of("x,o,y\n1,900,0\n2,-900,1\n3,900,1\n4,-900,0\n", with_offset());
  // By symmetry the constant is 0: two of the rows are fitted perfectly, two are as wrong as 900.
  CHECK(std::abs(null_model_of(far).bias) < 1e-9);
  CHECK(null_model_of(far).loss == doctest::Approx(450).epsilon(1e-12));
  const Design same = design_of("x,o,y\n1,5,0\n2,5,1\n3,5,1\n4,5,1\n", with_offset());
  CHECK(null_model_of(same).bias == doctest::Approx(std::log(3.0) - 5).epsilon(1e-14));
}

TEST_CASE("without an intercept the null model is the offset alone, or the logit 0") {
  CHECK(null_model_of(design_with("", false)).bias == 0);
  CHECK(null_model_of(design_with("", false)).loss == doctest::Approx(std::log(2.0)).epsilon(1e-15));
  const double loss = (2 * std::log1p(std::exp(0.3)) + std::log1p(std::exp(0.7)) + 3 * std::log1p(std::exp(-1.9)) +
                       std::log1p(std::exp(-2.0)) + 2 * std::log1p(std::exp(-0.1))) /
                      9;
  CHECK(null_model_of(design_with("o", false)).loss == doctest::Approx(loss).epsilon(1e-14));
}

TEST_CASE("a row whose offset decides it leaves the constant to the others") {
  for (const std::string far : {"1e4", "1e30", "1e300", "1.7e308"}) {
    CAPTURE(far);
    const Design design =
        design_of("x,o,y\n1,0,0\n2,0,1\n3,0,1\n4,0,1\n5," + far + ",1\n6,-" + far + ",0\n", with_offset());
    CHECK(null_model_of(design).bias == doctest::Approx(std::log(3.0)).epsilon(1e-14));
  }
}
