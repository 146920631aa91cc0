#include "quality/threshold_table.h"

#include "base/random.h"

#include <doctest/doctest.h>

#include <vector>

using namespace logreg;

TEST_CASE("the usual thresholds are steps of 0.05 and those in effect, each once") {
  const auto thresholds = usual_thresholds(std::vector<double>{0.5, 0.123, 0.0});
  REQUIRE(thresholds.size() == 21);
  CHECK(thresholds.front() == 0.0);
  CHECK(thresholds[1] == 0.05);
  CHECK(thresholds[3] == 0.123);
  CHECK(thresholds[4] == 0.15);
  CHECK(thresholds.back() == 0.95);
}

TEST_CASE("a row of the table counts what evaluating at that threshold counts") {
  Random random(3);
  for (int round = 0; round < 100; ++round) {
    Scores scores;
    const std::uint64_t rows = random.below(100);
    for (std::uint64_t row = 0; row < rows; ++row) {
      scores.logits.push_back(static_cast<double>(random.below(9)) - 4);  // 0: a probability of 0.5
      scores.labels.push_back(random.below(3) == 0);
      if (round % 2 == 0) scores.weights.push_back(static_cast<double>(random.below(4)));
    }
    for (const ThresholdRow& row :
         threshold_table(Ranking(scores), usual_thresholds(std::vector<double>{0.0, 1.0, 0.123}))) {
      const Confusion counted = count(scores, row.threshold);
      CAPTURE(row.threshold);
      CHECK(row.confusion.true_positive == counted.true_positive);
      CHECK(row.confusion.false_positive == counted.false_positive);
      CHECK(row.confusion.true_negative == counted.true_negative);
      CHECK(row.confusion.false_negative == counted.false_negative);
    }
  }
}
