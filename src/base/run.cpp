#include "base/run.h"

#include "base/messages.h"

#include <utility>

namespace logreg {

Run::Run(std::size_t thread_count, const std::atomic<bool>* stop, int stop_descriptor, Tell tell,
         InstructionSet instruction_set)
    : threads_(thread_count),
      instruction_set_(instruction_set),
      stop_(stop),
      stop_descriptor_(stop_descriptor),
      tell_(std::move(tell)) {}

Run Run::unstoppable() const {
  Run result = *this;
  result.stop_ = nullptr;
  result.stop_descriptor_ = -1;
  return result;
}

Run Run::silent() const {
  Run result = *this;
  result.tell_ = nullptr;
  return result;
}

Run Run::on_one_thread() const {
  Run result = *this;
  result.threads_ = 1;
  return result;
}

void Run::check() const {
  if (stopped()) throw error::interrupted();
}

void Run::advance(const Progress& progress) const {
  check();
  if (tell_) tell_(progress);
}

}  // namespace logreg
