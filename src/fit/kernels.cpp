#include "fit/kernels.h"

namespace logreg {

extern const Kernels baseline_kernels;
#ifdef LOGREG_X86_KERNELS
extern const Kernels avx2_kernels;
extern const Kernels avx512_kernels;
#endif

InstructionSet widest_instruction_set() {
#ifdef LOGREG_X86_KERNELS
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl")) {
    return InstructionSet::avx512;
  }
  if (__builtin_cpu_supports("avx2")) return InstructionSet::avx2;
#endif
  return InstructionSet::baseline;
}

const Kernels& kernels([[maybe_unused]] InstructionSet wanted) {
#ifdef LOGREG_X86_KERNELS
  const InstructionSet widest = widest_instruction_set();
  if (wanted == InstructionSet::avx512 && widest == InstructionSet::avx512) return avx512_kernels;
  if (wanted != InstructionSet::baseline && widest != InstructionSet::baseline) return avx2_kernels;
#endif
  return baseline_kernels;
}

}  // namespace logreg
