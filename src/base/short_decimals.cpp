#include "base/short_decimals.h"

#include "base/short_decimal.h"

#include <algorithm>
#include <limits>

namespace logreg {

#ifdef LOGREG_X86_KERNELS
void short_decimals_avx2(const ShortText* texts, std::size_t count, char decimal, double* numbers);
void short_decimals_avx512(const ShortText* texts, std::size_t count, char decimal, double* numbers);
#endif

namespace {

void short_decimals_baseline(const ShortText* texts, std::size_t count, char decimal, double* numbers) {
  for (std::size_t k = 0; k < count; ++k) {
    const char* const end = texts[k].begin + texts[k].size;
    numbers[k] = std::numeric_limits<double>::quiet_NaN();
    short_decimal({texts[k].begin, texts[k].size}, decimal, end - 16, numbers[k]);
  }
}

}  // namespace

ShortDecimals short_decimals([[maybe_unused]] InstructionSet wanted) {
#ifdef LOGREG_X86_KERNELS
  const InstructionSet used = std::min(wanted, widest_instruction_set());
  if (used == InstructionSet::avx512) return short_decimals_avx512;
  if (used == InstructionSet::avx2) return short_decimals_avx2;
#endif
  return short_decimals_baseline;
}

}  // namespace logreg
