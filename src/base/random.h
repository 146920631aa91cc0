// Random numbers that are the same on every machine for the same seed.
//
// Generator: xoshiro256** (Blackman and Vigna 2021), seeded through splitmix64. The standard library's
// distributions and shuffle are not used because their results differ between libraries.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace logreg {

class Random {
 public:
  explicit Random(std::uint64_t seed);
  std::uint64_t next();
  // Uniform over 0 .. bound-1, without bias; bound > 0.
  std::uint64_t below(std::uint64_t bound);
  // Uniform in [0, 1) with 53 random bits.
  double uniform();

 private:
  std::array<std::uint64_t, 4> state_{};
};

// Fisher and Yates 1938, from the last place down.
void shuffle(std::span<std::size_t> values, Random& random);

}  // namespace logreg
