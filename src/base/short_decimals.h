// What short_decimal() does, for many texts at once, with the instruction set that the processor has.
#pragma once

#include "base/instruction_set.h"

#include <cstddef>

namespace logreg {

struct ShortText {
  static constexpr std::size_t longest = 17;  // a sign and sixteen bytes

  const char* begin;
  std::size_t size;  // 1 to `longest`
};

// How many stand side by side: their count is a multiple of it.
constexpr std::size_t texts_at_once = 4;

inline constexpr char no_number_padded[] = "                ?";
inline constexpr ShortText no_number = {&no_number_padded[16], 1};

// numbers_k = the number that texts_k says, or NaN where short_decimal() is false; then it may be a number all the
// same. Sixteen bytes before the end of each text can be read.
using ShortDecimals = void (*)(const ShortText* texts, std::size_t count, char decimal, double* numbers);

// Nothing the processor does not have is given. The numbers are the same.
ShortDecimals short_decimals(InstructionSet wanted);

}  // namespace logreg
