#include "fit/profile.h"

#include "fit/distributions.h"
#include "random_fits.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

using namespace logreg;

namespace {

// The greatest log likelihood with coefficient j (0: the intercept) at `value`.
oracle::Real restricted(std::vector<oracle::Row> rows, std::size_t j, double value) {
  for (oracle::Row& row : rows) {
    if (j == 0) {
      row.offset += value;
      continue;
    }
    row.offset += value * row.x[j - 1];
    row.x.erase(row.x.begin() + static_cast<std::ptrdiff_t>(j - 1));
  }
  return oracle::newton_fit(rows, {}, j != 0).log_likelihood;
}

}  // namespace

TEST_CASE("at the ends of profile intervals the best fit is just as much worse as the level says") {
  for (const double level : {0.5, 0.95, 0.999}) {
    const bool weighted = level == 0.5;
    Design design = design_of(random_csv(120, 71), random_columns(weighted));
    const std::vector<oracle::Row> rows = expanded(design);
    const oracle::NewtonFit newton = oracle::newton_fit(rows);
    const FitResult result = fit(design, {}, Run());
    const Run run;
    Objective objective(design, design.terms, {}, kernels(InstructionSet::baseline), run);
    const std::vector<ProfileInterval> intervals = profile_intervals(objective, result, level);
    REQUIRE(intervals.size() == newton.coefficients.size());
    for (std::size_t j = 0; j < intervals.size(); ++j) {
      REQUIRE(intervals[j].low);
      REQUIRE(intervals[j].high);
      CHECK(*intervals[j].low < static_cast<double>(newton.coefficients[j]));
      CHECK(*intervals[j].high > static_cast<double>(newton.coefficients[j]));
      for (const double end : {*intervals[j].low, *intervals[j].high}) {
        const oracle::Real deviance = 2 * (newton.log_likelihood - restricted(rows, j, end));
        CHECK(static_cast<double>(deviance) == doctest::Approx(chi_squared_critical_value(level)).epsilon(1e-8));
      }
    }
  }
}

TEST_CASE("nearly separated data have long but finite profile intervals") {
  Design design = design_of("x,y\n1,0\n2,0\n3,0\n4,1\n4.5,0\n5,1\n6,1\n7,1\n", target("y"));
  const FitResult result = fit(design, {}, Run());
  const Run run;
  Objective objective(design, design.terms, {}, kernels(InstructionSet::baseline), run);
  const ProfileInterval slope = profile_intervals(objective, result, 0.95)[1];
  REQUIRE(slope.low);
  REQUIRE(slope.high);
  const double estimate = result.point.weights[1] / design.terms[0].sd;
  CHECK(*slope.low > 0);
  CHECK(*slope.high - estimate > 2 * (estimate - *slope.low));
}
