#include "verbs/pager.h"

#include "base/output_file.h"
#include "verbs/terminal.h"

#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

namespace logreg {

namespace {

// A system without less shows the text as it is.
constexpr std::string_view usual_pager = "if command -v less > /dev/null; then exec less; else exec cat; fi";
constexpr int not_found = 127;  // by the shell's convention
constexpr int not_executable = 126;

}  // namespace

std::string pager() {
  if (isatty(STDOUT_FILENO) == 0) return {};
  if (std::getenv("PAGER") == nullptr) return std::string(usual_pager);
  const std::string_view told = environment("PAGER");
  return told == "cat" ? std::string() : std::string(told);
}

void show(std::string_view text, const std::string& pager) {
  if (!pager.empty()) {
    // Quit if it fits one screen, keep bold letters, leave the text there; as git tells it.
    setenv("LESS", "FRX", 0);
    if (FILE* const pipe = popen(pager.c_str(), "w"); pipe != nullptr) {
      // A reader that leaves early has read what it wanted.
      std::fwrite(text.data(), 1, text.size(), pipe);
      const int status = pclose(pipe);
      const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
      if (code != not_found && code != not_executable) return;
    }
  }
  write_file("-", text);
}

}  // namespace logreg
