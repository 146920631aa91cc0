// Progress on long work, on stderr: one line that is written over, only where stderr is a terminal.
#pragma once

#include "base/run.h"
#include "report/progress_line.h"

#include <chrono>
#include <mutex>

namespace logreg {

// Invariant: `shown_` is whether the last line of the terminal is ours.
class ProgressBar {
 public:
  ProgressBar();
  ~ProgressBar() { clear(); }
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  // Any thread may call it, and often: what comes too early or too soon after the last line is passed over.
  void show(const Progress& progress);
  // Before anything else is written to the terminal.
  void clear();
  // For good, where rows are written to the terminal as they come.
  void leave_to_rows();

 private:
  using Clock = std::chrono::steady_clock;

  bool may_show(const Progress& progress, Clock::time_point now);
  static void write(const std::string& text);

  std::mutex mutex_;
  bool on_ = false;
  bool shown_ = false;
  Colour colour_ = Colour::none;
  Progress last_;
  Clock::time_point phase_began_;
  Clock::time_point next_;  // no line before
};

}  // namespace logreg
