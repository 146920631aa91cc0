#include "base/random.h"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <numeric>
#include <vector>

using namespace logreg;

TEST_CASE("xoshiro256** seeded through splitmix64 gives the published numbers") {
  // nbdkit, common/utils/test-random.c: the same generator and the same seeding.
  struct Case {
    std::uint64_t seed;
    std::array<std::uint64_t, 6> numbers;
  };
  const Case cases[] = {
      {0,
       {0x99ec5f36cb75f2b4, 0xbf6e1f784956452a, 0x1a5f849d4933e6e0, 0x6aa594f1262d2d2c, 0xbba5ad4a1f842e59,
        0xffef8375d9ebcaca}},
      {1,
       {0xb3f2af6d0fc710c5, 0x853b559647364cea, 0x92f89756082a4514, 0x642e1c7bc266a3a7, 0xb27a48e29a233673,
        0x24c123126ffda722}},
      {std::numeric_limits<std::uint64_t>::max(),
       {0x8f5520d52a7ead08, 0xc476a018caa1802d, 0x81de31c0d260469e, 0xbf658d7e065f3c2f, 0x913593fda1bca32a,
        0xbb535e93941ba525}},
  };
  for (const Case& c : cases) {
    CAPTURE(c.seed);
    Random random(c.seed);
    for (const std::uint64_t number : c.numbers) CHECK(random.next() == number);
  }
}

TEST_CASE("a bounded number is below its bound, and no value is likelier than another") {
  // 2^63 + 2^62: without rejection the lower third of the values would come twice as often.
  constexpr std::uint64_t bound = (std::uint64_t{1} << 63) + (std::uint64_t{1} << 62);
  Random random(7);
  int low = 0;
  constexpr int draws = 90'000;
  for (int i = 0; i < draws; ++i) {
    const std::uint64_t value = random.below(bound);
    REQUIRE(value < bound);
    low += value < bound / 3;
  }
  // Expected 30,000 with a standard deviation of 141; biased, it would be 45,000.
  CHECK(std::abs(low - draws / 3) < 5 * 142);
  CHECK(random.below(1) == 0);
}

TEST_CASE("uniform numbers fill [0, 1) evenly") {
  Random random(8);
  std::array<int, 10> counts{};
  constexpr int draws = 100'000;
  for (int i = 0; i < draws; ++i) {
    const double value = random.uniform();
    REQUIRE(value >= 0);
    REQUIRE(value < 1);
    ++counts[static_cast<std::size_t>(value * 10)];
  }
  double chi_square = 0;
  for (const int count : counts) chi_square += (count - draws / 10.0) * (count - draws / 10.0) / (draws / 10.0);
  CHECK(chi_square < 27.9);  // 9 degrees of freedom, p = 0.001
}

TEST_CASE("a shuffle is a permutation, and every order is as likely as any other") {
  Random random(9);
  std::map<std::vector<std::size_t>, int> counts;
  constexpr int shuffles = 24'000;
  for (int i = 0; i < shuffles; ++i) {
    std::vector<std::size_t> values = {0, 1, 2, 3};
    shuffle(values, random);
    ++counts[values];
  }
  CHECK(counts.size() == 24);
  double chi_square = 0;
  for (const auto& [order, count] : counts) chi_square += (count - 1000.0) * (count - 1000.0) / 1000.0;
  CHECK(chi_square < 49.7);  // 23 degrees of freedom, p = 0.001
}

TEST_CASE("the same seed gives the same shuffle, and nothing and one value can be shuffled") {
  std::vector<std::size_t> one(100);
  std::iota(one.begin(), one.end(), std::size_t{0});
  std::vector<std::size_t> other = one;
  Random first(10);
  Random second(10);
  shuffle(one, first);
  shuffle(other, second);
  CHECK(one == other);
  std::vector<std::size_t> empty;
  shuffle(empty, first);
  std::vector<std::size_t> single = {5};
  shuffle(single, first);
  CHECK(single == std::vector<std::size_t>{5});
}
