#include "base/memory.h"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace logreg {

namespace {

constexpr std::size_t large_page = std::size_t{1} << 21;

// Not aligned_alloc(), which wants a multiple of the alignment.
void* aligned(std::size_t bytes, std::size_t alignment) {
  void* begin = nullptr;
  return posix_memalign(&begin, alignment, bytes) == 0 ? begin : nullptr;
}

}  // namespace

void* allocated(std::size_t bytes, std::size_t alignment) {
  constexpr std::size_t largest_share = 8;  // of what is asked for, an eighth
  if (bytes < large_page / 2) {
    bytes = std::max<std::size_t>(bytes, 1);
    return alignment <= alignof(std::max_align_t) ? std::malloc(bytes) : aligned(bytes, alignment);
  }
  // The rest, less than a page, may take a whole one too, unless that would be much more than was asked for.
  const std::size_t rest = bytes % large_page;
  if (rest > 0 && (bytes < large_page || large_page - rest <= bytes / largest_share)) bytes += large_page - rest;
  void* const begin = aligned(bytes, large_page);
#ifdef MADV_HUGEPAGE
  const int error = errno;
  if (begin != nullptr) madvise(begin, bytes / large_page * large_page, MADV_HUGEPAGE);
  errno = error;
#endif
  return begin;
}

void put_heap_on_large_pages([[maybe_unused]] std::size_t bytes) {
#ifdef MADV_HUGEPAGE
  const auto end = [] { return static_cast<char*>(sbrk(0)); };
  char* begin = end();
  begin += (large_page - reinterpret_cast<std::uintptr_t>(begin) % large_page) % large_page;
  std::array<void* volatile, 8> pieces{};  // volatile: else they may never be allocated
  for (std::size_t i = 0; i < pieces.size() && end() < begin + large_page; ++i) pieces[i] = std::malloc(bytes);
  for (void* const piece : pieces) std::free(piece);
  if (end() < begin + large_page) return;
  const int error = errno;
  const auto grown = static_cast<std::size_t>(end() - begin);
  madvise(begin, grown / large_page * large_page, MADV_HUGEPAGE);
  errno = error;
#endif
}

void keep_freed_memory() {
#ifdef __GLIBC__
  constexpr int largest = 1 << 30;
  mallopt(M_MMAP_THRESHOLD, largest);
  mallopt(M_TRIM_THRESHOLD, largest);
#endif
}

}  // namespace logreg
