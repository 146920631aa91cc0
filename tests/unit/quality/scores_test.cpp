#include "quality/scores.h"

#include <doctest/doctest.h>

#include <array>
#include <cstddef>

using namespace logreg;

namespace {

Scores of_rows(std::size_t rows) {
  Scores scores;
  for (std::size_t row = 0; row < rows; ++row) {
    scores.logits.push_back(0.1 * static_cast<double>(row % 97));
    scores.labels.push_back(row % 3 == 0 ? 1 : 0);
  }
  return scores;
}

std::array<double, 2> sums(const Scores& scores, std::size_t threads) {
  return sums_over_rows<2>(scores, Run(threads, nullptr, -1, nullptr), [&](std::size_t begin, std::size_t end) {
    std::array<double, 2> part{};
    for (std::size_t row = begin; row < end; ++row) {
      part[0] += 1;
      part[1] += scores.logits[row];
    }
    return part;
  });
}

}  // namespace

TEST_CASE("sums go over every row once, and threads do not change their bits") {
  for (const std::size_t rows : {0U, 1U, 1023U, 1024U, 1025U, 200'000U}) {
    CAPTURE(rows);
    const Scores scores = of_rows(rows);
    CHECK(sums(scores, 1)[0] == static_cast<double>(rows));
    CHECK(sums(scores, 1) == sums(scores, 4));
  }
}

TEST_CASE("rows are ranked by their logits, or by their probabilities where there is nothing else") {
  Scores scores = of_rows(2);
  CHECK(scores.values().data() == scores.logits.data());
  CHECK(scores.weight(1) == 1);
  scores.weights = {2, 0};
  CHECK(scores.weight(1) == 0);
  scores.probabilities = {0.25, 0.5};
  CHECK(scores.are_probabilities());
  CHECK(scores.values()[1] == 0.5);
}
