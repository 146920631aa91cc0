// A loop over independent tasks, on as many threads as the run allows.
//
// Results belong in places that the task's index names, so that the answer is the same for any number of threads.
// When tasks throw, the error of the lowest index is rethrown: the one that a single thread would have met first.
#pragma once

#include "base/run.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <vector>

namespace logreg {

void parallel_for(const Run& run, std::size_t count, const std::function<void(std::size_t index)>& task);

// Sorts pieces side by side and merges them. Elements that compare equal must be alike: their order is not kept.
template <class Element, class Before>
void parallel_sort(const Run& run, std::vector<Element>& elements, const Before& before) {
  constexpr std::size_t smallest_piece = std::size_t{1} << 14;
  std::size_t pieces = 1;
  while (pieces < run.threads() && elements.size() / pieces > 2 * smallest_piece) pieces *= 2;
  const auto edge = [&](std::size_t piece) {
    return elements.begin() + static_cast<std::ptrdiff_t>(piece * elements.size() / pieces);
  };
  parallel_for(run, pieces, [&](std::size_t i) { std::sort(edge(i), edge(i + 1), before); });
  for (std::size_t width = 1; width < pieces; width *= 2) {
    parallel_for(run, pieces / (2 * width), [&](std::size_t i) {
      const std::size_t begin = 2 * i * width;
      std::inplace_merge(edge(begin), edge(begin + width), edge(begin + 2 * width), before);
    });
  }
}

}  // namespace logreg
