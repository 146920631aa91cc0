// A number within the levels of a category: a table of it, and its design in both forms.
#pragma once

#include "base/number.h"
#include "base/random.h"
#include "descent/neuron.h"
#include "formula_training.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>

namespace logreg {

// Columns x, w, g (`levels` levels, the first of them with half of the rows), h (three), n (weights), o, k, y.
inline std::string nested_csv(std::size_t rows, std::size_t levels, std::uint64_t seed) {
  Random random(seed);
  std::string csv = "x,w,g,h,n,o,k,y\n";
  for (std::size_t i = 0; i < rows; ++i) {
    const double x = random.uniform() * 6 - 1;
    const double w = random.uniform() * 2 - 1 + x / 5;
    const std::size_t g = random.below(2) == 0 ? 0 : random.below(levels);
    const std::size_t h = random.below(3);
    const double z =
        0.3 - 0.2 * x + 0.5 * w + 0.07 * static_cast<double>(g % 7) * (x - 2) - 0.3 * static_cast<double>(h);
    csv += shortest(x) + ',' + shortest(w) + ",g" + std::to_string(100 + g) + ",h" + std::to_string(h) + ',' +
           std::to_string(1 + random.below(3)) + ',' + (i % 3 == 0 ? "-0." : "0.") + std::to_string(i % 97) + ",c" +
           std::to_string(i * i % 47) + (random.uniform() < sigmoid(z) ? ",1\n" : ",0\n");
  }
  return csv;
}

constexpr std::size_t always_slopes = 2;
constexpr std::size_t never_slopes = std::numeric_limits<std::size_t>::max();

// One design, its slopes kept as such and expanded to columns.
struct BothForms {
  BothForms(const std::string& csv, const std::string& formula, const ColumnOptions& options = {})
      : slopes(std::move(formula_design(csv, formula, options, false, always_slopes).derived.design)),
        columns(std::move(formula_design(csv, formula, options, false, never_slopes).derived.design)) {}

  Design slopes;
  Design columns;
};

}  // namespace logreg
