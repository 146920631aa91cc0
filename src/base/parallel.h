// A loop over independent tasks, on as many threads as the run allows.
//
// Results belong in places that the task's index names, so that the answer is the same for any number of threads.
// When tasks throw, the error of the lowest index is rethrown: the one that a single thread would have met first.
#pragma once

#include "base/run.h"

#include <cstddef>
#include <functional>

namespace logreg {

void parallel_for(const Run& run, std::size_t count, const std::function<void(std::size_t index)>& task);

}  // namespace logreg
