#include "inference/profile.h"

#include "inference/distributions.h"
#include "inference/likelihood.h"
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
    const Fit result = fit(design, {}, Run());
    const Run run;
    Objective objective(design, design.terms, {}, kernels(InstructionSet::baseline), run);
    const std::vector<ProfileInterval> intervals = profile_intervals(objective, result.minimum, level);
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

TEST_CASE("an infinite coefficient has a profile interval that ends on one side") {
  // All rows of level z are of one class: its coefficient goes to +infinity and moves no other row.
  const std::string csv = random_csv(90, 73) + "1.5,0.4,z,2,0,g1,1\n3.5,0.9,z,1,0,g2,1\n2,0.1,z,1,0,g3,1\n";
  for (const bool weighted : {false, true}) {
    Design design = design_of(csv, random_columns(weighted));
    const std::vector<oracle::Row> rows = expanded(design);
    std::vector<oracle::Row> remaining;
    for (oracle::Row row : rows) {
      if (row.x.back() != 0) continue;
      row.x.pop_back();
      remaining.push_back(row);
    }
    const oracle::Real supremum = oracle::newton_fit(remaining).log_likelihood;
    const Fit result = fit(design, {}, Run());
    REQUIRE(result.separation.kind == SeparationKind::quasi_complete);
    const Run run;
    Objective objective(design, design.terms, {}, kernels(InstructionSet::baseline), run);
    const std::vector<ProfileInterval> intervals = separated_profile_intervals(objective, result, 0.95);
    REQUIRE(intervals.size() == design.terms.size() + 1);
    const std::size_t infinite = design.terms.size();
    for (std::size_t j = 0; j < intervals.size(); ++j) {
      CAPTURE(j);
      REQUIRE(intervals[j].low);
      REQUIRE(intervals[j].high);
      CHECK(std::isinf(*intervals[j].high) == (j == infinite));
      for (const double end : {*intervals[j].low, *intervals[j].high}) {
        if (std::isinf(end)) continue;
        const oracle::Real deviance = 2 * (supremum - restricted(j == infinite ? rows : remaining, j, end));
        CHECK(static_cast<double>(deviance) == doctest::Approx(chi_squared_critical_value(0.95)).epsilon(1e-7));
      }
    }
  }
}

TEST_CASE("completely separated data have an end for each coefficient that is infinite to one side") {
  Design design = design_of("x,y\n0,0\n1,0\n2,1\n3,1\n", target("y"));
  const std::vector<oracle::Row> rows = expanded(design);
  const Fit result = fit(design, {}, Run());
  REQUIRE(result.separation.kind == SeparationKind::complete);
  const Run run;
  Objective objective(design, design.terms, {}, kernels(InstructionSet::baseline), run);
  const std::vector<ProfileInterval> intervals = separated_profile_intervals(objective, result, 0.9);
  CHECK(*intervals.at(0).low == -HUGE_VAL);
  CHECK(*intervals.at(1).high == HUGE_VAL);
  CHECK(static_cast<double>(-2 * restricted(rows, 0, *intervals[0].high)) ==
        doctest::Approx(chi_squared_critical_value(0.9)).epsilon(1e-8));
  CHECK(static_cast<double>(-2 * restricted(rows, 1, *intervals[1].low)) ==
        doctest::Approx(chi_squared_critical_value(0.9)).epsilon(1e-8));
}

TEST_CASE("several infinite coefficients are profiled while the others run to their limits") {
  // Two levels of one class each, one to either side; with one of them held, the other still has no finite best value.
  const std::string csv = random_csv(80, 74) + "1.5,0.4,y,1,0,g1,0\n3.5,0.9,z,1,0,g2,1\n2,0.1,z,1,0,g3,1\n";
  Design design = design_of(csv, random_columns(false));
  const std::vector<oracle::Row> rows = expanded(design);
  const Fit result = fit(design, {}, Run());
  const Run run;
  Objective objective(design, design.terms, {}, kernels(InstructionSet::baseline), run);
  const std::vector<ProfileInterval> intervals = separated_profile_intervals(objective, result, 0.95);
  const std::size_t y = 5;
  const std::size_t z = 6;
  REQUIRE(intervals.size() == 7);
  CHECK(*intervals[y].low == -HUGE_VAL);
  CHECK(*intervals[z].high == HUGE_VAL);
  // Level y takes its row away; without it the profile of level z is that of an ordinary column.
  std::vector<oracle::Row> without_y;
  for (oracle::Row row : rows) {
    if (row.x[y - 1] != 0) continue;
    row.x.erase(row.x.begin() + static_cast<std::ptrdiff_t>(y - 1));
    without_y.push_back(row);
  }
  const oracle::Real supremum = -static_cast<oracle::Real>(result.separation.infimum * design.weight_sum);
  CHECK(static_cast<double>(2 * (supremum - restricted(without_y, z - 1, *intervals[z].low))) ==
        doctest::Approx(chi_squared_critical_value(0.95)).epsilon(1e-7));
}

TEST_CASE("a coefficient that may go both ways has a profile interval that is open on both sides") {
  // The rows of the levels b and c are of one class each, which leaves x free.
  Design design = design_of("x,c,y\n0,a,0\n0,a,1\n0,a,1\n1,b,1\n3,b,1\n2,c,1\n", target("y"));
  const std::vector<oracle::Row> rows = expanded(design);
  const Fit result = fit(design, {}, Run());
  REQUIRE(result.separation.kind == SeparationKind::quasi_complete);
  const Run run;
  Objective objective(design, design.terms, {}, kernels(InstructionSet::baseline), run);
  const std::vector<ProfileInterval> intervals = separated_profile_intervals(objective, result, 0.95);
  REQUIRE(intervals.size() == 4);
  CHECK(std::isfinite(*intervals[0].low));
  CHECK(std::isfinite(*intervals[0].high));
  for (std::size_t j = 1; j < intervals.size(); ++j) {
    CHECK(result.separation.weights[j - 1].goes_both_ways);
    CHECK(*intervals[j].low == -HUGE_VAL);
    CHECK(*intervals[j].high == HUGE_VAL);
  }
  // Any value of x comes as near to the supremum as one likes.
  const oracle::Real supremum = -static_cast<oracle::Real>(result.separation.infimum * design.weight_sum);
  for (const double x : {-30.0, -1.0, 0.0, 1.0, 30.0}) {
    const oracle::Real level = 40 + 3 * std::abs(x);
    const oracle::Real found = oracle::log_likelihood(rows, {std::log(2.0L), x, level, level});
    CHECK(static_cast<double>(supremum - found) == doctest::Approx(0).epsilon(1e-12));
  }
}

TEST_CASE("where the last digit of the likelihood hides its differences there is neither a ratio nor an interval") {
  ColumnOptions columns = target("y");
  columns.offset = "o";
  Design design = design_of("x,o,y\n0,0,0\n1,0,1\n2,0,0\n3,0,1\n1.5,-1e20,1\n", columns);
  const Fit result = fit(design, {}, Run());
  REQUIRE(result.minimum.converged);
  const Run run;
  Objective objective(design, design.terms, {}, kernels(InstructionSet::baseline), run);
  for (const ProfileInterval& interval : profile_intervals(objective, result.minimum, 0.95)) {
    CHECK_FALSE(interval.low);
    CHECK_FALSE(interval.high);
  }
  CHECK_FALSE(resolved_ratio(0, -1e300));
  CHECK_FALSE(resolved_ratio(4, -1e13));
  CHECK(*resolved_ratio(4, -7) == 4);
  CHECK(*resolved_ratio(1e13, -1e14) == 1e13);
  CHECK(*resolved_ratio(-1e-15, -5) == 0);
}

TEST_CASE("profile intervals do not depend on how columns that nearly depend on each other are written") {
  const std::string csv = nearly_dependent_csv(400, 43);
  const auto intercept = [&](const std::string& column) {
    ColumnOptions columns = target("y");
    columns.features = {"a", column};
    Design design = design_of(csv, columns);
    const Fit result = fit(design, {}, Run());
    const Run run;
    Objective objective(design, design.terms, {}, kernels(InstructionSet::baseline), run);
    return profile_intervals(objective, result.minimum, 0.95)[0];
  };
  const ProfileInterval plain = intercept("k");
  const ProfileInterval nearly = intercept("b");
  CHECK(*nearly.low == doctest::Approx(*plain.low).epsilon(1e-6));
  CHECK(*nearly.high == doctest::Approx(*plain.high).epsilon(1e-6));
}

TEST_CASE("nearly separated data have long but finite profile intervals") {
  Design design = design_of("x,y\n1,0\n2,0\n3,0\n4,1\n4.5,0\n5,1\n6,1\n7,1\n", target("y"));
  const Fit result = fit(design, {}, Run());
  const Run run;
  Objective objective(design, design.terms, {}, kernels(InstructionSet::baseline), run);
  const ProfileInterval slope = profile_intervals(objective, result.minimum, 0.95)[1];
  REQUIRE(slope.low);
  REQUIRE(slope.high);
  const double estimate = result.minimum.point.weights[1] / design.terms[0].sd;
  CHECK(*slope.low > 0);
  CHECK(*slope.high - estimate > 2 * (estimate - *slope.low));
}
