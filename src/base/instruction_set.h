// The instruction sets that the loops over much data are compiled for; one is chosen when the program starts.
#pragma once

namespace logreg {

enum class InstructionSet { baseline, avx2, avx512 };

// The widest set that the processor has.
InstructionSet widest_instruction_set();

}  // namespace logreg
