#include "data/formula/quantile.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

using namespace logreg;

TEST_CASE("quantiles are those of type 7, of values in any order") {
  std::mt19937 random(3);
  for (std::size_t n = 1; n < 40; ++n) {
    std::vector<double> values(n);
    for (double& value : values) value = static_cast<double>(random() % 20) / 7;
    std::vector<double> sorted = values;
    std::ranges::sort(sorted);
    const std::vector<double> shares = evenly_spaced(0, 1, 9);
    const std::vector<double> found = quantiles(values, shares);
    for (std::size_t i = 0; i < shares.size(); ++i) {
      const double position = static_cast<double>(n - 1) * shares[i];
      const auto below = static_cast<std::size_t>(std::floor(position));
      const std::size_t above = std::min(below + 1, n - 1);
      const double part = position - std::floor(position);
      CHECK(found[i] == doctest::Approx(sorted[below] + part * (sorted[above] - sorted[below])).epsilon(1e-14));
    }
  }
}

TEST_CASE("a quantile between equal values is that value") {
  std::vector<double> values = {0.1, 0.1, 0.1, 7};
  const std::vector<double> third = {1.0 / 3, 0.5};
  CHECK(quantiles(values, third) == std::vector<double>{0.1, 0.1});
}

TEST_CASE("shares are as many as groups have borders") {
  CHECK(equal_shares(1).empty());
  CHECK(equal_shares(4) == std::vector<double>{0.25, 0.5, 0.75});
  CHECK(evenly_spaced(0.05, 0.95, 3) == std::vector<double>{0.05, 0.05 + (0.95 - 0.05) / 2, 0.95});
}
