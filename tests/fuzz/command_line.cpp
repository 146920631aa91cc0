#include "base/error.h"
#include "base/text.h"
#include "require.h"
#include "targets.h"
#include "verbs/bindings.h"
#include "verbs/verb.h"

#include <string>
#include <vector>

namespace logreg::fuzz {

void command_line(std::string_view bytes) {
  std::vector<std::string> arguments;
  for (const std::string_view line : split(bytes, '\n')) {
    arguments.emplace_back(line.substr(0, line.find('\0')));  // as far as an argument can go
  }
  try {
    understand(arguments);  // nothing runs
  } catch (const Error& error) {
    require(error.failure() == Failure::usage, "another failure than wrong usage");
  }
  try {
    require(!list_elements("--ignore", std::string(bytes)).empty(), "a list of nothing");
  } catch (const Error& error) {
    require(error.failure() == Failure::usage, "another failure than wrong usage");
  }
}

}  // namespace logreg::fuzz
