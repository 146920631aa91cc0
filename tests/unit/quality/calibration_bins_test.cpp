#include "quality/calibration_bins.h"

#include "descent/neuron.h"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

using namespace logreg;

namespace {

double logit_of(double probability) {
  return std::log(probability / (1 - probability));
}

// scikit-learn's documentation of calibration_curve: 9 rows, 4 positives.
Scores sklearn_example() {
  Scores scores{{}, {0, 0, 0, 0, 1, 1, 1, 1, 1}, {}};
  for (const double p : {0.1, 0.2, 0.3, 0.4, 0.65, 0.7, 0.8, 0.9, 0.999}) scores.logits.push_back(logit_of(p));
  return scores;
}

}  // namespace

TEST_CASE("bins of equally many are those of scikit-learn's quantile strategy") {
  // calibration_curve(y, p, n_bins=3, strategy="quantile"): the quantiles 0.6 (2/3 of the way to 0.65) and 0.8 cut.
  const auto bins = calibration_bins(Ranking(sklearn_example()), 3);
  REQUIRE(bins.size() == 3);
  CHECK(bins[0].weight == 3);
  CHECK(bins[0].mean_probability == doctest::Approx(0.2).epsilon(1e-14));
  CHECK(bins[0].observed_share == 0);
  CHECK(bins[1].weight == 3);
  CHECK(bins[1].mean_probability == doctest::Approx((0.4 + 0.65 + 0.7) / 3).epsilon(1e-14));
  CHECK(bins[1].observed_share == doctest::Approx(2.0 / 3).epsilon(1e-15));
  CHECK(bins[2].weight == 3);
  CHECK(bins[2].observed_share == 1);
  CHECK(bins[2].greatest_probability == doctest::Approx(0.999).epsilon(1e-14));
}

TEST_CASE("a tie goes into one bin, and bins without rows are left out") {
  const auto bins = calibration_bins(Ranking({{0, 0, 0, 0, 0, 0, 0, 0, 0, 3}, {1, 0, 1, 0, 1, 0, 1, 0, 1, 1}, {}}), 10);
  REQUIRE(bins.size() == 2);
  CHECK(bins[0].weight == 9);
  CHECK(bins[0].mean_probability == 0.5);
  CHECK(bins[0].observed_share == doctest::Approx(5.0 / 9).epsilon(1e-15));
  CHECK(bins[1].weight == 1);
  CHECK(bins[1].least_probability == bins[1].greatest_probability);
}

TEST_CASE("a whole weight is as good as that many rows in the bins") {
  Scores weighted, repeated;
  for (int i = 0; i < 40; ++i) {
    weighted.logits.push_back(i * 0.1);
    weighted.labels.push_back(i % 3 == 0);
    weighted.weights.push_back(i % 4);
    for (int k = 0; k < i % 4; ++k) {
      repeated.logits.push_back(i * 0.1);
      repeated.labels.push_back(i % 3 == 0);
    }
  }
  const auto one = calibration_bins(Ranking(weighted));
  const auto other = calibration_bins(Ranking(repeated));
  REQUIRE(one.size() == other.size());
  for (std::size_t i = 0; i < one.size(); ++i) {
    CHECK(one[i].weight == other[i].weight);
    CHECK(one[i].observed_share == other[i].observed_share);
    CHECK(one[i].mean_probability == doctest::Approx(other[i].mean_probability).epsilon(1e-14));
  }
}

TEST_CASE("the scale of small weights does not move the bins") {
  Scores scores;
  for (int i = 0; i < 100; ++i) {
    scores.logits.push_back(i * 0.05);
    scores.labels.push_back(i % 2 == 0);
    scores.weights.push_back(0.01);
  }
  const auto bins = calibration_bins(Ranking(scores));
  REQUIRE(bins.size() == 10);
  for (const CalibrationBin& bin : bins) CHECK(bin.weight == doctest::Approx(0.1).epsilon(1e-12));
}

TEST_CASE("one class or no rows have bins as far as there are rows") {
  CHECK(calibration_bins(Ranking(Scores{})).empty());
  const auto bins = calibration_bins(Ranking({{1.0, 2.0}, {1, 1}, {}}));
  REQUIRE(bins.size() == 2);
  CHECK(bins[0].observed_share == 1);
  CHECK(bins[0].mean_probability == sigmoid(1.0));
}
