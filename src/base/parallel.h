// Independent tasks on as many threads as the run allows: in a loop, or with their results handed on in order.
//
// Results belong in places that the task's index names, so that the answer is the same for any number of threads.
// When tasks throw, the error of the lowest index is rethrown: the one that a single thread would have met first.
#pragma once

#include "base/run.h"

#include <cstddef>
#include <functional>

namespace logreg {

void parallel_for(const Run& run, std::size_t count, const std::function<void(std::size_t index)>& task);

// Calls accept(index) for every task as soon as it and all before it are done, in order, on the calling thread; tasks go
// on meanwhile. None begins that is `ahead` (at least 1) or more before the one to be accepted next, which bounds the
// results that wait.
void ordered_pipeline(const Run& run, std::size_t count, std::size_t ahead,
                      const std::function<void(std::size_t index)>& task,
                      const std::function<void(std::size_t index)>& accept);

}  // namespace logreg
