#include "verbs/version_page.h"

#include "base/instruction_set.h"
#include "base/version.h"
#include "verbs/help.h"
#include "verbs/shared.h"

#include <fmt/format.h>

#include <string_view>

namespace logreg {

namespace {

// Those that there is code for, and the one that is used.
std::string instruction_sets_of_kernels() {
  std::string text;
  std::string_view used;
  for (const NamedInstructionSet& known : instruction_sets()) {
    text += fmt::format("{}{}", text.empty() ? "" : ", ", known.name);
    if (known.set == chosen_instruction_set()) used = known.name;
  }
  return text + fmt::format("; used here: {}", used);
}

}  // namespace

std::string version_page() {
  constexpr std::size_t value_column = 20;
  return fmt::format("logreg {}\n", version) +
         help_row("build", fmt::format("{}, commit {}", build, commit), value_column) +
         help_row("compiler", compiler, value_column) + help_row("libraries", libraries, value_column) +
         help_row("instruction sets", instruction_sets_of_kernels(), value_column);
}

}  // namespace logreg
