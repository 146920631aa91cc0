#include "base/run.h"

#include "base/sentences.h"

#include <utility>

namespace logreg {

Run::Run(std::size_t thread_count, const std::atomic<bool>* stop, int stop_descriptor, Progress progress,
         InstructionSet instruction_set)
    : threads_(thread_count),
      instruction_set_(instruction_set),
      stop_(stop),
      stop_descriptor_(stop_descriptor),
      progress_(std::move(progress)) {}

void Run::check() const {
  if (stopped()) throw error::interrupted();
}

void Run::advance(std::string_view stage, double done, double total) const {
  check();
  if (progress_) progress_(stage, done, total);
}

}  // namespace logreg
