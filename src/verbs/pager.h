// Long texts for a person: through a pager where standard output is a terminal.
#pragma once

#include <string>
#include <string_view>

namespace logreg {

// What PAGER says, else less, which leaves what fits the screen on it; empty: there is none (PAGER is empty or cat, or
// standard output is no terminal).
std::string pager();

// Through `pager`, a command for the shell; straight to standard output where it is empty or cannot be started. Throws
// Error where the system refuses.
void show(std::string_view text, const std::string& pager);

}  // namespace logreg
