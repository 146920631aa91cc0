// Memory for the numeric columns of a run of rows, side by side. Pages that nobody writes to cost nothing.
//
// Slabs of a few megabytes are cut from regions, one behind the other, so that large pages are filled.
#pragma once

#include "base/aligned_vector.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <utility>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace logreg {

// Where slabs come from, on any thread. A region lives as long as one of its slabs.
class ArenaRegions {
 public:
  std::shared_ptr<double> take(std::size_t numbers);

 private:
  std::mutex lock_;
  std::shared_ptr<AlignedVector<double>> region_;
  std::size_t taken_ = 0;
};

class ColumnArena {
 public:
  ColumnArena(std::size_t columns, std::size_t rows, ArenaRegions& regions);
  ColumnArena(std::size_t columns, std::size_t rows);  // in memory of its own

  std::size_t rows() const { return rows_; }
  // Room for the numbers of one column, as they are; a null pointer when all columns are taken.
  double* take();

 private:
  std::size_t columns_;
  std::size_t rows_;
  std::size_t taken_ = 0;
  std::shared_ptr<double> numbers_;
};

// A column's numbers while they arrive: in a slab as long as it has room, then in one of their own.
class NumberColumn {
 public:
  NumberColumn() = default;
  explicit NumberColumn(std::shared_ptr<ColumnArena> slab) : slab_(std::move(slab)) {}

  bool has_room() const { return next_ != end_; }
  void push_back(double number) {
    if (!has_room()) grow();
    *next_++ = number;
  }
  // As many as a cache line holds. Where they fill one they go past the cache: a chunk's numbers have no room in it,
  // and reading the line first would cost as much as the rest.
  using Line = std::array<double, 8>;
  void append(const Line& numbers) {
#ifdef __SSE2__
    if (reinterpret_cast<std::uintptr_t>(next_) % sizeof(Line) == 0 && end_ - next_ >= 8) {
      for (std::size_t i = 0; i < numbers.size(); i += 2) _mm_stream_pd(next_ + i, _mm_loadu_pd(numbers.data() + i));
      next_ += numbers.size();
      return;
    }
#endif
    for (const double number : numbers) push_back(number);
  }
  const double* data() const {
    return begin_;
  }
  double* data() {
    return begin_;
  }
  std::size_t size() const {
    return static_cast<std::size_t>(next_ - begin_);
  }
  double operator[](std::size_t row) const {
    return begin_[row];
  }
  // Who holds this keeps the numbers alive.
  std::shared_ptr<ColumnArena> slab() const {
    return slab_;
  }

 private:
  void grow();

  double* next_ = nullptr;
  double* end_ = nullptr;  // of the room
  double* begin_ = nullptr;
  std::shared_ptr<ColumnArena> slab_;
};

}  // namespace logreg
