#include "base/aligned_vector.h"

#ifdef __linux__
#include <sys/mman.h>
#endif

#include <new>

namespace logreg {

namespace {

constexpr std::size_t cache_line = 64;
constexpr std::size_t large_page = std::size_t{1} << 21;

std::align_val_t alignment(std::size_t bytes) {
  return std::align_val_t{bytes < large_page ? cache_line : large_page};
}

}  // namespace

void* allocate_aligned(std::size_t bytes) {
  void* const place = ::operator new(bytes, alignment(bytes));
#ifdef MADV_HUGEPAGE
  // The last page too, if more than half of it is asked for. If the system refuses, small pages do as well.
  const std::size_t pages = (bytes + large_page / 2) / large_page;
  if (bytes >= large_page) madvise(place, pages * large_page, MADV_HUGEPAGE);
#endif
  return place;
}

void free_aligned(void* place, std::size_t bytes) {
  ::operator delete(place, alignment(bytes));
}

}  // namespace logreg
