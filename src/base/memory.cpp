#include "base/memory.h"

#include <sys/mman.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>

namespace logreg {

namespace {

// aligned_alloc() wants a multiple of the alignment.
void* aligned(std::size_t bytes, std::size_t alignment) {
  void* begin = nullptr;
  return posix_memalign(&begin, alignment, bytes) == 0 ? begin : nullptr;
}

}  // namespace

void* allocated(std::size_t bytes, std::size_t alignment) {
  constexpr std::size_t large_page = std::size_t{1} << 21;
  if (bytes < large_page) {
    bytes = std::max<std::size_t>(bytes, 1);
    return alignment <= alignof(std::max_align_t) ? std::malloc(bytes) : aligned(bytes, alignment);
  }
  void* const begin = aligned(bytes, large_page);
#ifdef MADV_HUGEPAGE
  const int error = errno;
  // The rest, less than a page, stays on small ones: no memory is taken that nobody asked for.
  if (begin != nullptr) madvise(begin, bytes / large_page * large_page, MADV_HUGEPAGE);
  errno = error;
#endif
  return begin;
}

}  // namespace logreg
