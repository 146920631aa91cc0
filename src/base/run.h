// What long work needs from outside: how many threads and which instructions, whether to stop, and whom to tell how
// far it is. No result depends on the first two.
#pragma once

#include "base/instruction_set.h"

#include <atomic>
#include <cstddef>
#include <functional>
#include <optional>

namespace logreg {

enum class Phase { reading, fitting, epochs, folds, sampling };

// How far the work has come.
struct Progress {
  Phase phase = Phase::reading;
  double done = 0;   // bytes of the file; passes over the rows; epochs; folds; samples
  double total = 0;  // 0: not known
  // fitting: about how far the objective is above its minimum; epochs: the gradient norm.
  std::optional<double> distance = {};
};

class Run {
 public:
  // Any thread may call it.
  using Tell = std::function<void(const Progress&)>;

  Run() = default;
  Run(std::size_t thread_count, const std::atomic<bool>* stop, int stop_descriptor, Tell tell,
      InstructionSet instruction_set = InstructionSet::baseline);

  std::size_t threads() const { return threads_; }
  InstructionSet instruction_set() const { return instruction_set_; }
  // Readable (for poll) once somebody wants the work to stop; -1 when nobody can.
  int stop_descriptor() const { return stop_descriptor_; }
  // The same, but nobody can stop it: to bring to an end what has been stopped.
  Run unstoppable() const;
  // The same, but nobody is told how far it is.
  Run silent() const;
  // The same, on one thread: for a task among several that go on at once.
  Run on_one_thread() const;
  bool stopped() const { return stop_ != nullptr && stop_->load(std::memory_order_relaxed); }
  // Throws the interruption as an Error once somebody wants the work to stop.
  void check() const;
  // Reports progress, and checks.
  void advance(const Progress& progress) const;

 private:
  std::size_t threads_ = 1;
  InstructionSet instruction_set_ = InstructionSet::baseline;
  const std::atomic<bool>* stop_ = nullptr;
  int stop_descriptor_ = -1;
  Tell tell_;
};

}  // namespace logreg
