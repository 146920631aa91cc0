#include "quality/ranked_probabilities.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <vector>

using namespace logreg;

TEST_CASE("every rank is visited once, in order, with the probability of its logit") {
  Scores scores;
  constexpr std::size_t rows = 2500;  // more than two pieces
  for (std::size_t row = 0; row < rows; ++row) {
    scores.logits.push_back(static_cast<double>(row * 7919 % rows) / 100 - 12);
    scores.labels.push_back(row % 2 == 0 ? 1 : 0);
  }
  double last = 2;
  std::size_t visited = 0;
  for_each_probability(Ranking(scores), Run(), [&](const Rank& rank, double probability) {
    ++visited;
    CHECK(probability == doctest::Approx(1 / (1 + std::exp(-rank.logit))).epsilon(1e-15));
    CHECK(probability < last);
    last = probability;
  });
  CHECK(visited == rows);
}

TEST_CASE("probabilities that are all there is are given as they are") {
  Scores scores;
  scores.labels = {1, 0, 1};
  scores.probabilities = {0.1, 1, 0.3};
  std::vector<double> found;
  for_each_probability(Ranking(scores), Run(), [&](const Rank&, double probability) { found.push_back(probability); });
  CHECK(found == std::vector<double>{1, 0.3, 0.1});
}
