#include "data/column_arena.h"

#include <algorithm>

namespace logreg {

namespace {

constexpr std::size_t fewest_rows = 64;
constexpr std::size_t region_size = std::size_t{1} << 22;         // numbers: sixteen large pages
constexpr std::size_t smallest_in_region = std::size_t{1} << 14;  // numbers; what is smaller fills no large page

// Every column begins with a cache line.
std::size_t whole_lines(std::size_t rows) {
  return (rows + 7) / 8 * 8;
}

std::shared_ptr<double> own_memory(std::size_t numbers) {
  const auto memory = std::make_shared<AlignedVector<double>>(numbers);
  return {memory, memory->data()};
}

}  // namespace

std::shared_ptr<double> ArenaRegions::take(std::size_t numbers) {
  if (numbers < smallest_in_region || numbers > region_size / 2) return own_memory(numbers);
  const std::lock_guard guard(lock_);
  if (!region_ || numbers > region_size - taken_) {
    region_ = std::make_shared<AlignedVector<double>>(region_size);
    taken_ = 0;
  }
  double* const begin = region_->data() + taken_;
  taken_ += numbers;
  return {region_, begin};
}

ColumnArena::ColumnArena(std::size_t columns, std::size_t rows, ArenaRegions& regions)
    : columns_(columns), rows_(whole_lines(rows)), numbers_(regions.take(columns * rows_)) {}

ColumnArena::ColumnArena(std::size_t columns, std::size_t rows)
    : columns_(columns), rows_(whole_lines(rows)), numbers_(own_memory(columns * rows_)) {}

double* ColumnArena::take() {
  if (taken_ == columns_) return nullptr;
  return numbers_.get() + rows_ * taken_++;
}

void NumberColumn::grow() {
  const std::size_t count = size();
  double* room = count == 0 && slab_ ? slab_->take() : nullptr;
  const std::shared_ptr<ColumnArena> old = slab_;
  if (room == nullptr) {
    slab_ = std::make_shared<ColumnArena>(1, std::max(2 * count, fewest_rows));
    room = slab_->take();
  }
  next_ = std::copy(begin_, next_, room);
  begin_ = room;
  end_ = begin_ + slab_->rows();
}

}  // namespace logreg
