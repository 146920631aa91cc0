// Some of the elements of a vector.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace logreg {

// Those at these positions, in their order.
template <class Element>
std::vector<Element> select(const std::vector<Element>& elements, std::span<const std::size_t> positions) {
  std::vector<Element> result;
  result.reserve(positions.size());
  for (const std::size_t position : positions) result.push_back(elements[position]);
  return result;
}

}  // namespace logreg
