#include "base/parallel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace logreg {

void parallel_for(const Run& run, std::size_t count, const std::function<void(std::size_t index)>& task) {
  const std::size_t workers = std::min(run.threads(), count);
  if (workers <= 1) {
    for (std::size_t index = 0; index < count; ++index) task(index);
    return;
  }
  std::atomic<std::size_t> next = 0;
  std::atomic<std::size_t> first_failed = count;
  std::exception_ptr failure;
  std::mutex failure_lock;
  const auto work = [&] {
    // Tasks are taken in order, so every task below a failed one has been started and will be heard.
    for (std::size_t index = next++; index < first_failed; index = next++) {
      try {
        task(index);
      } catch (...) {
        const std::lock_guard guard(failure_lock);
        if (index < first_failed) {
          first_failed = index;
          failure = std::current_exception();
        }
      }
    }
  };
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 1; i < workers; ++i) threads.emplace_back(work);
    work();
  }
  if (failure) std::rethrow_exception(failure);
}

}  // namespace logreg
