// What long work needs from outside: how many threads and which instructions, whether to stop, and whom to tell how
// far it is. No result depends on the first two.
#pragma once

#include "base/instruction_set.h"

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
  Run(std::size_t thread_count, const std::atomic<bool>* stop, int stop_descriptor, Progress progress,
      InstructionSet instruction_set = InstructionSet::baseline);

  std::size_t threads() const { return threads_; }
  InstructionSet instruction_set() const { return instruction_set_; }
  // Readable (for poll) once somebody wants the work to stop; -1 when nobody can.
  int stop_descriptor() const { return stop_descriptor_; }
  bool stopped() const { return stop_ != nullptr && stop_->load(std::memory_order_relaxed); }
  // Throws the interruption as an Error once somebody wants the work to stop.
  void check() const;
  // Reports progress, and checks.
  void advance(std::string_view stage, double done, double total) const;

 private:
  std::size_t threads_ = 1;
  InstructionSet instruction_set_ = InstructionSet::baseline;
  const std::atomic<bool>* stop_ = nullptr;
  int stop_descriptor_ = -1;
  Progress progress_;
};

}  // namespace logreg
