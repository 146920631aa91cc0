#include "base/memory.h"

#include <sys/mman.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>

namespace logreg {

void* allocated(std::size_t bytes, std::size_t alignment) {
  constexpr std::size_t large_page = std::size_t{1} << 21;
  constexpr std::size_t largest_share = 8;  // of what is asked for, an eighth
  if (bytes < large_page) {
    return alignment <= alignof(std::max_align_t)
               ? std::malloc(std::max<std::size_t>(bytes, 1))
               : std::aligned_alloc(alignment, (bytes + alignment - 1) / alignment * alignment);
  }
  // The rest, less than a page, may take a whole one too, unless that would be much more than was asked for.
  const std::size_t rest = bytes % large_page;
  if (rest > 0 && large_page - rest <= bytes / largest_share) bytes += large_page - rest;
  void* const begin = std::aligned_alloc(large_page, bytes);
#ifdef MADV_HUGEPAGE
  const int error = errno;
  if (begin != nullptr) madvise(begin, bytes / large_page * large_page, MADV_HUGEPAGE);
  errno = error;
#endif
  return begin;
}

}  // namespace logreg
