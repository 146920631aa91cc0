// A vector that its copies share, so that it costs nothing to hand on. Who writes into one that others hold takes one
// of its own before, by assigning it.
#pragma once

#include "base/aligned_vector.h"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <utility>

namespace logreg {

template <class T>
class SharedVector {
 public:
  SharedVector() = default;
  SharedVector(AlignedVector<T> numbers)
      : owner_(std::make_shared<AlignedVector<T>>(std::move(numbers))), data_(owner_->data()), size_(owner_->size()) {}

  // A move is a copy: what is left behind still has its owner.
  SharedVector(const SharedVector&) = default;
  SharedVector& operator=(const SharedVector&) = default;

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  const T* data() const { return data_; }
  T* data() { return data_; }
  const T* begin() const { return data_; }
  const T* end() const { return data_ + size_; }
  T* begin() { return data_; }
  T* end() { return data_ + size_; }
  const T& operator[](std::size_t i) const { return data_[i]; }
  T& operator[](std::size_t i) { return data_[i]; }

  // A vector of its own, of so many numbers, which are not set.
  void resize(std::size_t size) { *this = AlignedVector<T>(size); }

  friend bool operator==(const SharedVector& a, const SharedVector& b) { return std::ranges::equal(a, b); }

 private:
  std::shared_ptr<AlignedVector<T>> owner_;
  T* data_ = nullptr;  // the owner's: one step less in loops over rows
  std::size_t size_ = 0;
};

}  // namespace logreg
