#include "data/slope_moments.h"

#include "nested_table.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

using namespace logreg;

TEST_CASE("the moments of slopes are those of their columns, weighted or not, far from 0 or near") {
  const std::string csv = nested_csv(9000, 12, 1);
  for (const std::string formula : {"y ~ x:g", "y ~ I(x + 1e6):g", "y ~ I(1e-200 * x):g", "y ~ I(1e200 * x):g - 1"}) {
    CAPTURE(formula);
    ColumnOptions options;
    for (const std::string weights : {"", "n"}) {
      options.weights = weights;
      const BothForms both(csv, formula, options);
      REQUIRE(both.slopes.terms.size() == both.columns.terms.size());
      REQUIRE(both.slopes.slopes().size() == 1);
      for (std::size_t t = 0; t < both.slopes.terms.size(); ++t) {
        const Term& found = both.slopes.terms[t];
        const Term& wanted = both.columns.terms[t];
        CHECK(found.mean == doctest::Approx(wanted.mean).epsilon(1e-12).scale(wanted.sd));
        CHECK(found.sd == doctest::Approx(wanted.sd).epsilon(1e-12).scale(0));
        CHECK(found.spread == doctest::Approx(wanted.spread).epsilon(1e-12).scale(0));
      }
    }
  }
}

TEST_CASE("a slope is 0 in the rows at other levels, which its range and its mean tell") {
  const BothForms both("x,g,y\n2,a,0\n4,a,1\n-3,b,1\n5,c,0\n6,c,1\n6,c,1\n", "y ~ x:g");
  const std::vector<SlopeMoments> found = slope_moments(both.slopes, 0);
  const std::size_t a = both.slopes.place(0).level;
  CHECK(found[a].minimum == 0);
  CHECK(found[a].maximum == 4);
  CHECK(found[a].mean == 1);
  CHECK(found[a].length == doctest::Approx(std::sqrt(20.0 / 6)));
  CHECK(found[both.slopes.place(1).level].minimum == -3);
}
