// A vector of numbers for the kernels: aligned to a cache line, and not filled with zeros before it is written. Large
// ones lie in large pages where the system has them, which it hands out much sooner than thousands of small ones.
#pragma once

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace logreg {

void* allocate_aligned(std::size_t bytes);
void free_aligned(void* place, std::size_t bytes);

template <class T>
struct AlignedAllocator {
  using value_type = T;

  AlignedAllocator() = default;
  template <class U>
  AlignedAllocator(const AlignedAllocator<U>&) {}

  T* allocate(std::size_t count) { return static_cast<T*>(allocate_aligned(count * sizeof(T))); }
  void deallocate(T* place, std::size_t count) { free_aligned(place, count * sizeof(T)); }

  // resize() leaves new elements as they are.
  template <class U>
  void construct(U* place) {
    ::new (static_cast<void*>(place)) U;
  }
  template <class U, class... Arguments>
  void construct(U* place, Arguments&&... arguments) {
    ::new (static_cast<void*>(place)) U(std::forward<Arguments>(arguments)...);
  }

  template <class U>
  bool operator==(const AlignedAllocator<U>&) const {
    return true;
  }
};

template <class T>
using AlignedVector = std::vector<T, AlignedAllocator<T>>;

}  // namespace logreg
