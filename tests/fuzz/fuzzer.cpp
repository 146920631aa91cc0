// One target as libFuzzer wants it.
#include "targets.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <mutex>
#include <new>
#include <utility>

namespace {

// Each of csv.h's line readers has 48 MiB, and the address sanitizer needs a fifth of a second to mark so much. One
// such block is kept for the next who asks for that many bytes: the rest stays under its eyes.
constexpr std::size_t large = std::size_t{1} << 25;

struct KeptBlock {
  std::mutex mutex;
  void* memory = nullptr;
  std::size_t bytes = 0;
  bool is_free = false;
} kept;

void* large_block(std::size_t bytes) {
  const std::lock_guard lock(kept.mutex);
  if (kept.memory == nullptr) {
    kept.memory = std::malloc(bytes);
    kept.bytes = bytes;
    kept.is_free = kept.memory != nullptr;
  }
  return kept.bytes == bytes && std::exchange(kept.is_free, false) ? kept.memory : std::malloc(bytes);
}

}  // namespace

void* operator new[](std::size_t bytes) {
  void* const memory = bytes < large ? std::malloc(bytes) : large_block(bytes);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}
void operator delete[](void* memory) noexcept {
  {
    const std::lock_guard lock(kept.mutex);
    if (memory != nullptr && memory == kept.memory) {
      kept.is_free = true;
      return;
    }
  }
  std::free(memory);
}
void operator delete[](void* memory, std::size_t /*bytes*/) noexcept {
  operator delete[](memory);
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  logreg::fuzz::LOGREG_FUZZ_TARGET({reinterpret_cast<const char*>(bytes), size});
  return 0;
}
