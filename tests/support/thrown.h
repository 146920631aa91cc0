// The Error that a piece of code throws, to look at both its sentence and its exit code.
#pragma once

#include "base/error.h"

#include <optional>

namespace logreg {

template <typename Code>
std::optional<Error> thrown(Code code) {
  try {
    code();
  } catch (const Error& error) {
    return error;
  }
  return std::nullopt;
}

}  // namespace logreg
