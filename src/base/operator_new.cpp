// All memory of a program that this file is linked to comes from allocated(): the library alone does not ask for that.

#include "base/memory.h"

#include <cstddef>
#include <cstdlib>
#include <new>

namespace {

void* allocated_or_throw(std::size_t bytes, std::size_t alignment) {
  void* const memory = logreg::allocated(bytes, alignment);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

}  // namespace

void* operator new(std::size_t bytes) {
  return allocated_or_throw(bytes, alignof(std::max_align_t));
}
void* operator new(std::size_t bytes, std::align_val_t alignment) {
  return allocated_or_throw(bytes, static_cast<std::size_t>(alignment));
}
// The standard library's own would come to those above, a sanitizer's does not.
void* operator new(std::size_t bytes, const std::nothrow_t& /*nothrow*/) noexcept {
  return logreg::allocated(bytes, alignof(std::max_align_t));
}
void* operator new(std::size_t bytes, std::align_val_t alignment, const std::nothrow_t& /*nothrow*/) noexcept {
  return logreg::allocated(bytes, static_cast<std::size_t>(alignment));
}
void operator delete(void* memory) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t /*bytes*/) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::align_val_t /*alignment*/) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t /*bytes*/, std::align_val_t /*alignment*/) noexcept {
  std::free(memory);
}
