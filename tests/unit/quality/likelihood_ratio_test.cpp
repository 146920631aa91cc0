#include "quality/likelihood_ratio.h"

#include "base/random.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <vector>

using namespace logreg;

namespace {

// Launches by the temperature of the joints, those with distress first: Dalal, Fowlkes and Hoadley 1989.
std::vector<ValueCounts> oring() {
  return value_counts({70, 57, 63, 70, 53, 75, 58}, {66, 69, 68, 67, 72, 73, 70, 78, 67, 67, 75, 70, 81, 76, 79, 76});
}

double log_likelihood(const std::vector<ValueCounts>& counts, double constant, double slope) {
  double sum = 0;
  for (const ValueCounts& count : counts) {
    const double z = constant + slope * count.value;
    sum -= count.positive * std::log1p(std::exp(-z)) + count.negative * std::log1p(std::exp(z));
  }
  return sum;
}

}  // namespace

TEST_CASE("the test of a number is that of its logistic regression") {
  const auto ratio = likelihood_ratio(oring(), Run());
  REQUIRE(ratio);
  CHECK(ratio->chi2 == doctest::Approx(7.95196).epsilon(1e-6));  // R: 28.267 - 20.315 on 1 degree of freedom
  CHECK(ratio->df == 1);
  CHECK(ratio->p_value == doctest::Approx(0.004804).epsilon(1e-4));
  CHECK_FALSE(ratio->is_separated);
}

TEST_CASE("neither units nor an origin far away change the test of a number") {
  const double chi2 = likelihood_ratio(oring(), Run())->chi2;
  std::vector<ValueCounts> moved = oring();
  for (ValueCounts& count : moved) count.value = 1e9 + count.value;
  CHECK(likelihood_ratio(moved, Run())->chi2 == doctest::Approx(chi2).epsilon(1e-9));
  for (ValueCounts& count : moved) count.value = 1e-200 * (count.value - 1e9);
  CHECK(likelihood_ratio(moved, Run())->chi2 == doctest::Approx(chi2).epsilon(1e-9));
}

TEST_CASE("the fit to many values begins at one to few, and ends at the maximum") {
  Random random(5);
  std::vector<double> positive;
  std::vector<double> negative;
  for (int i = 0; i < 20'000; ++i) {
    const double x = 4 * random.uniform() - 2;
    (random.uniform() < 1 / (1 + std::exp(1 - 0.7 * x)) ? positive : negative).push_back(x);
  }
  const auto counts = value_counts(positive, negative);
  const double chi2 = likelihood_ratio(counts, Run())->chi2;
  const ClassCounts all = total(counts);
  const double without = log_likelihood(counts, std::log(all.positive / all.negative), 0);
  // No line near the true one does better, and the best of them nearly as well.
  double best = 0;
  for (double constant = -1.1; constant <= -0.9; constant += 0.005) {
    for (double slope = 0.6; slope <= 0.8; slope += 0.005) {
      best = std::max(best, 2 * (log_likelihood(counts, constant, slope) - without));
    }
  }
  CHECK(chi2 >= best);
  CHECK(chi2 == doctest::Approx(best).epsilon(1e-4));
}

TEST_CASE("where a number separates the classes its test has a limit") {
  const auto complete = likelihood_ratio(value_counts({3, 4}, {1, 2}), Run());
  CHECK(complete->is_separated);
  CHECK(complete->chi2 == doctest::Approx(8 * std::log(2)));
  // One row of each class at 2 is all that is left.
  const auto quasi = likelihood_ratio(value_counts({2, 3}, {1, 2}), Run());
  CHECK(quasi->is_separated);
  CHECK(quasi->chi2 == doctest::Approx(4 * std::log(2)));
}

TEST_CASE("an outlier takes no digit from the test of the others") {
  std::vector<ValueCounts> counts = oring();
  counts.push_back({{0, 1}, 1e9});
  const auto ratio = likelihood_ratio(counts, Run());
  REQUIRE(ratio);
  // The outlier's class is the one that great values have, so that it costs nothing: the likelihood of the 23 rows.
  const double with = -2 * 10.157596;
  const double without = 2 * (7 * std::log(7.0 / 24) + 17 * std::log(17.0 / 24));
  CHECK(ratio->chi2 == doctest::Approx(with - without).epsilon(1e-6));
}

// G of a 2 x 3 table, by hand: 2 sum n log(n N / (row total column total)).
TEST_CASE("the test of levels is G") {
  const auto ratio = likelihood_ratio({{{10, 20}, "a"}, {{30, 5}, "b"}, {{0, 8}, "c"}});
  REQUIRE(ratio);
  double g = 0;
  const double table[3][2] = {{10, 20}, {30, 5}, {0, 8}};
  for (const auto& level : table) {
    for (int k = 0; k < 2; ++k) {
      const double of_class = k == 0 ? 40 : 33;
      if (level[k] > 0) g += 2 * level[k] * std::log(level[k] * 73 / ((level[0] + level[1]) * of_class));
    }
  }
  CHECK(ratio->chi2 == doctest::Approx(g));
  CHECK(ratio->df == 2);
}

TEST_CASE("there is no test of one value, one level or one class") {
  CHECK_FALSE(likelihood_ratio(value_counts({1}, {1}), Run()));
  CHECK_FALSE(likelihood_ratio(value_counts({1, 2}, {}), Run()));
  CHECK_FALSE(likelihood_ratio(std::vector<LevelCounts>{{{1, 1}, "a"}}));
}
