#include "base/parallel.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>
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

namespace {

// Who does which task of a pipeline, and how far it is.
class Pipeline {
 public:
  Pipeline(std::size_t count, std::size_t ahead) : done_(count, 0), ahead_(ahead) { failures_.resize(count); }

  // The next task that may begin; their number when there is none any more.
  std::size_t take() {
    std::unique_lock lock(lock_);
    changed_.wait(lock, [this] { return stopped_ || next_ == done_.size() || next_ < accepted_ + ahead_; });
    return stopped_ ? done_.size() : next_ == done_.size() ? next_ : next_++;
  }

  void finish(std::size_t index, std::exception_ptr failure) {
    const std::lock_guard guard(lock_);
    done_[index] = 1;
    failures_[index] = std::move(failure);
    changed_.notify_all();
  }

  // Waits for the task; throws what it threw.
  void wait_for(std::size_t index) {
    std::unique_lock lock(lock_);
    changed_.wait(lock, [&] { return done_[index] != 0; });
    if (failures_[index]) std::rethrow_exception(failures_[index]);
  }

  void accept_one() {
    const std::lock_guard guard(lock_);
    ++accepted_;
    changed_.notify_all();
  }

  void stop() {
    const std::lock_guard guard(lock_);
    stopped_ = true;
    changed_.notify_all();
  }

 private:
  std::mutex lock_;
  std::condition_variable changed_;
  std::vector<char> done_;
  std::vector<std::exception_ptr> failures_;
  std::size_t ahead_;
  std::size_t next_ = 0;
  std::size_t accepted_ = 0;
  bool stopped_ = false;
};

}  // namespace

void ordered_pipeline(const Run& run, std::size_t count, std::size_t ahead,
                      const std::function<void(std::size_t)>& task, const std::function<void(std::size_t)>& accept) {
  const std::size_t workers = std::min({run.threads(), count, ahead});
  if (workers <= 1) {
    for (std::size_t index = 0; index < count; ++index) {
      task(index);
      accept(index);
    }
    return;
  }
  Pipeline pipeline(count, ahead);
  const auto work = [&] {
    for (std::size_t index = pipeline.take(); index < count; index = pipeline.take()) {
      std::exception_ptr failure;
      try {
        task(index);
      } catch (...) {
        failure = std::current_exception();
      }
      pipeline.finish(index, std::move(failure));
    }
  };
  // The calling thread does nothing but accept, which should take little beside the tasks.
  std::vector<std::jthread> threads;
  try {
    for (std::size_t i = 0; i < workers; ++i) threads.emplace_back(work);
    for (std::size_t index = 0; index < count; ++index) {
      pipeline.wait_for(index);
      accept(index);
      pipeline.accept_one();
    }
  } catch (...) {
    pipeline.stop();
    threads.clear();
    throw;
  }
}

}  // namespace logreg
