// One target as libFuzzer wants it.
#include "targets.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  logreg::fuzz::LOGREG_FUZZ_TARGET({reinterpret_cast<const char*>(bytes), size});
  return 0;
}
