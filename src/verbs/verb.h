// The table of commands, and what a command line asks for.
#pragma once

#include "base/run.h"
#include "verbs/command_line.h"
#include "verbs/shared_options.h"

#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace logreg {

// A command line that has been understood and waits to be run.
struct Invocation {
  CommonOptions common;
  std::function<int(const Run&)> run;  // gives the exit code; throws Error
};

struct Verb {
  std::string_view name;
  Command (*describe)();                                       // for the help: bound to nothing
  Invocation (*bind)(std::span<const std::string> arguments);  // those behind the verb; throws Error
};

std::span<const Verb> verbs();

// `arguments`: all but the program's name. Only validates. Throws Error (usage).
Invocation understand(std::span<const std::string> arguments);

// What logreg is and which commands it has.
std::string overview();

}  // namespace logreg
