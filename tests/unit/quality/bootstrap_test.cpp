#include "quality/bootstrap.h"

#include "quality/alias_table.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <vector>

using namespace logreg;

namespace {

Scores some_scores() {
  Random random(5);
  Scores scores;
  for (int row = 0; row < 300; ++row) {
    const double logit = 3 * random.uniform() - 1.5;
    scores.logits.push_back(logit);
    scores.labels.push_back(random.uniform() < 1 / (1 + std::exp(-logit)) ? 1 : 0);
  }
  return scores;
}

std::vector<std::optional<double>> accuracy_and_area(const Resample& sample) {
  return {accuracy(sample.confusion), roc_auc(sample.ranking)};
}

// Of the accuracy and the area below the ROC curve.
std::vector<std::optional<Interval>> intervals(const Scores& scores, std::uint64_t seed, const Run& run = Run()) {
  const Ranking ranking(scores);
  const std::vector<std::optional<double>> estimates = accuracy_and_area({ranking, count(scores, 0.5)});
  return bootstrap_intervals(ranking, 0.5, estimates, accuracy_and_area, {500, seed, 0.95}, run);
}

}  // namespace

TEST_CASE("things are drawn as often as their weights say") {
  const std::vector<double> weights = {0.5, 0, 3, 1.5};
  const AliasTable table(weights);
  Random random(1);
  std::vector<double> counts(weights.size());
  constexpr int draws = 100000;
  for (int i = 0; i < draws; ++i) ++counts[table.draw(random)];
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const double share = weights[i] / 5;
    CAPTURE(i);
    // Five standard deviations of the binomial distribution.
    CHECK(std::abs(counts[i] - draws * share) <= 5 * std::sqrt(draws * share * (1 - share)));
  }
}

TEST_CASE("the same seed gives the same intervals for any number of threads, another seed others") {
  const Scores scores = some_scores();
  const auto once = intervals(scores, 3);
  const auto again = intervals(scores, 3, Run(4, nullptr, -1, {}));
  const auto other = intervals(scores, 4);
  for (std::size_t k = 0; k < 2; ++k) {
    CHECK(once[k]->low == again[k]->low);
    CHECK(once[k]->high == again[k]->high);
  }
  CHECK(once[1]->low != other[1]->low);
}

TEST_CASE("an interval is about as wide as theory has it") {
  const Scores scores = some_scores();
  const auto found = intervals(scores, 8);
  const double share = *accuracy(count(scores, 0.5));
  const double width = 2 * 1.96 * std::sqrt(share * (1 - share) / 300);
  CHECK(found[0]->high - found[0]->low == doctest::Approx(width).epsilon(0.15));
}

TEST_CASE("a weight of 3 is drawn as three rows are") {
  const Scores scores = some_scores();
  Scores heavy = scores;
  heavy.weights.assign(scores.rows(), 3.0);
  const auto light = intervals(scores, 2);
  const auto narrow = intervals(heavy, 2);
  CHECK((light[0]->high - light[0]->low) / (narrow[0]->high - narrow[0]->low) ==
        doctest::Approx(std::sqrt(3.0)).epsilon(0.2));
}

TEST_CASE("a figure that many samples lack has no interval") {
  // One negative row in four: about a third of the samples have none.
  const Scores scores{{1.0, 2.0, 3.0, 0.0}, {1, 1, 1, 0}, {}};
  const auto found = intervals(scores, 1);
  CHECK(found[0]);
  CHECK_FALSE(found[1]);
}
