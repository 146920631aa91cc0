#include "descent/neuron.h"

#include "base/random.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

using namespace logreg;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

// Roundings: one unit each for exp and log1p or the division, half a unit for each sum; a unit is up to 2^-52 of
// the value.
constexpr long double tolerance = 2.5L * 0x1p-52L;

// The part of itself by which `found` is off; below the normal numbers one place more is allowed.
long double relative_error(double found, long double expected) {
  const long double off = std::abs(found - expected);
  return std::max(off - 0x1p-1074L, 0.0L) / expected;
}

long double slow_sigmoid(long double z) {
  return 1 / (1 + std::exp(-z));
}

long double slow_softplus(long double z) {
  return std::max(z, 0.0L) + std::log1p(std::exp(-std::abs(z)));
}

std::vector<double> logits() {
  std::vector<double> result = {0.0,  -0.0,  5e-324, 1e-300, -1e-300, 1e-17, -1e-17,
                                36.7, -36.7, 708.5,  -708.5, 745,     -745};
  Random random(1);
  for (int i = 0; i < 200'000; ++i) {
    result.push_back((random.uniform() - 0.5) * 2 * 745);
    result.push_back((random.uniform() - 0.5) * 80);
    result.push_back((random.uniform() - 0.5) * 2);
  }
  return result;
}

}  // namespace

TEST_CASE("the sigmoid keeps its digits from one end to the other") {
  long double worst = 0;
  for (const double z : logits()) worst = std::max(worst, relative_error(sigmoid(z), slow_sigmoid(z)));
  CHECK(worst < tolerance);
}

TEST_CASE("softplus keeps its digits from one end to the other") {
  long double worst = 0;
  for (const double z : logits()) worst = std::max(worst, relative_error(softplus(z), slow_softplus(z)));
  CHECK(worst < tolerance);
}

TEST_CASE("the loss of a right answer keeps its digits, however small it is") {
  long double worst = 0;
  for (const double z : logits()) {
    // softplus(z) - y z, without the difference: -log of the probability of the class that it is.
    worst = std::max(worst, relative_error(log_loss(z, 0), slow_softplus(z)));
    worst = std::max(worst, relative_error(log_loss(z, 1), slow_softplus(-static_cast<long double>(z))));
  }
  CHECK(worst < tolerance);
}

TEST_CASE("the curvature keeps its digits from one end to the other") {
  long double worst = 0;
  for (const double z : logits()) {
    const long double expected = slow_sigmoid(z) * slow_sigmoid(-static_cast<long double>(z));
    worst = std::max(worst, relative_error(irls_weight(z), expected));
  }
  // The square doubles what the sum has lost.
  CHECK(worst < 4 * 0x1p-52L);
}

TEST_CASE("loss and residual together are the loss to the last bit and the residual without cancellation") {
  long double worst = 0;
  for (const double z : logits()) {
    for (const double label : {0.0, 1.0}) {
      const LossAndResidual both = loss_and_residual(z, label);
      REQUIRE(both.loss == log_loss(z, label));
      const long double side = label == 1 ? -1 : 1;
      REQUIRE(side * both.residual >= 0);
      worst = std::max(worst, relative_error(std::abs(both.residual), slow_sigmoid(side * z)));
    }
  }
  CHECK(worst < tolerance);
}

TEST_CASE("a logit of zero is an even chance") {
  CHECK(sigmoid(0.0) == 0.5);
  CHECK(softplus(0.0) == doctest::Approx(0.6931471805599453).epsilon(1e-16));
  CHECK(log_loss(0.0, 0) == log_loss(0.0, 1));
}

TEST_CASE("logits beyond the range of exp give the limits") {
  for (const double z : {800.0, 1e300, infinity}) {
    CAPTURE(z);
    CHECK(sigmoid(z) == 1.0);
    CHECK(sigmoid(-z) == 0.0);
    CHECK(softplus(z) == z);
    CHECK(softplus(-z) == 0.0);
    CHECK(log_loss(z, 1) == 0.0);
    CHECK(log_loss(z, 0) == z);
    CHECK(log_loss(-z, 1) == z);
  }
}

TEST_CASE("a logit that is no number stays none") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  CHECK(std::isnan(sigmoid(nan)));
  CHECK(std::isnan(softplus(nan)));
  CHECK(std::isnan(log_loss(nan, 0)));
  CHECK(std::isnan(log_loss(nan, 1)));
}

TEST_CASE("the probabilities of the two classes add to one") {
  Random random(2);
  for (int i = 0; i < 100'000; ++i) {
    const double z = (random.uniform() - 0.5) * 80;
    REQUIRE(std::abs(sigmoid(z) + sigmoid(-z) - 1) <= 0x1p-52);
  }
}
