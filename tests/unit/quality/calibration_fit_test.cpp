#include "quality/calibration_fit.h"

#include "base/random.h"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

using namespace logreg;

namespace {

CalibrationFit fit_of(const Scores& scores) {
  return calibration_fit(scores, Ranking(scores));
}

// Logits of some spread; labels drawn with those, moved and stretched.
Scores drawn(double constant, double slope, std::uint64_t seed) {
  Random random(seed);
  Scores scores;
  for (int row = 0; row < 400; ++row) {
    const double logit = 4 * random.uniform() - 2.5;
    scores.logits.push_back(logit);
    scores.labels.push_back(random.uniform() < 1 / (1 + std::exp(-constant - slope * logit)) ? 1 : 0);
  }
  return scores;
}

}  // namespace

TEST_CASE("the intercept brings the sum of the probabilities to the number of positives") {
  const Scores scores = drawn(0.7, 1.3, 1);
  const CalibrationFit fit = fit_of(scores);
  REQUIRE(fit.intercept);
  long double residual = 0, information = 0;
  for (std::size_t row = 0; row < scores.rows(); ++row) {
    const long double p = 1 / (1 + std::exp(-static_cast<long double>(scores.logits[row]) - *fit.intercept));
    residual += p - scores.labels[row];
    information += p * (1 - p);
  }
  CHECK(std::abs(static_cast<double>(residual)) < 1e-11);
  CHECK(*fit.intercept_variance == doctest::Approx(static_cast<double>(1 / information)).epsilon(1e-12));
}

TEST_CASE("the slope is the coefficient of a logistic regression on the logit") {
  const Scores scores = drawn(-0.4, 0.6, 2);
  const CalibrationFit fit = fit_of(scores);
  REQUIRE(fit.slope);
  // With that slope, the constant that zeroes one gradient zeroes the other.
  const auto gradients = [&](long double constant) {
    std::array<long double, 3> sums{};
    for (std::size_t row = 0; row < scores.rows(); ++row) {
      const long double x = scores.logits[row];
      const long double p = 1 / (1 + std::exp(-constant - *fit.slope * x));
      sums[0] += p - scores.labels[row];
      sums[1] += (p - scores.labels[row]) * x;
      sums[2] += p * (1 - p);
    }
    return sums;
  };
  long double constant = 0;
  for (int step = 0; step < 50; ++step) {
    const auto sums = gradients(constant);
    constant -= sums[0] / sums[2];
  }
  CHECK(std::abs(static_cast<double>(gradients(constant)[1])) < 1e-10);
  CHECK(*fit.slope > 0.3);
  CHECK(*fit.slope < 0.9);
}

TEST_CASE("weights count rows") {
  Scores once = drawn(0.2, 1.1, 3);
  Scores twice = once;
  twice.logits.insert(twice.logits.end(), once.logits.begin(), once.logits.end());
  twice.labels.insert(twice.labels.end(), once.labels.begin(), once.labels.end());
  once.weights.assign(once.rows(), 2.0);
  const CalibrationFit weighted = fit_of(once);
  const CalibrationFit repeated = fit_of(twice);
  CHECK(*weighted.slope == doctest::Approx(*repeated.slope).epsilon(1e-12));
  CHECK(*weighted.slope_variance == doctest::Approx(*repeated.slope_variance).epsilon(1e-12));
  CHECK(*weighted.intercept_variance == doctest::Approx(*repeated.intercept_variance).epsilon(1e-12));
}

TEST_CASE("there is no slope without overlap or without spread, and nothing with one class") {
  const CalibrationFit apart = fit_of({{3.0, 2.0, 1.0, 0.0}, {1, 1, 0, 0}, {}});
  CHECK(apart.intercept);
  CHECK_FALSE(apart.slope);
  const CalibrationFit touching = fit_of({{2.0, 1.0, 1.0, 0.0}, {1, 1, 0, 0}, {}});
  CHECK_FALSE(touching.slope);
  const CalibrationFit level = fit_of({{1.0, 1.0, 1.0}, {1, 0, 0}, {}});
  CHECK(*level.intercept == doctest::Approx(std::log(0.5) - 1));
  CHECK_FALSE(level.slope);
  const CalibrationFit one_class = fit_of({{1.0, 2.0}, {1, 1}, {}});
  CHECK_FALSE(one_class.intercept);
  CHECK_FALSE(one_class.slope);
}

TEST_CASE("an inverted ranking has a slope below 0") {
  const CalibrationFit fit = fit_of({{2.0, 1.0, 0.5, 0.0}, {0, 0, 1, 0}, {}});
  REQUIRE(fit.slope);
  CHECK(*fit.slope < 0);
}

TEST_CASE("probabilities of 0 or 1 have no logit to calibrate") {
  const CalibrationFit fit = fit_of({{}, {1, 0, 0, 1}, {}, {0.9, 0.0, 0.4, 0.3}});
  CHECK_FALSE(fit.intercept);
  CHECK_FALSE(fit.slope);
}

TEST_CASE("logits as far out as a double goes come to an end") {
  const CalibrationFit fit = fit_of({{700.0, -700.0, 650.0, -600.0}, {1, 0, 0, 1}, {}});
  REQUIRE(fit.slope);
  CHECK(std::isfinite(*fit.slope));
}
