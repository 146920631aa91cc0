#include "descent/kernels.h"

#include <algorithm>

namespace logreg {

extern const Kernels baseline_kernels;
#ifdef LOGREG_X86_KERNELS
extern const Kernels avx2_kernels;
extern const Kernels avx512_kernels;
#endif

const Kernels& kernels([[maybe_unused]] InstructionSet wanted) {
#ifdef LOGREG_X86_KERNELS
  const InstructionSet used = std::min(wanted, widest_instruction_set());
  if (used == InstructionSet::avx512) return avx512_kernels;
  if (used == InstructionSet::avx2) return avx2_kernels;
#endif
  return baseline_kernels;
}

}  // namespace logreg
