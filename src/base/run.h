// What long work needs from outside: how many threads, whether to stop, and whom to tell how far it is.
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <string_view>

namespace logreg {

class Run {
 public:
  // Told the stage, how much of it is done and how much there is (0 when that is unknown).
  using Progress = std::function<void(std::string_view stage, double done, double total)>;

  Run() = default;
  Run(std::size_t thread_count, const std::atomic<bool>* stop, int stop_descriptor, Progress progress);

  std::size_t threads() const { return threads_; }
  // Readable (for poll) once somebody wants the work to stop; -1 when nobody can.
  int stop_descriptor() const { return stop_descriptor_; }
  bool stopped() const { return stop_ != nullptr && stop_->load(std::memory_order_relaxed); }
  // Throws the interruption as an Error once somebody wants the work to stop.
  void check() const;
  // Reports progress, and checks.
  void advance(std::string_view stage, double done, double total) const;

 private:
  std::size_t threads_ = 1;
  const std::atomic<bool>* stop_ = nullptr;
  int stop_descriptor_ = -1;
  Progress progress_;
};

}  // namespace logreg
