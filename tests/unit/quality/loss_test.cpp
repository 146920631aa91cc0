#include "quality/loss.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace logreg;

namespace {

double logit(double probability) {
  return std::log(probability / (1 - probability));
}

}  // namespace

TEST_CASE("a probability of one half costs log 2 and one quarter") {
  const Scores scores{{0.0, 0.0, 0.0}, {0, 1, 1}, {}};
  CHECK(*mean_losses(scores).log_loss == doctest::Approx(std::log(2.0)).epsilon(1e-15));
  CHECK(*mean_losses(scores).brier_score == 0.25);
}

TEST_CASE("the examples of scikit-learn's documentation come out") {
  // brier_score_loss: true 0 1 1 0, probabilities 0.1 0.9 0.8 0.3 give 0.0375.
  const Scores brier{{logit(0.1), logit(0.9), logit(0.8), logit(0.3)}, {0, 1, 1, 0}, {}};
  CHECK(*mean_losses(brier).brier_score == doctest::Approx(0.0375).epsilon(1e-14));
  // log_loss: spam ham ham spam, probabilities of spam 0.9 0.1 0.2 0.65 give 0.21616.
  const Scores log{{logit(0.9), logit(0.1), logit(0.2), logit(0.65)}, {1, 0, 0, 1}, {}};
  CHECK(*mean_losses(log).log_loss == doctest::Approx(0.21616).epsilon(1e-5));  // printed to five digits
}

TEST_CASE("a confident mistake costs its logit, without clipping") {
  CHECK(*mean_losses({{1000.0}, {0}, {}}).log_loss == 1000.0);
  CHECK(*mean_losses({{-1000.0}, {1}, {}}).log_loss == 1000.0);
  CHECK(*mean_losses({{1e300}, {1}, {}}).log_loss == 0.0);
  CHECK(*mean_losses({{1000.0}, {0}, {}}).brier_score == 1.0);
}

TEST_CASE("a confident right answer still costs what is left") {
  const double left = std::exp(-30.0);
  CHECK(*mean_losses({{-30.0}, {0}, {}}).log_loss == doctest::Approx(left).epsilon(1e-12));
  CHECK(*mean_losses({{30.0}, {1}, {}}).brier_score == doctest::Approx(left * left).epsilon(1e-12));
  CHECK(*mean_losses({{-30.0}, {0}, {}}).brier_score == doctest::Approx(left * left).epsilon(1e-12));
}

TEST_CASE("losses are means over the weights") {
  const Scores weighted{{0.0, 1000.0, -1000.0}, {1, 0, 1}, {2.0, 1.0, 0.0}};
  CHECK(*mean_losses(weighted).log_loss == doctest::Approx((2 * std::log(2.0) + 1000) / 3).epsilon(1e-15));
  CHECK(*mean_losses(weighted).brier_score == doctest::Approx((2 * 0.25 + 1) / 3).epsilon(1e-15));
}

TEST_CASE("losses without rows or without weight are undefined") {
  CHECK_FALSE(mean_losses({}).log_loss);
  CHECK_FALSE(mean_losses({}).brier_score);
  CHECK_FALSE(mean_losses({{1.0}, {1}, {0.0}}).log_loss);
  CHECK_FALSE(mean_losses({{1.0}, {1}, {0.0}}).brier_score);
}

TEST_CASE("one class is enough for the losses") {
  CHECK(mean_losses({{1.0, 2.0}, {1, 1}, {}}).log_loss);
  CHECK(mean_losses({{1.0, 2.0}, {0, 0}, {}}).brier_score);
}
