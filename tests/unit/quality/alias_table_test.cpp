#include "quality/alias_table.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <vector>

using namespace logreg;

namespace {

std::vector<double> frequencies(const std::vector<double>& weights, std::size_t draws) {
  const AliasTable table(weights);
  Random random(3);
  std::vector<double> result(weights.size(), 0);
  for (std::size_t i = 0; i < draws; ++i) result[table.draw(random)] += 1.0 / static_cast<double>(draws);
  return result;
}

}  // namespace

TEST_CASE("each thing is drawn as often as its weight's share") {
  const std::vector<double> weights = {1, 0, 5, 0.5, 3.5};
  constexpr std::size_t draws = 200'000;
  const std::vector<double> found = frequencies(weights, draws);
  CHECK(found[1] == 0);
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const double share = weights[i] / 10;
    CAPTURE(i);
    // Five standard deviations of a share of so many draws.
    CHECK(std::abs(found[i] - share) <= 5 * std::sqrt(share * (1 - share) / draws));
  }
}

TEST_CASE("one thing is always drawn, and of one with all the weight no other") {
  CHECK(frequencies({0.1}, 100) == std::vector<double>{frequencies({7}, 100)});
  const std::vector<double> found = frequencies({0, 0, 1e-300, 0}, 1000);
  CHECK(found[0] + found[1] + found[3] == 0);
}
