#include "descent/coordinates.h"

#include "table_of.h"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

using namespace logreg;

namespace {

// Mean 5 and standard deviation 2 of x, a level q with a share of 1/4.
Design small_design(bool intercept = true) {
  ColumnOptions columns = target("y");
  columns.intercept = intercept;
  Design design = design_of("x,c,y\n3,p,0\n7,p,1\n3,q,1\n7,p,0\n", columns);
  design.standardize(Run());
  return design;
}

}  // namespace

TEST_CASE("weights of centred and scaled terms become coefficients in the units of the data, and back") {
  const Design design = small_design();
  const std::vector<double> raw = {-1, 0.5, 3};
  const std::vector<double> standardized = standardized_weights(raw, design.terms);
  CHECK(standardized[0] == doctest::Approx(-1 + 0.5 * 5 + 3 * 0.25));
  CHECK(standardized[1] == doctest::Approx(0.5 * 2));
  CHECK(standardized[2] == doctest::Approx(3 * std::sqrt(0.25 * 0.75)));
  CHECK(raw_coefficient(standardized[1], design.terms[0]) == doctest::Approx(0.5));
  CHECK(raw_coefficient(standardized[2], design.terms[1]) == doctest::Approx(3));
}

TEST_CASE("a coefficient of raw columns is a function of the weights of centred and scaled ones") {
  const Design design = small_design();
  const std::vector<double> raw = {-1, 0.5, 3};
  const std::vector<double> standardized = standardized_weights(raw, design.terms);
  for (std::size_t j = 0; j < raw.size(); ++j) {
    const RawCoefficient coefficient = raw_coefficient_of(design.terms, j);
    CHECK(dot(coefficient.a, standardized) / coefficient.unit == doctest::Approx(raw[j]));
  }
}

TEST_CASE("the scale of a term is told in the units that the design stores") {
  const Design design = small_design();
  const int exponent = design.numeric[0].exponent;
  CHECK(term_scale(design, design.terms[0]).center == 0);
  CHECK(term_scale(design, design.terms[0]).scale == std::ldexp(2.0, -exponent));
  CHECK(term_scale(design, design.terms[1]).center == 0.25);
  Term of_other_rows = design.terms[0];
  of_other_rows.mean = 6;
  CHECK(term_scale(design, of_other_rows).center == std::ldexp(1.0, -exponent));
}

TEST_CASE("without an intercept nothing is centred") {
  const Design design = small_design(false);
  for (const Term& term : design.terms) CHECK(term_scale(design, term).center == 0);
}
