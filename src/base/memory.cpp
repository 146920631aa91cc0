#include "base/memory.h"

#include <sys/mman.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>

namespace logreg {

void* allocated(std::size_t bytes, std::size_t alignment) {
  constexpr std::size_t large_page = std::size_t{1} << 21;
  if (bytes < large_page) {
    return alignment <= alignof(std::max_align_t)
               ? std::malloc(std::max<std::size_t>(bytes, 1))
               : std::aligned_alloc(alignment, (bytes + alignment - 1) / alignment * alignment);
  }
  void* const begin = std::aligned_alloc(large_page, bytes);
#ifdef MADV_HUGEPAGE
  const int error = errno;
  // The rest, less than a page, stays on small ones: no memory is taken that nobody asked for.
  if (begin != nullptr) madvise(begin, bytes / large_page * large_page, MADV_HUGEPAGE);
  errno = error;
#endif
  return begin;
}

}  // namespace logreg
