#include "report/progress_line.h"

#include "report/numbers.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace logreg {

namespace {

constexpr std::array<std::size_t, 3> bar_widths = {30, 16, 6};  // few, so that it keeps its width while figures change

std::string bytes_shown(double bytes) {
  static constexpr std::array<std::string_view, 5> units = {"B", "kB", "MB", "GB", "TB"};
  std::size_t unit = 0;
  for (; bytes >= 999.5 && unit + 1 < units.size(); ++unit) bytes /= 1000;
  return fmt::format("{} {}", significant(bytes, 3), units[unit]);
}

std::string time_shown(double seconds) {
  constexpr double longest = 360'000;  // 100 hours
  const auto whole = static_cast<std::size_t>(std::min(std::ceil(std::max(seconds, 0.0)), longest));
  const std::size_t minutes = whole / 60;
  if (minutes < 60) return fmt::format("{}:{:02}", minutes, whole % 60);
  return fmt::format("{}:{:02}:{:02}", minutes / 60, minutes % 60, whole % 60);
}

std::string reading_shown(const Progress& progress, double seconds) {
  std::string result = bytes_shown(progress.done);
  if (progress.total > 0) result += " of " + bytes_shown(progress.total);
  if (seconds > 0) result += fmt::format(", {}/s", bytes_shown(progress.done / seconds));
  return result;
}

std::string figures(const Progress& progress, double seconds) {
  switch (progress.phase) {
    case Phase::reading:
      return reading_shown(progress, seconds);
    case Phase::fitting:
      return fmt::format("{} pass{}", progress.done, progress.done == 1 ? "" : "es") +
             (progress.distance ? fmt::format(", about {} above the minimum", significant(progress.distance, 2)) : "");
    case Phase::folds:
      return fmt::format("{} of {} folds", progress.done, progress.total);
    case Phase::sampling:
      return fmt::format("{} of {} samples", progress.done, progress.total);
    case Phase::epochs:
      return fmt::format("epoch {} of {}", progress.done, progress.total) +
             (progress.distance ? fmt::format(", gradient norm {}", significant(progress.distance, 2)) : "");
  }
  return {};
}

// As wide as the others.
std::string_view name_of(Phase phase) {
  switch (phase) {
    case Phase::reading:
      return "reading  ";
    case Phase::fitting:
    case Phase::epochs:
      return "fitting  ";
    case Phase::folds:
      return "folds    ";
    case Phase::sampling:
      return "sampling ";
  }
  return {};
}

// What is left where that is known, else what has passed.
std::string clock(const Progress& progress, double seconds) {
  if (!(progress.total > 0)) return time_shown(std::floor(seconds));
  if (!(progress.done > 0)) return {};
  const double left = std::max(progress.total - progress.done, 0.0);
  return time_shown(seconds * left / progress.done) + " left";
}

std::string bar(double share, std::size_t width, Colour colour) {
  const auto full = static_cast<std::size_t>(share * static_cast<double>(width));
  const std::string done(full, '#');
  const std::string shown = colour == Colour::none || full == 0 ? done : "\x1b[32m" + done + "\x1b[0m";
  return '[' + shown + std::string(width - full, '.') + ']';
}

}  // namespace

std::string progress_line(const Progress& progress, double seconds, std::size_t width, Colour colour) {
  std::string before(name_of(progress.phase));
  std::string after = figures(progress, seconds);
  const std::string time = clock(progress, seconds);
  if (!time.empty()) after += ", " + time;
  std::string middle;
  if (progress.total > 0) {
    const double share = std::clamp(progress.done / progress.total, 0.0, 1.0);
    after = fmt::format("{:3.0f}%  ", std::floor(100 * share)) + after;
    const std::size_t others = before.size() + after.size() + 5;  // brackets, two blanks, and the last column
    const auto found = std::ranges::find_if(bar_widths, [&](std::size_t bar) { return others + bar <= width; });
    if (found != bar_widths.end()) middle = bar(share, *found, colour) + "  ";
  }
  if (middle.empty()) return (before + after).substr(0, width > 0 ? width - 1 : 0);
  return before + middle + after;
}

}  // namespace logreg
