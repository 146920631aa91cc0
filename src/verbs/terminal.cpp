#include "verbs/terminal.h"

#include "base/number.h"

#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <string>
#include <string_view>

namespace logreg {

std::string_view environment(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

std::size_t columns_of(int descriptor) {
  constexpr std::size_t without_terminal = 80;
  winsize size{};
  return ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : without_terminal;
}

std::size_t terminal_columns() {
  constexpr std::size_t most = 1000;  // what is beyond is no width of a terminal
  const auto told = parse_count(environment("COLUMNS"));
  return told && *told > 0 && *told <= most ? *told : columns_of(STDOUT_FILENO);
}

std::optional<std::size_t> columns_of_output() {
  return isatty(STDOUT_FILENO) != 0 ? std::optional(terminal_columns()) : std::nullopt;
}

bool is_one_terminal() {
  struct stat output {};
  struct stat errors {};
  return isatty(STDOUT_FILENO) != 0 && isatty(STDERR_FILENO) != 0 && fstat(STDOUT_FILENO, &output) == 0 &&
         fstat(STDERR_FILENO, &errors) == 0 && output.st_rdev == errors.st_rdev;
}

bool shows_bold() {
  return isatty(STDOUT_FILENO) != 0 && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
}

bool shows_unicode() {
  for (const char* const name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    const std::string_view value = environment(name);
    if (value.empty()) continue;
    std::string lower;
    for (const char c : value) lower += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    return lower.find("utf-8") != std::string::npos || lower.find("utf8") != std::string::npos;
  }
  return false;
}

}  // namespace logreg
