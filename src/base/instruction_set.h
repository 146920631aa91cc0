// The instruction sets that the loops over much data are compiled for; one is chosen when the program starts.
#pragma once

#include <span>
#include <string_view>

namespace logreg {

enum class InstructionSet { baseline, avx2, avx512 };

struct NamedInstructionSet {
  std::string_view name;
  InstructionSet set;
};

// Those that there is code for, the narrowest first.
std::span<const NamedInstructionSet> instruction_sets();

// The widest of them that the processor has.
InstructionSet widest_instruction_set();

}  // namespace logreg
