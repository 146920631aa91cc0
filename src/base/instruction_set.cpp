#include "base/instruction_set.h"

namespace logreg {

namespace {

constexpr NamedInstructionSet table[] = {{"baseline", InstructionSet::baseline},
#ifdef LOGREG_X86_KERNELS
                                         {"avx2", InstructionSet::avx2},
                                         {"avx512", InstructionSet::avx512}
#endif
};

}  // namespace

std::span<const NamedInstructionSet> instruction_sets() {
  return table;
}

InstructionSet widest_instruction_set() {
#ifdef LOGREG_X86_KERNELS
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&
      __builtin_cpu_supports("avx512bw")) {
    return InstructionSet::avx512;
  }
  if (__builtin_cpu_supports("avx2")) return InstructionSet::avx2;
#endif
  return InstructionSet::baseline;
}

}  // namespace logreg
