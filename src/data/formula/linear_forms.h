// Linear forms of the coefficients of a basis, each a vector as long as these.
#pragma once

#include <cstddef>
#include <vector>

namespace logreg {

using LinearForms = std::vector<std::vector<double>>;

// The coefficients themselves, from the one at `first` on.
inline LinearForms unit_vectors(std::size_t size, std::size_t first) {
  LinearForms result;
  for (std::size_t i = first; i < size; ++i) {
    result.emplace_back(size, 0.0);
    result.back()[i] = 1;
  }
  return result;
}

}  // namespace logreg
