// Made-up tables with categorical columns of many levels.
#pragma once

#include "base/random.h"
#include "descent/neuron.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace logreg {

// Two numbers a and b, categorical columns c0, c1, ... of as many levels as said, and a label y that depends on all of
// them, so mildly that a level of a few dozen rows has both classes.
inline std::string wide_csv(std::size_t rows, const std::vector<std::size_t>& levels, std::uint64_t seed) {
  Random random(seed);
  std::vector<std::vector<double>> effects;
  std::string csv = "a,b,";
  for (std::size_t c = 0; c < levels.size(); ++c) {
    csv += 'c' + std::to_string(c) + ',';
    effects.emplace_back();
    for (std::size_t level = 0; level < levels[c]; ++level) effects.back().push_back(random.uniform() - 0.5);
  }
  csv += "y\n";
  for (std::size_t i = 0; i < rows; ++i) {
    const double a = random.uniform() * 10;
    const double b = random.uniform() + a / 7;
    double z = 0.3 * a - b - 0.5;
    csv += std::to_string(a) + ',' + std::to_string(b) + ',';
    for (std::size_t c = 0; c < levels.size(); ++c) {
      const std::size_t level = random.below(levels[c]);
      z += effects[c][level];
      csv += 'l' + std::to_string(level) + ',';
    }
    csv += random.uniform() < sigmoid(z) ? "1\n" : "0\n";
  }
  return csv;
}

}  // namespace logreg
