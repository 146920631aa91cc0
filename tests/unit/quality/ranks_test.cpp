#include "quality/ranks.h"

#include "base/random.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <functional>
#include <map>

using namespace logreg;

namespace {

Run with_threads(std::size_t threads) {
  return Run(threads, nullptr, -1, nullptr);
}

// Whole weights, so that their sums are exact in any order.
Scores random_scores(std::size_t rows, double distinct_logits, bool weighted) {
  Random random(7);
  Scores scores;
  for (std::size_t row = 0; row < rows; ++row) {
    scores.logits.push_back(std::floor(random.uniform() * distinct_logits) / 64 - 5);
    scores.labels.push_back(random.uniform() < 0.3 ? 1 : 0);
    if (weighted) scores.weights.push_back(std::floor(random.uniform() * 3));
  }
  return scores;
}

// The slow way: a map from each logit to its two weights.
void check_ranks(const Scores& scores, std::size_t threads) {
  struct Weights {
    double positive = 0;
    double negative = 0;
  };
  std::map<double, Weights, std::greater<>> expected;
  for (std::size_t row = 0; row < scores.rows(); ++row) {
    if (scores.weight(row) == 0) continue;
    Weights& weights = expected[scores.logits[row]];
    (scores.labels[row] != 0 ? weights.positive : weights.negative) += scores.weight(row);
  }
  const AlignedVector<Rank> ranks = ranks_of(scores, with_threads(threads));
  REQUIRE(ranks.size() == expected.size());
  std::size_t i = 0;
  for (const auto& [logit, weights] : expected) {
    REQUIRE(ranks[i].logit == logit);
    REQUIRE(ranks[i].positive == weights.positive);
    REQUIRE(ranks[i].negative == weights.negative);
    ++i;
  }
}

}  // namespace

TEST_CASE("ranks are the distinct logits in descending order, however many rows, ties, weights and threads there are") {
  for (const std::size_t rows : {0U, 1U, 2U, 1000U, 100'000U, 300'000U}) {
    for (const double distinct : {1.0, 2.0, 500.0, 1e9}) {
      for (const bool weighted : {false, true}) {
        for (const std::size_t threads : {1U, 3U}) {
          CAPTURE(rows);
          CAPTURE(distinct);
          CAPTURE(weighted);
          check_ranks(random_scores(rows, distinct, weighted), threads);
        }
      }
    }
  }
}

TEST_CASE("0 and -0 are one rank, and logits of any size have theirs") {
  Scores scores;
  scores.logits = {0.0, -0.0, 1e300, -1e300, 5e-324, HUGE_VAL, -HUGE_VAL};
  scores.labels = {1, 0, 0, 1, 1, 1, 0};
  check_ranks(scores, 1);
  CHECK(ranks_of(scores, with_threads(1)).size() == 6);
}
