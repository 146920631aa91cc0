#include "quality/calibration_errors.h"

#include <doctest/doctest.h>

#include <vector>

using namespace logreg;

TEST_CASE("the expected calibration error weighs bins by their rows") {
  const std::vector<CalibrationBin> bins = {{30, 0.2, 0.1, 0, 0}, {10, 0.5, 0.7, 0, 0}};
  CHECK(*expected_calibration_error(bins) == doctest::Approx((30 * 0.1 + 10 * 0.2) / 40));
  CHECK_FALSE(expected_calibration_error({}));
}

TEST_CASE("Hosmer and Lemeshow's statistic is the sum of squares over binomial variances") {
  const std::vector<CalibrationBin> groups = {{50, 0.2, 0.3, 0, 0}, {50, 0.6, 0.5, 0, 0}};
  const HosmerLemeshow test = hosmer_lemeshow(groups);
  CHECK(*test.statistic == doctest::Approx(50 * 0.01 / 0.16 + 50 * 0.01 / 0.24));
  CHECK(test.groups == 2);
}

TEST_CASE("a group that is sure and wrong has no finite statistic, one that is sure and right adds nothing") {
  CHECK_FALSE(hosmer_lemeshow(std::vector<CalibrationBin>{{5, 0.0, 0.2, 0, 0}}).statistic);
  CHECK(*hosmer_lemeshow(std::vector<CalibrationBin>{{5, 0.0, 0.0, 0, 0}}).statistic == 0);
  CHECK_FALSE(hosmer_lemeshow({}).statistic);
}
