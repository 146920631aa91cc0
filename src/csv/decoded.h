// What a decoder says of a step.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>

namespace logreg {

struct Decoded {
  std::size_t taken = 0;  // compressed bytes
  std::size_t given = 0;  // bytes
};

// The bytes are damaged behind so many of those that the step was handed.
struct DecodingError : std::runtime_error {
  DecodingError(const std::string& what, std::size_t at) : std::runtime_error(what), taken(at) {}
  std::size_t taken;
};

}  // namespace logreg
