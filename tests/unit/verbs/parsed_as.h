// Arguments of a command -> its options, or what is said of them, for tests. The command's own header declares its
// command_line_of().
#pragma once

#include "base/error.h"
#include "verbs/command_line.h"
#include "verbs/messages.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace logreg {

using Texts = std::vector<std::string>;

template <class Options>
Options parsed_as(const Texts& texts) {
  Options options;
  parse(command_line_of(options), texts);
  return options;
}

// Empty where the arguments are right.
template <class Options>
std::string refusal_of(const Texts& texts) {
  try {
    parsed_as<Options>(texts);
  } catch (const Error& error) {
    CHECK(error.failure() == Failure::usage);
    return words(error);
  }
  return "";
}

}  // namespace logreg
