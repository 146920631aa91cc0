#include "verbs/progress.h"

#include "verbs/terminal.h"

#include <unistd.h>

#include <string>

namespace logreg {

namespace {

constexpr std::chrono::milliseconds short_work{500};  // needs no progress
constexpr std::chrono::milliseconds between_lines{100};

// A job in the background must not write over what the shell shows.
bool is_in_background() {
  const pid_t foreground = tcgetpgrp(STDERR_FILENO);
  return foreground >= 0 && foreground != getpgrp();
}

}  // namespace

ProgressBar::ProgressBar()
    : on_(isatty(STDERR_FILENO) != 0 && environment("TERM") != "dumb"),
      colour_(environment("NO_COLOR").empty() ? Colour::green : Colour::none),
      phase_began_(Clock::now()),
      next_(phase_began_ + short_work) {}

bool ProgressBar::may_show(const Progress& progress, Clock::time_point now) {
  const bool begins = progress.phase != last_.phase || progress.done < last_.done;
  if (begins) phase_began_ = now;
  last_ = progress;
  if (now < next_ || is_in_background()) return false;
  // Where rows are typed in, nothing is to be written between them.
  return progress.phase != Phase::reading || progress.total > 0 || isatty(STDIN_FILENO) == 0;
}

void ProgressBar::show(const Progress& progress) {
  const std::lock_guard lock(mutex_);
  if (!on_) return;
  const Clock::time_point now = Clock::now();
  if (!may_show(progress, now)) return;
  const double seconds = std::chrono::duration<double>(now - phase_began_).count();
  // In one piece and without erasing it first, so that nothing flickers.
  write('\r' + progress_line(progress, seconds, columns_of(STDERR_FILENO), colour_) + "\x1b[K");
  shown_ = true;
  next_ = now + between_lines;
}

void ProgressBar::clear() {
  const std::lock_guard lock(mutex_);
  if (shown_) write("\r\x1b[K");
  shown_ = false;
}

void ProgressBar::leave_to_rows() {
  clear();
  const std::lock_guard lock(mutex_);
  if (isatty(STDOUT_FILENO) != 0) on_ = false;
}

// What the terminal does not take is lost, like a line that came too soon.
void ProgressBar::write(const std::string& text) {
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, text.data(), text.size());
}

}  // namespace logreg
