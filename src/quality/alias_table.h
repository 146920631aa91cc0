// Draws from weighted things in constant time each (Walker 1977; the table as Vose 1991 makes it).
#pragma once

#include "base/random.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace logreg {

class AliasTable {
 public:
  // Weights of 0 or more, some above 0; fewer than 2^32.
  explicit AliasTable(std::span<const double> weights);

  // Which of them; each as often as its weight's share.
  std::size_t draw(Random& random) const {
    const auto place = static_cast<std::size_t>(random.below(shares_.size()));
    return random.uniform() < shares_[place] ? place : aliases_[place];
  }

 private:
  std::vector<double> shares_;  // of its place that a thing keeps; the rest is its alias's
  std::vector<std::uint32_t> aliases_;
};

}  // namespace logreg
