#include "data/number_slab.h"

#include <algorithm>

namespace logreg {

namespace {

constexpr std::size_t fewest_rows = 64;

}  // namespace

// Every column begins with a cache line.
NumberSlab::NumberSlab(std::size_t columns, std::size_t rows)
    : columns_(columns), rows_((rows + 7) / 8 * 8), numbers_(columns * rows_) {}

double* NumberSlab::take() {
  if (taken_ == columns_) return nullptr;
  return numbers_.data() + rows_ * taken_++;
}

void NumberColumn::grow() {
  const std::size_t count = size();
  double* room = count == 0 && slab_ ? slab_->take() : nullptr;
  const std::shared_ptr<NumberSlab> old = slab_;
  if (room == nullptr) {
    slab_ = std::make_shared<NumberSlab>(1, std::max(2 * count, fewest_rows));
    room = slab_->take();
  }
  next_ = std::copy(begin_, next_, room);
  begin_ = room;
  end_ = begin_ + slab_->rows();
}

}  // namespace logreg
